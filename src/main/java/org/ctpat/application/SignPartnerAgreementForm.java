package org.ctpat.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Agreements;
import org.ctpat.account.Contact;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The officer of the company signs the partner agreement (rule C1). */
@Component
@Transactional
class SignPartnerAgreementForm implements FormHandler {

  private final CaseFiles files;
  private final Accounts accounts;
  private final Agreements agreements;
  private final Deadlines deadlines;

  SignPartnerAgreementForm(
      CaseFiles files, Accounts accounts, Agreements agreements, Deadlines deadlines) {
    this.files = files;
    this.accounts = accounts;
    this.agreements = agreements;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "sign-partner-agreement";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var agreement = agreements.current();
    return Map.of(
        "agreementText", agreement.text(),
        "agreementVersion", agreement.version(),
        "language", agreement.language(),
        "agreementHash", agreement.hash());
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    if (files.of(task).recorded(task.key())) {
      return List.of();
    }
    var officer = officer(task);
    if (officer.filter(contact -> is(contact, by)).isEmpty()) {
      return List.of(
          new FieldError(
              "",
              "Only the officer named in the company profile signs the agreement: "
                  + officer.map(Contact::name).orElse("nobody is named yet")));
    }
    var answers = new Answers(data);
    if (!answers.checked("agreementAccepted")) {
      return List.of(new FieldError("agreementAccepted", "Check that you sign, or close the form"));
    }
    return answers.is("agreementHash", agreements.current().hash())
        ? List.of()
        : List.of(
            new FieldError(
                "agreementVersion",
                "The agreement has changed since you opened the form; read version "
                    + agreements.current().version()
                    + " and sign that one"));
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var application = files.of(task);
    var answers = new Answers(data);
    if (application.agreementSigned(
        task.key(), answers.text("agreementVersion"), answers.text("language"), by, files.now())) {
      var title = officer(task).map(Contact::title).orElse("Company officer");
      agreements.sign(
          AccountNumber.of(task.accountNumber()), answers.text("agreementHash"), by, title);
      deadlines.cancel(
          task.caseId(),
          "DC03",
          "eligibility-" + application.profileRound(),
          "The company is eligible; no review was needed",
          by);
      files.record(
          application,
          "Partner agreement signed",
          by,
          Map.of(
              "version", answers.text("agreementVersion"),
              "textHash", answers.text("agreementHash")));
    }
  }

  private Optional<Contact> officer(InboxTask task) {
    return accounts.contacts(AccountNumber.of(task.accountNumber())).stream()
        .filter(contact -> contact.kind() == Contact.Kind.OFFICER)
        .findFirst();
  }

  /** By sign-in name; where the profile names a new officer without one, by name. */
  private static boolean is(Contact contact, Actor by) {
    return by.kind() == Actor.Kind.MEMBER
        && (contact.signIn() == null
            ? contact.name().equalsIgnoreCase(by.name())
            : contact.signIn().equals(by.id()));
  }
}
