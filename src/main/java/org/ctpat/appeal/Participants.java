package org.ctpat.appeal;

import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditTrail;
import org.springframework.stereotype.Component;

/** Keeps those who took part in a contested decision from deciding its appeal. */
@Component
class Participants {

  private final AppealRepository appeals;
  private final ContestableDecisionRepository decisions;
  private final AuditTrail audit;

  Participants(
      AppealRepository appeals, ContestableDecisionRepository decisions, AuditTrail audit) {
    this.appeals = appeals;
    this.decisions = decisions;
    this.audit = audit;
  }

  /**
   * Why this person may not decide the appeal: the trail names them, as a person of CBP, in one of
   * the cases that the contested decision came from.
   */
  Optional<String> objection(String appealId, Actor person) {
    return appeals
        .findById(appealId)
        .flatMap(appeal -> decisions.findById(appeal.decisionId()))
        .flatMap(
            decision ->
                decision.partOf().stream()
                    .filter(
                        caseId ->
                            audit.acted(
                                decision.accountNumber(), caseId, person.id(), Actor.Kind.CBP))
                    .findFirst()
                    .map(
                        caseId ->
                            "%s took part in the contested decision (case %s). An appeal is decided by a person who had no part in it; let another person of the appeals authority take it."
                                .formatted(person.name(), caseId)));
  }
}
