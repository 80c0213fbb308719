package org.ctpat.application;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A specialist overrules failed eligibility rules or returns the company profile. */
@Component
@Transactional
class ReviewIneligibilityForm implements FormHandler {

  private final CaseFiles files;
  private final Deadlines deadlines;

  ReviewIneligibilityForm(CaseFiles files, Deadlines deadlines) {
    this.files = files;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "review-ineligibility";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    return new Answers(data).text("eligibilityRemarks").isEmpty()
        ? List.of(
            new FieldError(
                "eligibilityRemarks",
                "Give the reason; when you return the profile, the company reads it"))
        : List.of();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var application = files.of(task);
    var decision = answers.text("eligibilityDecision");
    var round = application.profileRound();
    if (application.eligibilityReviewed(
        task.key(), decision, answers.text("eligibilityRemarks"), by, files.now())) {
      deadlines.met(task.caseId(), "DC03", "eligibility-" + round, by);
      files.record(
          application,
          decision.equals("overrule") ? "Ineligibility overruled" : "Ineligibility found",
          by,
          Map.of(
              "failedRules",
              Objects.requireNonNullElse(task.variables().get("failedRules"), List.of()),
              "remarks",
              answers.text("eligibilityRemarks")));
    }
  }
}
