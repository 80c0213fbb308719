package org.ctpat.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ctpat.audit.Actor;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A line of the timeline; the database refuses to change or remove it. */
@Entity
@Immutable
@Table(name = "incident_moment")
class IncidentMoment {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "incident_moment_seq")
  @SequenceGenerator(name = "incident_moment_seq", allocationSize = 50)
  private @Nullable Long id;

  private String incidentId;
  private Instant happenedAt;

  @Column(length = 20_000)
  private String what;

  private String byName;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Actor.Kind byKind;

  private boolean internal;

  @SuppressWarnings("NullAway.Init")
  protected IncidentMoment() {}

  IncidentMoment(String incidentId, String what, boolean internal, Actor by, Instant at) {
    this.incidentId = incidentId;
    this.what = what;
    this.internal = internal;
    this.byName = by.name();
    this.byKind = by.kind();
    this.happenedAt = at.truncatedTo(ChronoUnit.MICROS);
  }

  IncidentView.Moment view() {
    return new IncidentView.Moment(happenedAt, what, byName, byKind, internal);
  }
}
