package org.ctpat.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A specialist judges the silence of a company after DL09: wait longer, or confirm it. */
@Component
@Transactional
class ConfirmNoAnswerForm implements FormHandler {

  private final CaseFiles files;
  private final Deadlines deadlines;

  ConfirmNoAnswerForm(CaseFiles files, Deadlines deadlines) {
    this.files = files;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "confirm-no-answer";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var application = files.of(task);
    if (application.recorded(task.key())) {
      return List.of();
    }
    var answers = new Answers(data);
    var errors = new ArrayList<FieldError>();
    if (application.decidedBefore(by)) {
      errors.add(
          new FieldError(
              "",
              "An appeal has set aside what you decided in this application; another specialist must judge the silence."));
    }
    if (answers.is("noAnswerDecision", "wait")) {
      var until = answers.date("waitUntil");
      if (until.isEmpty() || !until.get().isAfter(deadlines.today())) {
        errors.add(new FieldError("waitUntil", "Choose a day after today"));
      }
    }
    if (answers.text("noAnswerReason").isEmpty()) {
      errors.add(new FieldError("noAnswerReason", "Give the reason"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var application = files.of(task);
    var decision = answers.text("noAnswerDecision");
    var reason = answers.text("noAnswerReason");
    if (!application.silenceJudged(task.key(), decision, reason, by, files.now())) {
      return;
    }
    var round = application.cycle(String.valueOf(application.submissionRound()));
    deadlines.met(task.caseId(), "DC03", "no-answer-" + round, by);
    if (decision.equals("wait")) {
      var until = answers.date("waitUntil").orElseThrow();
      deadlines.extend(
          task.accountNumber(),
          task.caseId(),
          "DL09",
          round + "-until-" + until,
          until,
          reason,
          by);
      files.record(application, "Longer wait granted", by, Map.of("until", until.toString()));
    } else {
      files.record(application, "Silence confirmed", by, Map.of("reason", reason));
    }
  }
}
