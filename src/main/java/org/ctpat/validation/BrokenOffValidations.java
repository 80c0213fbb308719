package org.ctpat.validation;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.StatusChanged;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadlines;
import org.ctpat.notification.Letters;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Breaks off the validation of a company that loses its standing before its report is out: no visit
 * is made to a suspended company. A published report runs on, since its actions count for the
 * reinstatement.
 */
@Service
@Transactional
public class BrokenOffValidations {

  private static final Actor BY = Actor.system("break-off-validation");
  private static final Set<MembershipStatus> LOST =
      EnumSet.of(MembershipStatus.SUSPENDED, MembershipStatus.REMOVED, MembershipStatus.WITHDRAWN);

  private final ValidationCases cases;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Letters letters;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  BrokenOffValidations(
      ValidationCases cases,
      Accounts accounts,
      Deadlines deadlines,
      Letters letters,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.cases = cases;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.letters = letters;
    this.audit = audit;
    this.events = events;
  }

  @EventListener
  void on(StatusChanged event) {
    if (!LOST.contains(event.to())) {
      return;
    }
    var reason = "The membership is " + event.to().inWords().toLowerCase(Locale.ROOT);
    cases.findByAccountNumberOrderByOpenedAtDescIdDesc(event.accountNumber()).stream()
        .filter(validation -> validation.stage() != ValidationStage.CLOSED)
        .filter(validation -> validation.stage() != ValidationStage.PUBLISHED)
        .forEach(validation -> breakOff(validation, reason));
  }

  /** Whether the validation of this case was broken off. */
  @Transactional(readOnly = true)
  public boolean contains(String caseId) {
    return cases.findByCaseId(caseId).filter(Validation::isBrokenOff).isPresent();
  }

  private void breakOff(Validation validation, String reason) {
    var stage = validation.stage();
    validation.breakOff(reason, deadlines.today());
    deadlines.cancelAll(validation.caseId(), reason, BY);
    audit.record(
        new AuditEvent(
            validation.accountNumber(),
            validation.caseId(),
            "Validation broken off",
            accounts.get(AccountNumber.of(validation.accountNumber())).companyName(),
            BY,
            Map.of("stage", stage),
            Map.of("reason", reason)));
    letters.send(
        validation.accountNumber(),
        validation.caseId(),
        "validation-broken-off",
        "1",
        Map.of("reason", reason, "stage", stage.label().toLowerCase(Locale.ROOT)),
        BY);
    events.publishEvent(
        new ValidationBrokenOff(validation.accountNumber(), validation.caseId(), reason));
  }
}
