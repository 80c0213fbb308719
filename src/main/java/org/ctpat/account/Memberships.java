package org.ctpat.account;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.notification.Letters;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a membership from its certification to its end, each harmless when repeated. */
@Service
public class Memberships {

  private static final String FIRST_VALIDATION = "First validation";
  private static final String REVALIDATION = "Revalidation";
  private static final String FIRST_DUE = "DL04";
  private static final String REVALIDATION_DUE = "DL05";
  private static final String WAITING_TIME = "DL17";
  private static final String OPENS = "DC01";
  private static final String CERTIFIED_BY = "certifiedBy";

  private final Accounts accounts;
  private final AccountRepository repository;
  private final Deadlines deadlines;
  private final Certificates certificates;
  private final Benefits benefits;
  private final Withdrawals withdrawals;
  private final Letters letters;
  private final WithdrawalSettings settings;

  Memberships(
      Accounts accounts,
      AccountRepository repository,
      Deadlines deadlines,
      Certificates certificates,
      Benefits benefits,
      Withdrawals withdrawals,
      Letters letters,
      WithdrawalSettings settings) {
    this.accounts = accounts;
    this.repository = repository;
    this.deadlines = deadlines;
    this.certificates = certificates;
    this.benefits = benefits;
    this.withdrawals = withdrawals;
    this.letters = letters;
    this.settings = settings;
  }

  /**
   * Certifies the account (6 U.S.C. 964): status CERTIFIED, for importers Tier 1; anniversary,
   * benefits, certificate, letter, and the first dates of the yearly review (DL06, DL07) and of the
   * validation (DL04, DC01).
   *
   * @param caseId case of the application
   * @throws TransitionRefused when profile or vetting have not passed
   */
  @Transactional
  public Granted grant(AccountNumber number, String caseId, Actor by) {
    var account = repository.locked(number.value()).orElseThrow(() -> new UnknownAccount(number));
    if (account.anniversary().isEmpty()) {
      accounts.apply(
          number,
          accounts.can(number, "vetting_passed")
              ? "vetting_passed"
              : "vetting_passed_and_profile_approved",
          caseId,
          by);
      account.certifiedOn(deadlines.today());
    }
    var certifiedOn = account.anniversary().orElseThrow();
    int reviewYear = certifiedOn.getYear() + 1;
    var review = scheduleReview(number, certifiedOn, reviewYear, by);
    int validationNumber = firstValidation(number, caseId);
    var validation = validationCase(number, validationNumber);
    var validationDue =
        deadlines.start(
            number.value(), validation, FIRST_DUE, certifiedOn, Map.of(CERTIFIED_BY, caseId), by);
    var validationOpens = openValidation(number, validation, validationDue, by);
    var certificate =
        certificates.issue(
            number, caseId, Certificate.Kind.CERTIFICATION, review.due().dueOn(), by);
    var values = new HashMap<String, Object>();
    values.put("certificateNumber", certificate.number());
    values.put("certifiedOn", certifiedOn);
    var tier = accounts.get(number).tier();
    values.put("tier", tier == null ? "" : "Tier " + tier);
    values.put("benefits", benefits.of(number).stream().map(Memberships::inWords).toList());
    values.put("reviewOpensOn", review.opens().dueOn());
    values.put("reviewDueOn", review.due().dueOn());
    values.put("validationDueOn", validationDue.dueOn());
    letters.send(number.value(), caseId, "certification-granted", "1", values, by);
    return new Granted(
        UsEastern.startOf(review.opens().dueOn()),
        review.due().dueAt(),
        reviewYear,
        UsEastern.startOf(validationOpens.dueOn()),
        validationNumber,
        FIRST_VALIDATION,
        accounts.glance(number, "Certification granted on " + UsEastern.inWords(certifiedOn)));
  }

  /** What follows from the certification: when review and validation open. */
  public record Granted(
      OffsetDateTime annualReviewOpensAt,
      OffsetDateTime anniversaryAt,
      int reviewYear,
      OffsetDateTime validationOpensAt,
      int validationNumber,
      String validationReason,
      Map<String, Object> caseGlance) {}

  /**
   * Sets the window of the review after the one of {@code reviewYear}: due a year later (DL06),
   * open 90 days before (DL07).
   */
  @Transactional
  public NextReview nextReview(AccountNumber number, int reviewYear, Actor by) {
    var anniversary = accounts.get(number).anniversary();
    if (anniversary == null) {
      throw new IllegalStateException(
          "Account " + number + " has no anniversary: it was never certified");
    }
    int next = reviewYear + 1;
    var review =
        scheduleReview(number, anniversary.plusYears(next - 1L - anniversary.getYear()), next, by);
    return new NextReview(UsEastern.startOf(review.opens().dueOn()), review.due().dueAt(), next);
  }

  /** When the next yearly review opens. */
  public record NextReview(
      OffsetDateTime annualReviewOpensAt, OffsetDateTime anniversaryAt, int reviewYear) {}

  /**
   * Sets another validation in place of number {@code validationNumber}, which was broken off: due
   * as that one was (DL04 or DL05).
   */
  @Transactional
  public NextValidation repeatValidation(AccountNumber number, int validationNumber, Actor by) {
    var due = deadlines.find(validationCase(number, validationNumber), FIRST_DUE);
    for (int former = validationNumber - 1; due.isEmpty() && former > 0; former--) {
      due = lastDue(number, former);
    }
    var wanted =
        due.orElseThrow(
            () -> new IllegalStateException("Account " + number + " has no date of a validation"));
    int next = validationNumber + 1;
    var opens = openValidation(number, validationCase(number, next), wanted, by);
    return new NextValidation(
        UsEastern.startOf(opens.dueOn()),
        next,
        wanted.ruleId().equals(FIRST_DUE) ? FIRST_VALIDATION : REVALIDATION);
  }

  private Optional<Deadline> lastDue(AccountNumber number, int validationNumber) {
    var caseId = validationCase(number, validationNumber);
    return deadlines.find(caseId, REVALIDATION_DUE).or(() -> deadlines.find(caseId, FIRST_DUE));
  }

  /**
   * Sets the validation after number {@code validationNumber}: four years after it at the latest
   * (DL05), open some time before (DC01).
   */
  @Transactional
  public NextValidation nextValidation(AccountNumber number, int validationNumber, Actor by) {
    var last = validationCase(number, validationNumber);
    var due =
        deadlines
            .find(last, REVALIDATION_DUE)
            .orElseGet(
                () ->
                    deadlines.start(
                        number.value(),
                        last,
                        REVALIDATION_DUE,
                        deadlines.today(),
                        Map.of("validation", last),
                        by));
    int next = validationNumber + 1;
    var opens = openValidation(number, validationCase(number, next), due, by);
    return new NextValidation(UsEastern.startOf(opens.dueOn()), next, REVALIDATION);
  }

  /** When the next validation opens. */
  public record NextValidation(
      OffsetDateTime validationOpensAt, int validationNumber, String validationReason) {}

  /**
   * Writes to the company that its request to withdraw has arrived, and returns when CBP answers it
   * (DC03).
   */
  @Transactional
  public OffsetDateTime acknowledgeWithdrawal(AccountNumber number, Actor by) {
    var request =
        withdrawals.of(number).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException("Account " + number + " has no request to withdraw"));
    var due =
        deadlines.start(
            number.value(),
            request.requestId(),
            "DC03",
            request.requestedOn(),
            Map.of("requestId", request.requestId()),
            by);
    letters.send(
        number.value(),
        request.requestId(),
        "withdrawal-received",
        "1",
        Map.of(
            "reason",
            request.reason(),
            "requestedOn",
            request.requestedOn(),
            "answerDueOn",
            due.dueOn()),
        by);
    return due.dueAt();
  }

  /**
   * Closes the account after a confirmed withdrawal; its end is announced. A closed account stays
   * as it is.
   */
  @Transactional
  public void close(AccountNumber number, Actor by) {
    if (accounts.get(number).status() == MembershipStatus.WITHDRAWN) {
      return;
    }
    var request =
        withdrawals.of(number).stream()
            .filter(withdrawal -> withdrawal.state() == Withdrawal.State.CONFIRMED)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No withdrawal of account " + number + " has been confirmed"));
    var lost = benefits.of(number).stream().map(Benefit::name).toList();
    boolean waits =
        settings.suspendedWaits() && accounts.get(number).status() == MembershipStatus.SUSPENDED;
    accounts.apply(number, "withdraw", request.requestId(), request.reason(), by);
    certificates.revokeAll(number, "Withdrawal", by);
    var waitsUntil =
        waits
            ? UsEastern.inWords(
                deadlines
                    .start(
                        number.value(),
                        request.requestId(),
                        WAITING_TIME,
                        deadlines.today(),
                        Map.of("leftWhile", "suspended"),
                        by)
                    .dueOn())
            : "";
    letters.send(
        number.value(),
        request.requestId(),
        "account-closed",
        "1",
        Map.of("reason", request.reason(), "benefits", lost, "waitsUntil", waitsUntil),
        by);
  }

  /**
   * Makes a removal or rejection final when the time to appeal is over; after a removal the end of
   * the membership follows.
   */
  @Transactional
  public void settle(AccountNumber number, String caseId, Actor by) {
    accounts.settle(number, caseId, by);
  }

  /** Whether the account is a member in good standing: certified and not suspended. */
  @Transactional(readOnly = true)
  public boolean inGoodStanding(AccountNumber number) {
    return accounts.get(number).status().member();
  }

  /**
   * Tidies up after the end of a membership: open dates but the waiting time (DL17) are cancelled,
   * certificates revoked, a letter lists what ended.
   *
   * @return why everything of the account ends, in words
   */
  @Transactional
  public String end(AccountNumber number, Actor by) {
    var account = accounts.get(number);
    var status =
        account.status() == MembershipStatus.NONE ? MembershipStatus.REMOVED : account.status();
    var reason = "Membership ended: " + Accounts.words(status).toLowerCase(Locale.ROOT);
    var cancelled = deadlines.cancelAllOf(number.value(), WAITING_TIME, reason, by);
    certificates.revokeAll(number, reason, by);
    letters.send(
        number.value(),
        number.value() + "-END",
        "membership-ended",
        String.valueOf(account.anniversary()),
        Map.of(
            "status",
            Accounts.words(status),
            "dates",
            cancelled.stream()
                .map(date -> date.name() + ", due " + UsEastern.inWords(date.dueOn()))
                .toList()),
        by);
    return reason;
  }

  /**
   * The first free number: a company that applied again keeps the validations of its former
   * membership.
   */
  private int firstValidation(AccountNumber number, String applicationCase) {
    int next = 1;
    while (deadlines.find(validationCase(number, next), OPENS).isPresent()
        && deadlines
            .find(validationCase(number, next), FIRST_DUE)
            .filter(due -> applicationCase.equals(due.inputs().get(CERTIFIED_BY)))
            .isEmpty()) {
      next++;
    }
    return next;
  }

  private Review scheduleReview(AccountNumber number, LocalDate from, int year, Actor by) {
    var caseId = number + "-AR-" + year;
    var due = deadlines.start(number.value(), caseId, "DL06", from, Map.of("reviewYear", year), by);
    var opens =
        deadlines.start(
            number.value(), caseId, "DL07", due.dueOn(), Map.of("reviewYear", year), by);
    return new Review(due, opens);
  }

  private Deadline openValidation(AccountNumber number, String caseId, Deadline due, Actor by) {
    return deadlines.start(
        number.value(),
        caseId,
        OPENS,
        due.dueOn(),
        Map.of("dueBy", due.ruleId() + " of " + due.caseId()),
        by);
  }

  private static String validationCase(AccountNumber number, int validationNumber) {
    return number + "-VAL-" + validationNumber;
  }

  private static String inWords(Benefit benefit) {
    return benefit.quantity().isBlank()
        ? "%s: %s (%s)".formatted(benefit.name(), benefit.description(), benefit.source())
        : "%s: %s, %s (%s)"
            .formatted(benefit.name(), benefit.description(), benefit.quantity(), benefit.source());
  }

  private record Review(Deadline due, Deadline opens) {}
}
