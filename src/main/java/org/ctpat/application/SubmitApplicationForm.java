package org.ctpat.application;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An officer hands the application in; nothing can be submitted half done (rule C3). */
@Component
@Transactional
class SubmitApplicationForm implements FormHandler {

  private final CaseFiles files;
  private final SecurityProfiles profiles;
  private final Readiness readiness;

  SubmitApplicationForm(CaseFiles files, SecurityProfiles profiles, Readiness readiness) {
    this.files = files;
    this.profiles = profiles;
    this.readiness = readiness;
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
    return readiness.of(task.caseId()).stream().flatMap(part -> part.missing().stream()).toList();
  }
}
