package org.ctpat.partner;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One run of the partner monitoring, with how far it is. */
@Entity
@Table(name = "partner_monitoring_run")
class MonitoringRun {

  @Id private String runId;
  @Version private @Nullable Integer version;
  private LocalDate openedOn;
  private int numberOnDay;
  private String requestedBy;
  private @Nullable Long carriedBy;
  private long refreshedUpTo;
  private int lookedAt;
  private int lost;
  private int regained;
  private int expiring;
  private int chunks;
  private Instant openedAt;
  private @Nullable Instant closedAt;

  @SuppressWarnings("NullAway.Init")
  protected MonitoringRun() {}

  MonitoringRun(LocalDate openedOn, int numberOnDay, String requestedBy, Instant openedAt) {
    this.runId = "PM-" + openedOn + (numberOnDay == 1 ? "" : "-" + numberOnDay);
    this.openedOn = openedOn;
    this.numberOnDay = numberOnDay;
    this.requestedBy = requestedBy;
    this.openedAt = openedAt;
  }

  void carriedBy(long processInstanceKey) {
    this.carriedBy = processInstanceKey;
  }

  /** A chunk is done. */
  void refreshed(long upTo, int looked, int newlyLost, int newlyRegained, int soon) {
    refreshedUpTo = upTo;
    lookedAt += looked;
    lost += newlyLost;
    regained += newlyRegained;
    expiring += soon;
    chunks++;
  }

  void close(Instant at) {
    if (closedAt == null) {
      closedAt = at;
    }
  }

  String runId() {
    return runId;
  }

  long refreshedUpTo() {
    return refreshedUpTo;
  }

  boolean closed() {
    return closedAt != null;
  }

  MonitoringRunView view() {
    return new MonitoringRunView(
        runId,
        openedOn,
        requestedBy,
        lookedAt,
        lost,
        regained,
        expiring,
        chunks,
        openedAt,
        closedAt);
  }
}
