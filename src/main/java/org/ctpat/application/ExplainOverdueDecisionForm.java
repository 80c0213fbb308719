package org.ctpat.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A supervisor explains why the decision takes longer than DL01; decides nothing. */
@Component
@Transactional
class ExplainOverdueDecisionForm implements FormHandler {

  private final CaseFiles files;
  private final Accounts accounts;
  private final Deadlines deadlines;

  ExplainOverdueDecisionForm(CaseFiles files, Accounts accounts, Deadlines deadlines) {
    this.accounts = accounts;
    this.files = files;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "explain-overdue-decision";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    if (files.of(task).recorded(task.key())) {
      return List.of();
    }
    var answers = new Answers(data);
    var errors = new ArrayList<FieldError>();
    if (answers.text("delayReason").isEmpty()) {
      errors.add(new FieldError("delayReason", "Give the reason for the delay"));
    }
    var expected = answers.date("decisionExpectedOn");
    if (expected.isEmpty() || !expected.get().isAfter(deadlines.today())) {
      errors.add(new FieldError("decisionExpectedOn", "Choose a day after today"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var application = files.of(task);
    var expected = answers.date("decisionExpectedOn").orElseThrow();
    if (application.delayExplained(
        task.key(), expected, answers.text("delayReason"), by, files.now())) {
      deadlines.met(task.caseId(), "DC03", "explanation", by);
      noteDelay(application);
      files.record(
          application, "Delay explained", by, Map.of("decisionExpectedOn", expected.toString()));
    }
  }

  /** The clock alone moves nothing: the account stays where it is, and the trail says so. */
  private void noteDelay(Application application) {
    var number = AccountNumber.of(application.accountNumber());
    if (accounts.get(number).caseState() == CaseState.VETTING) {
      accounts.apply(
          number, "timer", application.caseId(), Actor.system("explain-overdue-decision"));
    }
  }
}
