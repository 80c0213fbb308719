package org.ctpat.validation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A validation as people see it.
 *
 * @param caseId such as {@code 10-000101-VAL-1}
 * @param reason why the validation was opened
 * @param team sign-in names of the two specialists
 * @param lead the one of the team who leads, null until planned
 * @param sitesReason why these sites were chosen
 * @param facts what the kind asks for beside the rest
 * @param documentsAsked what the notice asks for
 * @param documentIds what the company handed in
 * @param earliestVisitOn first day after the notice period (DL10)
 * @param reports versions of the report, oldest first
 * @param outcome null until the supervisor has decided
 */
public record ValidationView(
    String caseId,
    String accountNumber,
    String entityType,
    String reason,
    ValidationStage stage,
    @Nullable ValidationKind kind,
    Instant openedAt,
    List<String> team,
    @Nullable String lead,
    @Nullable String sitesReason,
    List<Fact> facts,
    List<String> documentsAsked,
    List<String> documentIds,
    @Nullable String documentsNote,
    @Nullable LocalDate noticeOn,
    @Nullable LocalDate earliestVisitOn,
    boolean earlierVisitAgreed,
    List<SiteVisitView> visits,
    List<FindingView> findings,
    List<Interview> interviews,
    List<ReportView> reports,
    @Nullable LocalDate publishedOn,
    @Nullable ForeignValidation foreignValidation,
    @Nullable ValidationOutcome outcome,
    @Nullable String outcomeReason,
    @Nullable String decidedBy,
    @Nullable LocalDate closedOn) {}
