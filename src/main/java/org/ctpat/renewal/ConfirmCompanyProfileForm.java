package org.ctpat.renewal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.CompanyProfile;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The company confirms or changes its data, and whether it owes CBP (rule C4). */
@Component
class ConfirmCompanyProfileForm implements FormHandler {

  private static final String CONFIRMED = "companyProfileConfirmed";

  private final AnnualReviews reviews;
  private final AccountProfiles profiles;

  ConfirmCompanyProfileForm(AnnualReviews reviews, AccountProfiles profiles) {
    this.reviews = reviews;
    this.profiles = profiles;
  }

  @Override
  public String formId() {
    return "confirm-company-profile";
  }

  /** The data as stored; whether there are debts is asked anew. */
  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var prefill = stored(task);
    prefill.remove("noUnpaidDebt");
    prefill.putAll(profiles.formFacts(number(task)));
    return prefill;
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var errors = new ArrayList<FieldError>();
    if (!answers.checked(CONFIRMED)) {
      errors.add(new FieldError(CONFIRMED, "Confirm the company profile"));
    }
    if (!answers.checked("noUnpaidDebt") && answers.text("debtExplanation").isEmpty()) {
      errors.add(
          new FieldError(
              "debtExplanation", "Say what is unpaid and how it will be settled (rule C4)"));
    }
    profiles.check(number(task), profile(task, data)).stream()
        .map(problem -> new FieldError(problem.field(), problem.message()))
        .forEach(errors::add);
    return errors;
  }

  @Override
  public List<FieldError> warnings(InboxTask task, Map<String, Object> data) {
    return profiles.doubts(number(task), profile(task, data)).stream()
        .map(problem -> new FieldError(problem.field(), problem.message()))
        .toList();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var before = stored(task);
    var changed = profile(task, data);
    profiles.update(number(task), changed, by);
    var changes = new ArrayList<String>();
    if (!answers.text("companyChanges").isEmpty()) {
      changes.add(answers.text("companyChanges"));
    }
    var fields =
        changed.toForm().entrySet().stream()
            .filter(entry -> !Objects.equals(before.get(entry.getKey()), entry.getValue()))
            .map(Map.Entry::getKey)
            .filter(field -> !field.equals(CONFIRMED))
            .toList();
    if (!fields.isEmpty()) {
      changes.add("fields changed: " + String.join(", ", fields));
    }
    if (!answers.checked("noUnpaidDebt")) {
      changes.add("rule C4 is not met, unpaid: " + answers.text("debtExplanation"));
    }
    reviews.confirmCompanyProfile(task.caseId(), String.join("; ", changes), by);
  }

  private CompanyProfile profile(InboxTask task, Map<String, Object> data) {
    var merged = stored(task);
    merged.putAll(data);
    return CompanyProfile.from(merged);
  }

  private Map<String, Object> stored(InboxTask task) {
    return new LinkedHashMap<>(profiles.view(number(task)).toForm());
  }

  private static AccountNumber number(InboxTask task) {
    return AccountNumber.of(task.accountNumber());
  }
}
