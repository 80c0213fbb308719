package org.ctpat.partner;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Carries a member's lost or regained status to all its dependents, some in each transaction. The
 * event stays in the registry until all are told: when the application is killed meanwhile, it goes
 * on after the next start where the last committed transaction stopped.
 */
@Component
class ShockWave {

  private final PartnerLosses losses;

  ShockWave(PartnerLosses losses) {
    this.losses = losses;
  }

  // No transaction around it: each chunk has its own.
  @Async
  @TransactionalEventListener
  void on(PartnerLossFound found) {
    while (losses.spread(found.lossId())) {
      // until the last is told
    }
  }

  @Async
  @TransactionalEventListener
  void on(PartnerLossRegained regained) {
    while (losses.withdraw(regained.lossId())) {
      // until the last is told
    }
  }
}
