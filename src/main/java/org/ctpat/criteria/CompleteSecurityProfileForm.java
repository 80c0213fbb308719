package org.ctpat.criteria;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Confirms that the security profile is complete (rule C3). */
@Component
class CompleteSecurityProfileForm implements FormHandler {

  private final SecurityProfiles profiles;
  private final ProfileForms forms;

  CompleteSecurityProfileForm(SecurityProfiles profiles, ProfileForms forms) {
    this.profiles = profiles;
    this.forms = forms;
  }

  @Override
  public String formId() {
    return "complete-security-profile";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    return forms.prefill(task.accountNumber());
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    return forms.incomplete(task.accountNumber(), "securityProfileConfirmed");
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    profiles.confirm(task.key(), task.accountNumber(), task.caseId(), formId(), "", by);
  }
}
