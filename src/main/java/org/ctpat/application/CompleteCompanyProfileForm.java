package org.ctpat.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.CompanyProfile;
import org.ctpat.account.ProfileProblem;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The company says who it is and answers the eligibility questions of its entity type. */
@Component
@Transactional
class CompleteCompanyProfileForm implements FormHandler {

  private final CaseFiles files;
  private final AccountProfiles profiles;

  CompleteCompanyProfileForm(CaseFiles files, AccountProfiles profiles) {
    this.files = files;
    this.profiles = profiles;
  }

  @Override
  public String formId() {
    return "complete-company-profile";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var number = AccountNumber.of(task.accountNumber());
    var prefill = new HashMap<String, Object>(profiles.view(number).toForm());
    prefill.putAll(profiles.formFacts(number));
    prefill.put("profileReturned", files.of(task).profileRound() > 1);
    return prefill;
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    if (files.of(task).recorded(task.key())) {
      return List.of();
    }
    return profiles
        .check(AccountNumber.of(task.accountNumber()), CompanyProfile.from(data))
        .stream()
        .map(problem -> new FieldError(problem.field(), problem.message()))
        .toList();
  }

  @Override
  public List<FieldError> warnings(InboxTask task, Map<String, Object> data) {
    return doubts(task, data).stream()
        .map(problem -> new FieldError(problem.field(), problem.message()))
        .toList();
  }

  private List<ProfileProblem> doubts(InboxTask task, Map<String, Object> data) {
    return profiles.doubts(AccountNumber.of(task.accountNumber()), CompanyProfile.from(data));
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var application = files.of(task);
    if (!application.companyProfileGiven(task.key(), by, files.now())) {
      return;
    }
    var problems =
        profiles.update(AccountNumber.of(task.accountNumber()), CompanyProfile.from(data), by);
    if (!problems.isEmpty()) {
      throw new ApplicationRefused(
          "The company profile of account "
              + task.accountNumber()
              + " was not kept: "
              + problems.getFirst().message());
    }
    files.record(
        application,
        "Company profile handed in",
        by,
        Map.of(
            "round",
            application.profileRound(),
            "unusual",
            doubts(task, data).stream().map(ProfileProblem::message).toList()));
  }
}
