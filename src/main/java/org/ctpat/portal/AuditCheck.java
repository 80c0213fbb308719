package org.ctpat.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.ctpat.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verifies the chains of all accounts beside the requests; one check runs at a time. */
@Component
class AuditCheck {

  private static final int CHUNK = 200;

  private final AuditTrail audit;
  private final Clock clock;
  private final AtomicReference<@Nullable State> state = new AtomicReference<>();

  AuditCheck(AuditTrail audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /** How far the newest check is, null before the first. */
  @Nullable State state() {
    return state.get();
  }

  /** Begins a check, unless one is running. */
  synchronized void begin() {
    var now = state.get();
    if (now == null || now.endedAt() != null) {
      state.set(new State(audit.accounts(), 0, 0, null, null, null, clock.instant(), null));
      Thread.ofVirtual().name("audit-check").start(this::run);
    }
  }

  private void run() {
    var last = "";
    try {
      for (var some = audit.accountsAfter(last, CHUNK);
          !some.isEmpty();
          some = audit.accountsAfter(last, CHUNK)) {
        for (var account : some) {
          var found = audit.verify(account);
          state.updateAndGet(now -> now == null ? null : now.and(account, found));
          last = account;
        }
      }
      state.updateAndGet(now -> now == null ? null : now.ended(clock.instant(), null));
    } catch (RuntimeException e) {
      var why = String.valueOf(e.getMessage());
      state.updateAndGet(now -> now == null ? null : now.ended(clock.instant(), why));
    }
  }

  /**
   * How far a check is.
   *
   * @param accounts how many have a trail
   * @param checked how many of them were verified
   * @param entries how many entries those have
   * @param brokenAccount the first account whose chain does not fit, null while all fit
   * @param brokenEntry the first entry of it that does not fit
   * @param failure why the check itself ended early, null when it did not
   * @param endedAt null while it runs
   */
  record State(
      long accounts,
      long checked,
      long entries,
      @Nullable String brokenAccount,
      @Nullable Long brokenEntry,
      @Nullable String failure,
      Instant begunAt,
      @Nullable Instant endedAt) {

    State and(String account, AuditTrail.Verification found) {
      var first = brokenAccount == null && !found.intact();
      return new State(
          accounts,
          checked + 1,
          entries + found.entries(),
          first ? account : brokenAccount,
          first ? found.firstBroken() : brokenEntry,
          null,
          begunAt,
          null);
    }

    State ended(Instant at, @Nullable String why) {
      return new State(accounts, checked, entries, brokenAccount, brokenEntry, why, begunAt, at);
    }
  }
}
