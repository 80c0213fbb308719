package org.ctpat.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.risk.Step;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.ctpat.training.Trainings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An officer hands the application in; nothing can be submitted half done (rule C3). */
@Component
@Transactional
class SubmitApplicationForm implements FormHandler {

  private final CaseFiles files;
  private final SecurityProfiles profiles;
  private final RiskAssessments assessments;
  private final Trainings trainings;

  SubmitApplicationForm(
      CaseFiles files,
      SecurityProfiles profiles,
      RiskAssessments assessments,
      Trainings trainings) {
    this.files = files;
    this.profiles = profiles;
    this.assessments = assessments;
    this.trainings = trainings;
  }

  @Override
  public String formId() {
    return "submit-application";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var missing = missing(task);
    return Map.of(
        "readyToSubmit", missing.isEmpty(),
        "missing", missing,
        "profileSummary", profiles.summary(task.accountNumber()));
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    if (files.of(task).recorded(task.key())) {
      return List.of();
    }
    return missing(task).stream()
        .map(lack -> new FieldError("", "Still missing: " + lack))
        .toList();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var application = files.of(task);
    var note = new Answers(data).text("submissionNote");
    if (application.submitted(task.key(), note.isEmpty() ? null : note, by, files.now())) {
      files.record(application, "Application submitted", by, Map.of());
    }
  }

  private List<String> missing(InboxTask task) {
    var missing = new ArrayList<String>();
    if (files.of(task).last(StepKind.AGREEMENT).isEmpty()) {
      missing.add("the partner agreement, signed by an officer (rule C1)");
    }
    missing.addAll(profiles.missing(task.accountNumber()));
    var assessmentId = task.caseId() + "-RA";
    if (assessments.approved(assessmentId)) {
      missing.addAll(assessments.missing(assessmentId, Step.CARGO_FLOW));
    } else {
      missing.add("the risk assessment, approved by an officer (criterion 2.1)");
    }
    if (!trainings.complete(task.caseId() + "-TR")) {
      missing.add("trainings: every must course of every person, with proof (category 12)");
    }
    return missing;
  }
}
