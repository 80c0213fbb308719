package org.ctpat.portal;

import java.net.URI;
import java.util.function.Function;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.course.PersonalLinks;
import org.ctpat.mail.Mails;
import org.ctpat.partner.Questionnaires;
import org.ctpat.training.Trainings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a personal link and its mail together: both are kept or neither. */
@Service
class LinkMails {

  private final PersonalLinks courses;
  private final Questionnaires questionnaires;
  private final Trainings trainings;
  private final Accounts accounts;
  private final Mails mails;

  LinkMails(
      PersonalLinks courses,
      Questionnaires questionnaires,
      Trainings trainings,
      Accounts accounts,
      Mails mails) {
    this.courses = courses;
    this.questionnaires = questionnaires;
    this.trainings = trainings;
    this.accounts = accounts;
    this.mails = mails;
  }

  /**
   * A link to the courses for a person.
   *
   * @param mailTo where it is mailed; empty when the company passes it on itself
   * @param address the address of a token's page
   */
  @Transactional
  public PersonalLinks.Issued course(
      PortalUser me,
      String number,
      String employee,
      String mailTo,
      Function<String, String> address) {
    var issued = courses.issue(number, employee, me.actor());
    if (!mailTo.isBlank()) {
      mails.link(
          "course-link",
          number,
          company(number),
          trainings.person(number, employee).name(),
          mailTo,
          URI.create(address.apply(issued.token())),
          issued.expiresAt());
    }
    return issued;
  }

  /** A link to a questionnaire; mailed when the recipient is given as a mail address. */
  @Transactional
  public Questionnaires.Issued questionnaire(
      PortalUser me,
      String number,
      long partner,
      String recipient,
      Function<String, String> address) {
    var issued = questionnaires.send(number, partner, recipient, me.actor());
    if (Mails.isAddress(recipient)) {
      mails.link(
          "questionnaire-link",
          number,
          company(number),
          recipient.strip(),
          recipient,
          URI.create(address.apply(issued.token())),
          issued.expiresAt());
    }
    return issued;
  }

  private String company(String number) {
    return accounts.get(AccountNumber.of(number)).companyName();
  }
}
