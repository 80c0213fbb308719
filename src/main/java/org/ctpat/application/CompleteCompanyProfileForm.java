package org.ctpat.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.CompanyProfile;
import org.ctpat.account.EntityType;
import org.ctpat.account.EntityTypes;
import org.ctpat.account.IdentifierFormat;
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

  private static final String SOCIAL_SECURITY = "IOR_SSN";

  private final CaseFiles files;
  private final AccountProfiles profiles;
  private final Accounts accounts;
  private final EntityTypes types;

  CompleteCompanyProfileForm(
      CaseFiles files, AccountProfiles profiles, Accounts accounts, EntityTypes types) {
    this.files = files;
    this.profiles = profiles;
    this.accounts = accounts;
    this.types = types;
  }

  @Override
  public String formId() {
    return "complete-company-profile";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var number = AccountNumber.of(task.accountNumber());
    var type = types.get(accounts.get(number).entityType());
    var prefill = new HashMap<String, Object>(profiles.view(number).toForm());
    prefill.put("entityType", type.code());
    prefill.put("activeRule", type.activeRule());
    prefill.put("officeRule", type.officeRule());
    prefill.put("bondKind", type.bondKind());
    prefill.put("identifierRules", rules(type));
    prefill.put("identifierTypes", profiles.identifierTypes(number));
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
        application, "Company profile handed in", by, Map.of("round", application.profileRound()));
  }

  /** What the entity type must or may give, as a list in words. */
  private String rules(EntityType type) {
    return type.identifiers().isEmpty()
        ? "no number is asked for."
        : type.identifiers().stream()
            .map(
                rule ->
                    "\n- "
                        + (rule.all() ? "" : rule.types().size() > 1 ? "one of: " : "")
                        + rule.types().stream()
                            .filter(kind -> !kind.equals(SOCIAL_SECURITY))
                            .map(this::format)
                            .map(format -> format.label() + " (" + format.format() + ")")
                            .collect(Collectors.joining(rule.all() ? " and " : "; "))
                        + condition(rule))
            .collect(Collectors.joining());
  }

  private static String condition(EntityType.IdentifierRule rule) {
    if (rule.required()) {
      return "";
    }
    return rule.requiredIf().isEmpty() ? ", if there is one" : ", if the " + rule.requiredIf();
  }

  private IdentifierFormat format(String kind) {
    return types
        .format(kind)
        .orElseThrow(() -> new IllegalStateException("No format is known of identifier " + kind));
  }
}
