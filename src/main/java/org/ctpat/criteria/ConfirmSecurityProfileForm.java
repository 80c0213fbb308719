package org.ctpat.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/**
 * Confirms the security profile for the annual review: each answer changed or confirmed within the
 * window of the review (DL06, DL07).
 */
@Component
class ConfirmSecurityProfileForm implements FormHandler {

  private static final String KEY = "securityProfileConfirmed";

  private final SecurityProfiles profiles;
  private final ProfileForms forms;
  private final Deadlines deadlines;

  ConfirmSecurityProfileForm(SecurityProfiles profiles, ProfileForms forms, Deadlines deadlines) {
    this.profiles = profiles;
    this.forms = forms;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "confirm-security-profile";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var prefill = forms.prefill(task.accountNumber());
    prefill.put("unconfirmed", Listing.bullets(labels(unconfirmed(task))));
    prefill.put("profileChanges", changes(task));
    return prefill;
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var errors = new ArrayList<>(forms.incomplete(task.accountNumber(), KEY));
    var unconfirmed = unconfirmed(task);
    if (!confirmsUnchanged(data) && !unconfirmed.isEmpty()) {
      errors.add(
          new FieldError(
              "confirmUnchanged",
              unconfirmed.size()
                  + " answers were neither changed nor confirmed since the review opened: "
                  + Listing.firstTen(labels(unconfirmed), ", ")
                  + ". Change them on the security profile page, or confirm here that they are"
                  + " still true"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    if (confirmsUnchanged(data)) {
      var ids = unconfirmed(task).stream().map(Criterion::id).toList();
      if (!ids.isEmpty()) {
        profiles.confirmUnchanged(task.accountNumber(), ids, by);
      }
    }
    profiles.confirm(task.key(), task.accountNumber(), task.caseId(), formId(), "", by);
  }

  private static boolean confirmsUnchanged(Map<String, Object> data) {
    return Boolean.TRUE.equals(data.get("confirmUnchanged"));
  }

  /** Only what was changed or confirmed within the window of the review counts (DL07). */
  private List<Criterion> unconfirmed(InboxTask task) {
    var opened =
        deadlines.find(task.caseId(), "DL07").map(Deadline::dueOn).orElseGet(deadlines::today);
    return profiles.unconfirmed(task.accountNumber(), opened);
  }

  private String changes(InboxTask task) {
    var changed =
        profiles
            .latestSnapshot(task.accountNumber())
            .map(profiles::changesSince)
            .orElse(List.of())
            .stream()
            .map(change -> change.label() + " (" + change.field() + ")")
            .toList();
    return changed.isEmpty() ? "Nothing was changed." : Listing.bullets(changed);
  }

  private static List<String> labels(List<Criterion> criteria) {
    return criteria.stream().map(Criterion::label).toList();
  }
}
