package org.ctpat.enforcement;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.DueDateMoved;
import org.ctpat.document.Documents;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people decide and hand in with the forms of an enforcement case. */
@Component
@Transactional
class EnforcementSteps {

  private static final String RESPONSE = "DL13";

  private final EnforcementCases cases;
  private final EnforcementFacts facts;
  private final Enforcements enforcements;
  private final Grounds grounds;
  private final Deadlines deadlines;
  private final Documents documents;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  EnforcementSteps(
      EnforcementCases cases,
      EnforcementFacts facts,
      Enforcements enforcements,
      Grounds grounds,
      Deadlines deadlines,
      Documents documents,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.cases = cases;
    this.facts = facts;
    this.enforcements = enforcements;
    this.grounds = grounds;
    this.deadlines = deadlines;
    this.documents = documents;
    this.audit = audit;
    this.events = events;
  }

  /** What stands against this person's deciding: the rule of four eyes. */
  Optional<String> objection(String caseId, Decision.Step step, Actor by) {
    return get(caseId).objection(step, by);
  }

  /** The present grounds with all that was added. */
  String proposal(String caseId) {
    return facts.proposal(get(caseId));
  }

  String plan(String caseId) {
    return facts.plan(get(caseId));
  }

  String reinstatement(String caseId) {
    return facts.reinstatement(get(caseId));
  }

  List<String> planObstacles(String caseId) {
    return facts.planObstacles(get(caseId), deadlines.today());
  }

  List<String> reinstatementObstacles(String caseId) {
    return facts.reinstatementObstacles(get(caseId));
  }

  /** The grounds that a cure notice cannot mend, in words; empty when one is possible. */
  List<String> beyondCure(String caseId) {
    var enforcement = get(caseId);
    return grounds
        .beyondCure(enforcement.grounds().stream().map(EnforcementCase.Ground::grounds).toList())
        .stream()
        .map(SuspensionGrounds::label)
        .toList();
  }

  /** A decision of CBP, once for each user task. */
  void decide(
      String caseId,
      long taskKey,
      Decision decision,
      String reason,
      @Nullable LocalDate until,
      Actor by) {
    var enforcement = get(caseId);
    if (!enforcement.decide(taskKey, decision, reason, until, by, deadlines.today())) {
      return;
    }
    var after = new LinkedHashMap<String, Object>();
    after.put("decision", decision.label());
    after.put("reason", reason);
    if (until != null) {
      after.put("until", until.toString());
    }
    record(enforcement, name(decision.step()), by, after);
    switch (decision) {
      case EXTEND -> extend(enforcement, until, reason, by);
      case GIVE_BACK -> {
        enforcements.makePending(enforcement);
        enforcements.tell(enforcement);
      }
      default -> {}
    }
  }

  private static String name(Decision.Step step) {
    return switch (step) {
      case REVIEW -> "Proposed suspension reviewed";
      case REMOVAL -> "Removal at once decided";
      case SILENCE -> "Silence decided";
      case PLAN -> "Reinstatement plan reviewed";
      case REINSTATEMENT -> "Reinstatement decided";
    };
  }

  /** The new date holds for the open task as well. */
  private void extend(
      EnforcementCase enforcement, @Nullable LocalDate until, String reason, Actor by) {
    if (until == null) {
      throw new EnforcementRefused("More time needs a date (" + enforcement.caseId() + ")");
    }
    var before = deadlines.find(enforcement.caseId(), RESPONSE).map(Deadline::dueOn);
    deadlines.extend(
        enforcement.accountNumber(),
        enforcement.caseId(),
        RESPONSE,
        "extension-" + enforcement.silences(),
        until,
        reason,
        by);
    before.ifPresent(
        from ->
            events.publishEvent(
                new DueDateMoved(
                    enforcement.accountNumber(), enforcement.caseId(), RESPONSE, from, until)));
  }

  void answerCure(String caseId, String answer, List<String> documentIds, Actor by) {
    var enforcement = get(caseId);
    if (enforcement.answerCure(answer, documentIds, deadlines.today())) {
      record(
          enforcement,
          "Cure notice answered",
          by,
          Map.of("answer", answer, "files", documentIds.size()));
    }
  }

  void respond(String caseId, String text, boolean consent, List<String> documentIds, Actor by) {
    var enforcement = get(caseId);
    if (enforcement.respond(text, consent, documentIds, by, deadlines.today())) {
      record(
          enforcement,
          "Suspension answered",
          by,
          Map.of(
              "answer",
              text,
              "goals",
              enforcement.goals().size(),
              "unannouncedVisits",
              "consented",
              "files",
              documentIds.size()));
    }
  }

  /** The company says what it corrected; the goals are corrected on their page. */
  void correctPlan(String caseId, long taskKey, String note, Actor by) {
    var enforcement = get(caseId);
    if (enforcement.correctPlan(taskKey, note)) {
      record(enforcement, "Reinstatement plan corrected", by, Map.of("note", note));
    }
  }

  void check(
      String caseId,
      long taskKey,
      LocalDate on,
      String site,
      String seen,
      List<String> documentIds,
      boolean passed,
      Actor by) {
    var enforcement = get(caseId);
    if (enforcement.check(taskKey, on, site, seen, documentIds, passed, by)) {
      record(
          enforcement,
          "Checked without notice",
          by,
          Map.of(
              "on",
              on.toString(),
              "site",
              site,
              "result",
              passed ? "passed" : "failed",
              "seen",
              seen));
    }
  }

  LocalDate today() {
    return deadlines.today();
  }

  Optional<LocalDate> responseDueOn(String caseId) {
    return deadlines.find(caseId, RESPONSE).map(Deadline::dueOn);
  }

  /** Those of these files that the account does not have. */
  List<String> strange(String accountNumber, List<String> documentIds) {
    return documentIds.stream().filter(id -> documents.find(accountNumber, id).isEmpty()).toList();
  }

  EnforcementCase get(String caseId) {
    return cases
        .findById(caseId)
        .orElseThrow(() -> new EnforcementRefused("There is no enforcement case " + caseId));
  }

  private void record(EnforcementCase enforcement, String action, Actor by, Map<String, ?> after) {
    audit.record(
        new AuditEvent(
            enforcement.accountNumber(),
            enforcement.caseId(),
            action,
            "Enforcement case",
            by,
            Map.of(),
            after));
  }
}
