package org.ctpat.appeal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.ctpat.appeal.ContestableDecisions.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A decision that can be appealed, as people see it.
 *
 * @param inWords the decision with its reasons
 * @param partOf the cases whose people may not decide the appeal
 * @param ruleId DL14, or DL15 for false information
 * @param appealUntilAt end of the last day, U.S. Eastern
 * @param explanation why this is the last day, with rule and source
 * @param appealId the appeal of it, null when there is none
 * @param outcome how the appeal ended, null before
 * @param open whether an appeal can be filed now
 */
public record ContestedDecision(
    String decisionId,
    String accountNumber,
    String caseId,
    Kind kind,
    String inWords,
    List<String> partOf,
    LocalDate decidedOn,
    String ruleId,
    LocalDate appealUntilOn,
    OffsetDateTime appealUntilAt,
    String explanation,
    @Nullable String appealId,
    @Nullable AppealOutcome outcome,
    boolean open) {}
