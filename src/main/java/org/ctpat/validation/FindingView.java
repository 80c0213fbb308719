package org.ctpat.validation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finding of a visit.
 *
 * @param must whether the criterion binds (must) or advises (should) this entity type
 * @param measure what the company is asked to do, for an action required
 * @param methods how the criterion was tested
 * @param dueOn due date of the corrective action, once the report is published
 * @param closedOn when the corrective action was closed
 * @param verdict how the corrective action ended
 */
public record FindingView(
    long id,
    String visitId,
    String criterionId,
    String criterionTitle,
    boolean must,
    FindingResult result,
    String text,
    @Nullable String measure,
    List<String> documentIds,
    @Nullable String owner,
    Set<BestPracticeElement> elements,
    Set<TestMethod> methods,
    @Nullable String actionId,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate closedOn,
    @Nullable CorrectiveActionState verdict,
    String recordedBy,
    Instant recordedAt) {}
