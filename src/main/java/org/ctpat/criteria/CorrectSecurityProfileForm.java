package org.ctpat.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Confirms that the specialist's remarks are answered (rule DL09). */
@Component
class CorrectSecurityProfileForm implements FormHandler {

  private static final String KEY = "correctionConfirmed";

  private final SecurityProfiles profiles;
  private final ProfileForms forms;

  CorrectSecurityProfileForm(SecurityProfiles profiles, ProfileForms forms) {
    this.profiles = profiles;
    this.forms = forms;
  }

  @Override
  public String formId() {
    return "correct-security-profile";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var prefill = forms.prefill(task.accountNumber());
    prefill.put("openRemarks", Listing.bullets(openRemarks(task)));
    return prefill;
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var errors = new ArrayList<>(forms.incomplete(task.accountNumber(), KEY));
    var open = openRemarks(task);
    if (!open.isEmpty()) {
      errors.add(
          new FieldError(
              KEY,
              "The specialist questioned or rejected these criteria, and their answers were not"
                  + " changed since: "
                  + Listing.firstTen(open, ", ")
                  + ". Change the answer or the evidence of each"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var note = data.get("correctionNote") instanceof String text ? text.strip() : "";
    profiles.confirm(task.key(), task.accountNumber(), task.caseId(), formId(), note, by);
  }

  private List<String> openRemarks(InboxTask task) {
    return profiles.openRemarks(task.accountNumber()).stream().map(Criterion::label).toList();
  }
}
