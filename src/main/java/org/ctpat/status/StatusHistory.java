package org.ctpat.status;

import org.ctpat.account.StatusChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps each change of a status, in the transaction that changes it. */
@Component
class StatusHistory {

  private final StatusChanges changes;

  StatusHistory(StatusChanges changes) {
    this.changes = changes;
  }

  @EventListener
  void on(StatusChanged event) {
    changes.save(new StatusChange(event));
  }
}
