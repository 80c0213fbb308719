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

/**
 * A supervisor decides on the application (6 U.S.C. 964(c), DL01): another person than those who
 * reviewed and vetted it.
 */
@Component
@Transactional
class DecideCertificationForm implements FormHandler {

  private final CaseFiles files;
  private final Deadlines deadlines;

  DecideCertificationForm(CaseFiles files, Deadlines deadlines) {
    this.files = files;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "decide-certification";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var application = files.of(task);
    if (application.recorded(task.key())) {
      return List.of();
    }
    var answers = new Answers(data);
    var errors = new ArrayList<FieldError>();
    if (application.tookPart(by)) {
      errors.add(
          new FieldError(
              "",
              "You took part in the review of this application; another supervisor must decide"));
    }
    application
        .objectionTo(answers.text("certificationDecision"))
        .ifPresent(words -> errors.add(new FieldError("certificationDecision", words)));
    if (answers.text("decisionReason").isEmpty()) {
      errors.add(new FieldError("decisionReason", "Give the reason"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var application = files.of(task);
    var decision = answers.text("certificationDecision");
    var reason = answers.text("decisionReason");
    if (!application.decided(task.key(), decision, reason, by, files.now())) {
      return;
    }
    files.record(application, "Decided: " + decision, by, Map.of("reason", reason));
    if (decision.equals("certify")) {
      application.close(ApplicationOutcome.CERTIFIED, deadlines.today());
      deadlines.met(task.caseId(), "DL01", by);
      deadlines.met(task.caseId(), "DL03", by);
      deadlines.cancel(
          task.caseId(),
          "DC03",
          application.cycle("explanation"),
          "The application is decided",
          by);
    }
  }
}
