package org.ctpat.appeal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/**
 * The appeals authority decides an appeal or asks the company first; never a person who took part
 * in the contested decision.
 */
@Component
class DecideAppealForm implements FormHandler {

  private static final String ASK = "ask";
  private static final Map<String, AppealOutcome> DECISIONS =
      Map.of("uphold", AppealOutcome.UPHELD, "overturn", AppealOutcome.OVERTURNED);

  private final AppealRepository appeals;
  private final Participants participants;
  private final Deadlines deadlines;
  private final AuditTrail audit;

  DecideAppealForm(
      AppealRepository appeals, Participants participants, Deadlines deadlines, AuditTrail audit) {
    this.appeals = appeals;
    this.participants = participants;
    this.deadlines = deadlines;
    this.audit = audit;
  }

  @Override
  public String formId() {
    return "decide-appeal";
  }

  @Override
  public Optional<String> objection(InboxTask task, Actor by) {
    return participants.objection(task.caseId(), by);
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var decision = text(data, "appealDecision");
    var errors = new ArrayList<FieldError>();
    objection(task, by).ifPresent(why -> errors.add(new FieldError("", why)));
    appeals
        .findById(task.caseId())
        .filter(appeal -> appeal.outcome() == AppealOutcome.ENDED)
        .ifPresent(
            ended ->
                errors.add(
                    new FieldError(
                        "",
                        "The company has left the programme: there is nothing to decide any more.")));
    if (decision.equals(ASK)) {
      if (text(data, "appealQuestion").isEmpty()) {
        errors.add(new FieldError("appealQuestion", "Write the question to the company."));
      }
    } else if (!DECISIONS.containsKey(decision)) {
      errors.add(
          new FieldError(
              "appealDecision", "Choose: the decision stands, it is set aside, or a question."));
    } else if (text(data, "appealReasons").isEmpty()) {
      errors.add(
          new FieldError(
              "appealReasons",
              "Give the reasons: the company reads them in its letter, whatever you decide."));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var appeal = appeals.findById(task.caseId()).orElseThrow();
    var decision = text(data, "appealDecision");
    if (decision.equals(ASK)) {
      appeal
          .ask(task.key(), text(data, "appealQuestion"), deadlines.today(), by)
          .ifPresent(
              question ->
                  audit(
                      task,
                      "Question asked",
                      by,
                      Map.of("number", question.number(), "question", question.question())));
      return;
    }
    var outcome = DECISIONS.get(decision);
    if (outcome != null
        && appeal.decide(outcome, text(data, "appealReasons"), deadlines.today(), by)) {
      deadlines.met(task.caseId(), AppealFlow.DECISION_RULE, by);
      audit(
          task,
          "Appeal decided: " + outcome.word(),
          by,
          Map.of("reasons", text(data, "appealReasons")));
    }
  }

  private void audit(InboxTask task, String action, Actor by, Map<String, ?> after) {
    audit.record(
        new AuditEvent(task.accountNumber(), task.caseId(), action, "Appeal", by, Map.of(), after));
  }

  private static String text(Map<String, Object> data, String key) {
    var value = data.get(key);
    return value == null ? "" : value.toString().strip();
  }
}
