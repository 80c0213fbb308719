package org.ctpat.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** A specialist visits a suspended company without notice and says what was seen of each goal. */
@Component
class CheckUnannouncedForm implements FormHandler {

  private static final String ON = "checkedOn";
  private static final String RESULT = "checkResult";
  private static final String FILES = "checkFiles";

  private final EnforcementSteps steps;

  CheckUnannouncedForm(EnforcementSteps steps) {
    this.steps = steps;
  }

  @Override
  public String formId() {
    return Enforcements.CHECK_FORM;
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    return Map.of("planProgress", steps.plan(task.caseId()));
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    var on = submitted.date(ON);
    if (on.isEmpty() || on.get().isAfter(steps.today())) {
      errors.add(new FieldError(ON, "Give the day of the visit, today or earlier."));
    }
    for (var key : List.of("checkedSite", "checkFindings")) {
      if (submitted.text(key).isEmpty()) {
        errors.add(new FieldError(key, "Say where you were and what you saw of each goal."));
      }
    }
    if (!List.of("passed", "failed").contains(submitted.text(RESULT))) {
      errors.add(new FieldError(RESULT, "Choose whether the check is passed."));
    }
    if (!steps.strange(task.accountNumber(), submitted.texts(FILES)).isEmpty()) {
      errors.add(new FieldError(FILES, "A file was not kept: add it again."));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    steps.check(
        task.caseId(),
        task.key(),
        submitted.date(ON).orElseThrow(),
        submitted.text("checkedSite"),
        submitted.text("checkFindings"),
        submitted.texts(FILES),
        submitted.text(RESULT).equals("passed"),
        by);
  }
}
