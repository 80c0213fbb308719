package org.ctpat.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.notification.Letters;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Members' requests to leave the programme, in writing and with a reason (fact sheet section 17).
 */
@Service
public class Withdrawals {

  private static final String STEP_RULE = "DC03";
  private static final int LONGEST_REASON = 2000;

  private final WithdrawalRequests requests;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Letters letters;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  Withdrawals(
      WithdrawalRequests requests,
      Accounts accounts,
      Deadlines deadlines,
      Letters letters,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.requests = requests;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.letters = letters;
    this.audit = audit;
    this.events = events;
  }

  /**
   * A member asks to leave.
   *
   * @throws WithdrawalRefused when no reason is given, a request is waiting already, or the account
   *     is no member; an applicant withdraws the application instead
   */
  @Transactional
  public Withdrawal request(AccountNumber number, String reason, Actor by) {
    var account = accounts.get(number);
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new WithdrawalRefused(
          "Give the reason for the withdrawal, in at most 2,000 characters.");
    }
    switch (account.status()) {
      case CERTIFIED, CERTIFIED_VALIDATED, TIER_3, SUSPENDED -> {}
      default ->
          throw new WithdrawalRefused(
              "Account %s is no membership (status %s): a running application is withdrawn on its own page."
                  .formatted(number, Accounts.words(account.status())));
    }
    if (pending(number).isPresent()) {
      throw new WithdrawalRefused("A request to withdraw is waiting for CBP already.");
    }
    int next = requests.findByAccountNumberOrderByIdDesc(number.value()).size() + 1;
    var request =
        requests
            .save(new WithdrawalRequest(number, next, reason.strip(), deadlines.today(), by))
            .view();
    audit.record(
        new AuditEvent(
            number.value(),
            request.requestId(),
            "Withdrawal requested",
            account.companyName(),
            by,
            Map.of("status", account.status()),
            Map.of("reason", request.reason())));
    events.publishEvent(
        new WithdrawalRequested(number.value(), request.requestId(), request.reason()));
    return request;
  }

  /** The request that waits for CBP, if any. */
  @Transactional(readOnly = true)
  public Optional<Withdrawal> pending(AccountNumber number) {
    return waiting(number).map(WithdrawalRequest::view);
  }

  /** The requests of an account, newest first. */
  @Transactional(readOnly = true)
  public List<Withdrawal> of(AccountNumber number) {
    return requests.findByAccountNumberOrderByIdDesc(number.value()).stream()
        .map(WithdrawalRequest::view)
        .toList();
  }

  /**
   * CBP confirms the waiting request, or notes that the company took it back; the latter is written
   * to the company. Without a waiting request nothing changes.
   */
  @Transactional
  public void decide(AccountNumber number, boolean confirmed, String note, Actor by) {
    var waiting = waiting(number);
    if (waiting.isEmpty()) {
      return;
    }
    var request = waiting.get();
    request.decide(
        confirmed ? Withdrawal.State.CONFIRMED : Withdrawal.State.KEPT,
        note,
        deadlines.today(),
        by);
    audit.record(
        new AuditEvent(
            number.value(),
            request.requestId(),
            confirmed ? "Withdrawal confirmed" : "Withdrawal taken back",
            accounts.get(number).companyName(),
            by,
            Map.of("state", Withdrawal.State.REQUESTED),
            Map.of("note", note)));
    deadlines.met(request.requestId(), STEP_RULE, by);
    if (!confirmed) {
      letters.send(
          number.value(), request.requestId(), "membership-kept", "1", Map.of("note", note), by);
    }
  }

  private Optional<WithdrawalRequest> waiting(AccountNumber number) {
    return requests.findByAccountNumberOrderByIdDesc(number.value()).stream()
        .filter(WithdrawalRequest::waiting)
        .findFirst();
  }
}
