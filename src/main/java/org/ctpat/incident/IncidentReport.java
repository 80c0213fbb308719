package org.ctpat.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ctpat.audit.Actor;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * The report as it was first given. The database refuses every change of it, since it settles for
 * ever whether the company reported the incident itself before CBP discovered it, which protects it
 * from automatic suspension or removal.
 */
@Entity
@Immutable
@Table(name = "incident_report")
class IncidentReport {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "incident_report_seq")
  @SequenceGenerator(name = "incident_report_seq", allocationSize = 50)
  private @Nullable Long id;

  private String incidentId;
  private String accountNumber;
  private String entryKey;
  private String type;

  @Column(length = 4_000)
  private String what;

  private Instant foundAt;
  private String foundZone;
  private String place;

  @Column(length = 4_000)
  private String measures;

  private boolean byCbp;
  private boolean selfReported;
  private @Nullable Instant toldCbpAt;
  private @Nullable Instant discoveredAt;
  private Instant reportedAt;
  private String reportedBy;
  private String reportedByName;

  @SuppressWarnings("NullAway.Init")
  protected IncidentReport() {}

  IncidentReport(
      String incidentId,
      String accountNumber,
      String entryKey,
      TypedReport typed,
      Actor by,
      Instant at) {
    this.incidentId = incidentId;
    this.accountNumber = accountNumber;
    this.entryKey = entryKey;
    this.type = typed.type();
    this.what = typed.what();
    this.foundAt = typed.foundAt();
    this.foundZone = typed.foundZone();
    this.place = typed.place();
    this.measures = typed.measures();
    this.byCbp = by.kind() == Actor.Kind.CBP;
    this.reportedAt = at.truncatedTo(ChronoUnit.MICROS);
    this.reportedBy = by.id();
    this.reportedByName = by.name();
    this.toldCbpAt = typed.toldCbpAt();
    this.discoveredAt = typed.discoveredAt();
    this.selfReported =
        toldCbpAt != null && (discoveredAt == null || toldCbpAt.isBefore(discoveredAt));
  }

  String incidentId() {
    return incidentId;
  }

  String type() {
    return type;
  }

  String what() {
    return what;
  }

  Instant foundAt() {
    return foundAt;
  }

  String foundZone() {
    return foundZone;
  }

  String place() {
    return place;
  }

  String measures() {
    return measures;
  }

  boolean isByCbp() {
    return byCbp;
  }

  boolean isSelfReported() {
    return selfReported;
  }

  /** When CBP was told by the company for the first time; null when it had not been told. */
  @Nullable Instant toldCbpAt() {
    return toldCbpAt;
  }

  /** When CBP discovered it itself; null when it learnt of it from the company. */
  @Nullable Instant discoveredAt() {
    return discoveredAt;
  }

  Instant reportedAt() {
    return reportedAt;
  }

  String reportedByName() {
    return reportedByName;
  }
}
