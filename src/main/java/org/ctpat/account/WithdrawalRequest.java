package org.ctpat.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "withdrawal")
class WithdrawalRequest {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "withdrawal_seq")
  @SequenceGenerator(name = "withdrawal_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private int version;
  private String requestId;
  private String accountNumber;
  private String reason;
  private LocalDate requestedOn;
  private String requestedBy;

  @Enumerated(EnumType.STRING)
  private Withdrawal.State state;

  private @Nullable String note;
  private @Nullable String decidedBy;
  private @Nullable LocalDate decidedOn;

  @SuppressWarnings("NullAway.Init")
  protected WithdrawalRequest() {}

  WithdrawalRequest(AccountNumber account, int number, String reason, LocalDate today, Actor by) {
    this.requestId = account.value() + "-WD-" + number;
    this.accountNumber = account.value();
    this.reason = reason;
    this.requestedOn = today;
    this.requestedBy = by.id();
    this.state = Withdrawal.State.REQUESTED;
  }

  boolean waiting() {
    return state == Withdrawal.State.REQUESTED;
  }

  String requestId() {
    return requestId;
  }

  void decide(Withdrawal.State decision, String note, LocalDate today, Actor by) {
    if (!waiting()) {
      throw new IllegalStateException("Withdrawal " + requestId + " is " + state + " already");
    }
    this.state = decision;
    this.note = note;
    this.decidedBy = by.id();
    this.decidedOn = today;
  }

  Withdrawal view() {
    return new Withdrawal(
        requestId,
        accountNumber,
        reason,
        requestedOn,
        requestedBy,
        state,
        note,
        decidedBy,
        decidedOn);
  }
}
