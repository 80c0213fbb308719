package org.ctpat.application;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountView;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applications to the programme, from the company profile to the certification decision. */
@Service
@Transactional
public class Applications {

  private static final Set<MembershipStatus> TURNED_DOWN =
      EnumSet.of(MembershipStatus.REMOVED, MembershipStatus.INELIGIBLE);

  private final ApplicationRepository applications;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final CaseFiles files;
  private final ApplicationEventPublisher events;

  Applications(
      ApplicationRepository applications,
      Accounts accounts,
      Deadlines deadlines,
      CaseFiles files,
      ApplicationEventPublisher events) {
    this.applications = applications;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.files = files;
    this.events = events;
  }

  /**
   * Opens an account for a company and starts its application. The names of the two people are
   * taken from their sign-in names until the company profile says better.
   *
   * @param entityType code of the entity type, such as {@code IMP}
   * @param officerId sign-in name of the company officer
   * @param contactId sign-in name of the point of contact
   * @throws ApplicationRefused when a name is missing
   * @throws IllegalArgumentException when the entity type is unknown
   */
  public ApplicationView start(
      String entityType, String companyName, String officerId, String contactId, Actor by) {
    if (companyName.isBlank() || officerId.isBlank() || contactId.isBlank()) {
      throw new ApplicationRefused(
          "Give the company's name, its officer and its point of contact to start an application");
    }
    return start(
        new NewAccount(
            entityType,
            companyName.strip(),
            person(Contact.Kind.OFFICER, officerId),
            person(Contact.Kind.POINT_OF_CONTACT, contactId)),
        by);
  }

  /** Opens an account for a company under the next number and starts its application. */
  public ApplicationView start(NewAccount company, Actor by) {
    return begin(accounts.open(company, by), "", by).forCompany();
  }

  /** Opens an account for a company under a given number and starts its application. */
  public ApplicationView start(AccountNumber number, NewAccount company, Actor by) {
    return begin(accounts.open(number, company, by), "", by).forCompany();
  }

  /**
   * Opens a further account for a company in another role and starts its application; what the
   * company said of itself is offered there.
   *
   * @param accountNumber an account of the company
   * @throws IllegalArgumentException when the entity type is unknown, or the company has an active
   *     account in that role
   */
  public ApplicationView startFurther(String accountNumber, String entityType, Actor by) {
    return begin(accounts.openFurther(AccountNumber.of(accountNumber), entityType, by), "", by)
        .forCompany();
  }

  /**
   * Starts a new application of a company that has an account already, after an earlier one lapsed,
   * was withdrawn or failed, or after its membership ended. Profile, people, partners and risk
   * assessment stay as a start; everything is evaluated anew.
   *
   * @param change what has changed since the company was turned down; may be empty otherwise
   * @throws ApplicationRefused when an application or an appeal is running, the company is
   *     certified, the waiting time of DL17 is not over, or a company that was turned down does not
   *     say what has changed
   */
  public ApplicationView startFor(String accountNumber, String change, Actor by) {
    var number = AccountNumber.of(accountNumber);
    applications
        .findByAccountNumberAndOutcomeIsNull(accountNumber)
        .ifPresent(
            running -> {
              throw new ApplicationRefused(
                  "Account "
                      + accountNumber
                      + " has a running application already, "
                      + running.caseId()
                      + " at \""
                      + running.stage().label()
                      + "\"; go on with it, or withdraw it while that is possible");
            });
    if (accounts.get(number).caseState() == CaseState.APPEAL_PENDING) {
      throw new ApplicationRefused(
          "An appeal of account "
              + accountNumber
              + " is running. A new application is possible when it is decided");
    }
    waitingTime(accountNumber)
        .ifPresent(
            waiting -> {
              throw new ApplicationRefused(
                  "Account "
                      + accountNumber
                      + " may apply again after "
                      + Wording.day(waiting.dueOn())
                      + " (waiting time DL17)");
            });
    var account = accounts.get(number);
    if (account.caseState() != CaseState.DRAFT) {
      if (!accounts.can(number, "reapply")) {
        throw new ApplicationRefused(
            "Account "
                + accountNumber
                + " cannot apply: its status is "
                + words(account)
                + "; a new application is possible for a company that is not in the programme");
      }
      if (change.isBlank() && TURNED_DOWN.contains(account.status())) {
        throw new ApplicationRefused(
            "Say in a sentence or two what has changed since the company was turned down: the new"
                + " application is judged by it");
      }
      var application = begin(account, change, by);
      accounts.apply(number, "reapply", application.caseId(), by);
      events.publishEvent(new ReapplicationStarted(accountNumber, application.caseId()));
      return application.forCompany();
    }
    return begin(account, change, by).forCompany();
  }

  /**
   * Takes back the running application of an account for the company. The state table knows this
   * step between company profile and submission.
   *
   * @throws ApplicationRefused when there is none or it is too late; the message says what is
   *     possible
   */
  public ApplicationView requestWithdrawal(String accountNumber, String reason, Actor by) {
    var number = AccountNumber.of(accountNumber);
    var application =
        applications
            .findByAccountNumberAndOutcomeIsNull(accountNumber)
            .orElseThrow(
                () ->
                    new ApplicationRefused(
                        "Account "
                            + accountNumber
                            + " has no running application; a member leaves the programme by a"
                            + " withdrawal of its membership"));
    if (reason.isBlank()) {
      throw new ApplicationRefused("Give the reason of the withdrawal in a sentence");
    }
    var state = accounts.get(number).caseState();
    if (state == CaseState.DRAFT) {
      throw new ApplicationRefused(
          "Application "
              + application.caseId()
              + " cannot be withdrawn yet: its company profile is not handed in, so nothing is with"
              + " CBP. Hand it in first, or simply leave it");
    }
    if (!accounts.can(number, "withdraw")) {
      throw new ApplicationRefused(
          "Application "
              + application.caseId()
              + " cannot be withdrawn any more: it was submitted and stands at \""
              + application.stage().label()
              + "\". It ends with CBP's decision; tell the specialist if you no longer want"
              + " certification, and withdraw the membership after it");
    }
    accounts.apply(number, "withdraw", application.caseId(), by);
    application.withdrawn(reason.strip(), deadlines.today(), by, files.now());
    files.record(
        application, "Application withdrawn by the company", by, Map.of("reason", reason.strip()));
    events.publishEvent(new ApplicationWithdrawn(accountNumber, application.caseId()));
    return application.forCompany();
  }

  /** The application of a case, as the company may see it: of the vetting the result alone. */
  @Transactional(readOnly = true)
  public Optional<ApplicationView> view(String caseId) {
    return applications.findByCaseId(caseId).map(Application::forCompany);
  }

  /**
   * The application of a case with vetting notes and recommendations.
   *
   * @throws ApplicationRefused when the reader is no person of CBP
   */
  @Transactional(readOnly = true)
  public Optional<ApplicationView> viewForCbp(String caseId, Actor reader) {
    if (reader.kind() != Actor.Kind.CBP) {
      throw new ApplicationRefused("Vetting notes and recommendations are for people of CBP only");
    }
    return applications.findByCaseId(caseId).map(Application::forCbp);
  }

  /** The applications of an account, newest first, as the company may see them. */
  @Transactional(readOnly = true)
  public List<ApplicationView> forAccount(String accountNumber) {
    return applications.findByAccountNumberOrderByIdDesc(accountNumber).stream()
        .map(Application::forCompany)
        .toList();
  }

  private Application begin(AccountView account, String change, Actor by) {
    var accountNumber = account.number().value();
    var application =
        new Application(
            caseId(accountNumber), accountNumber, account.entityType(), deadlines.today(), by);
    application.started(by, files.now());
    if (!change.isBlank()) {
      application.reapplied(change.strip(), by, files.now());
    }
    applications.save(application);
    files.record(
        application, "Application started", by, Map.of("entityType", account.entityType()));
    events.publishEvent(
        new ApplicationStarted(accountNumber, application.caseId(), account.entityType()));
    return application;
  }

  private String caseId(String accountNumber) {
    return accountNumber + "-APP-" + (applications.countByAccountNumber(accountNumber) + 1);
  }

  /** The waiting time that still runs, if any. */
  private Optional<Deadline> waitingTime(String accountNumber) {
    return deadlines.of(accountNumber).stream()
        .filter(date -> date.ruleId().equals("DL17"))
        .filter(date -> date.state() == Deadline.State.OPEN)
        .filter(date -> !date.dueOn().isBefore(deadlines.today()))
        .findFirst();
  }

  private static String words(AccountView account) {
    var state =
        account.status() == MembershipStatus.NONE
            ? account.caseState().name()
            : account.status().name();
    return state.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Contact person(Contact.Kind kind, String signIn) {
    var name =
        Arrays.stream(signIn.strip().split("[.@]"))
            .limit(2)
            .filter(part -> !part.isBlank())
            .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
            .collect(Collectors.joining(" "));
    return new Contact(kind, signIn.strip(), name, null, null, null);
  }
}
