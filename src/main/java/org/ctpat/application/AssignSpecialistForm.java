package org.ctpat.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A supervisor confirms the eligibility and names the specialist in charge. */
@Component
@Transactional
class AssignSpecialistForm implements FormHandler {

  private final CaseFiles files;
  private final SpecialistRoster specialists;
  private final Deadlines deadlines;

  AssignSpecialistForm(CaseFiles files, SpecialistRoster specialists, Deadlines deadlines) {
    this.files = files;
    this.specialists = specialists;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "assign-specialist";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var prefill = new HashMap<String, Object>();
    prefill.put("eligibilityConfirmed", "yes");
    var suggested = task.variables().get("suggestedSpecialist");
    if (suggested != null) {
      prefill.put("specialistId", suggested);
    }
    return prefill;
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var application = files.of(task);
    if (application.recorded(task.key())) {
      return List.of();
    }
    if (application.decidedBefore(by)) {
      return List.of(
          new FieldError(
              "",
              "An appeal has set aside what you decided in this application; another supervisor must go on with it."));
    }
    var answers = new Answers(data);
    if (application.round() > 1 && !answers.is("eligibilityConfirmed", "yes")) {
      return List.of(
          new FieldError(
              "eligibilityConfirmed",
              "The appeal has settled the eligibility: confirm it. What else speaks against the company belongs to review and vetting."));
    }
    if (answers.is("eligibilityConfirmed", "yes")) {
      return specialists.known(answers.text("specialistId"))
          ? List.of()
          : List.of(new FieldError("specialistId", "Choose a specialist from the list"));
    }
    return answers.text("eligibilityReason").isEmpty()
        ? List.of(
            new FieldError(
                "eligibilityReason", "Name the rule that is not met; the company reads it"))
        : List.of();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var application = files.of(task);
    var eligible = answers.is("eligibilityConfirmed", "yes");
    var specialist = eligible ? answers.text("specialistId") : null;
    var reason = eligible ? null : answers.text("eligibilityReason");
    if (application.specialistAssigned(task.key(), specialist, eligible, reason, by, files.now())) {
      deadlines.met(task.caseId(), "DC03", application.cycle("assignment"), by);
      files.record(
          application,
          eligible ? "Specialist assigned" : "Company found not eligible",
          by,
          eligible
              ? Map.of("specialist", answers.text("specialistId"))
              : Map.of("reason", answers.text("eligibilityReason")));
    }
  }
}
