package org.ctpat.incident;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.audit.Actor;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An incident from its report to the decision; it guards the order of the steps. */
@Entity
@Table(name = "incident")
class Incident {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "incident_seq")
  @SequenceGenerator(name = "incident_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private @Nullable Integer version;

  private String incidentId;

  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "report_id")
  private IncidentReport report;

  private String accountNumber;
  private int number;
  private String entityType;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private IncidentState state = IncidentState.REPORTED;

  private String lane;
  private String shipment;
  private String conveyance;
  private String container;
  private String seal;
  private @Nullable Instant crossesAt;
  private @Nullable String crossesZone;
  private @Nullable Instant toldLaterAt;

  @Column(length = 4_000)
  private String notToldReason = "";

  @Column(length = 4_000)
  private String cause;

  @Column(length = 10_000)
  private String analysis = "";

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private @Nullable IncidentFinding finding;

  private boolean atOnce;
  private @Nullable String analysedBy;
  private @Nullable String analysedByName;
  private @Nullable Instant analysedAt;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private @Nullable IncidentDecision decision;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private @Nullable IncidentFinding decidedFinding;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private @Nullable SuspensionGrounds grounds;

  @Column(length = 8_000)
  private String decisionReason = "";

  private @Nullable String decidedBy;
  private @Nullable String decidedByName;
  private @Nullable Instant decidedAt;
  private @Nullable Instant closedAt;

  @ElementCollection
  @CollectionTable(name = "incident_told", joinColumns = @JoinColumn(name = "incident_row"))
  @OrderColumn(name = "place")
  @AttributeOverride(name = "at", column = @Column(name = "told_at"))
  @BatchSize(size = 50)
  private List<Told> told = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "incident_document", joinColumns = @JoinColumn(name = "incident_row"))
  @OrderColumn(name = "place")
  @Column(name = "document_id", length = 60)
  @BatchSize(size = 50)
  private List<String> documentIds = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "incident_requirement", joinColumns = @JoinColumn(name = "incident_row"))
  @OrderColumn(name = "place")
  @BatchSize(size = 50)
  private List<Requirement> requirements = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Incident() {}

  @SuppressWarnings("NullAway.Init")
  Incident(
      IncidentReport report,
      String accountNumber,
      int number,
      String entityType,
      TypedReport typed,
      List<String> documentIds) {
    this.report = report;
    this.incidentId = report.incidentId();
    this.accountNumber = accountNumber;
    this.number = number;
    this.entityType = entityType;
    this.lane = typed.text("lane");
    this.shipment = typed.text("shipment");
    this.conveyance = typed.text("conveyance");
    this.container = typed.text("container");
    this.seal = typed.text("seal");
    this.cause = typed.text("cause");
    this.crossesAt = typed.crossesAt();
    this.crossesZone = typed.crossesZone();
    this.told.addAll(typed.told());
    this.documentIds.addAll(documentIds);
  }

  /** The automated step has set dates and told people. */
  void recorded() {
    require("record it", IncidentState.REPORTED);
    state = IncidentState.RECORDED;
  }

  /**
   * Takes what was left open in the report and is given now; an entry that stands already is
   * replaced by a new one.
   *
   * @return what changed, by its name, with the new value
   */
  Map<String, String> add(TypedReport typed) {
    requireRunning("add to it");
    var changed = new LinkedHashMap<String, String>();
    lane = newer("lane", lane, typed, changed);
    shipment = newer("shipment", shipment, typed, changed);
    conveyance = newer("conveyance", conveyance, typed, changed);
    container = newer("container", container, typed, changed);
    seal = newer("seal", seal, typed, changed);
    cause = newer("cause", cause, typed, changed);
    var crossing = typed.crossesAt();
    if (crossing != null && !crossing.equals(crossesAt)) {
      crossesAt = crossing;
      crossesZone = typed.crossesZone();
      changed.put("crossesAt", crossing.toString());
    }
    return changed;
  }

  private static String newer(
      String key, String old, TypedReport typed, Map<String, String> changed) {
    var given = typed.text(key);
    if (given.isEmpty() || given.equals(old)) {
      return old;
    }
    changed.put(key, given);
    return given;
  }

  /** Adds those who were told and are not written down yet; returns them. */
  List<Told> tell(List<Told> more) {
    requireRunning("add who was told");
    var added = new ArrayList<Told>();
    for (var each : more) {
      if (told.stream().noneMatch(each::same)) {
        told.add(each);
        added.add(each);
      }
    }
    return added;
  }

  void attach(List<String> more) {
    requireRunning("add files");
    more.stream().filter(id -> !documentIds.contains(id)).forEach(documentIds::add);
  }

  /** The company tells CBP of what CBP has discovered: late, but told. */
  boolean toldLater(Instant at) {
    if (report.toldCbpAt() != null || toldLaterAt != null) {
      return false;
    }
    toldLaterAt = at.truncatedTo(ChronoUnit.MICROS);
    return true;
  }

  /** All who should be told were told, or a reason is given why not. */
  void notified(String reason) {
    require("close the notices", IncidentState.RECORDED);
    notToldReason = reason;
    state = IncidentState.NOTIFIED;
  }

  void analysed(
      String foundCause,
      String text,
      IncidentFinding shown,
      boolean decideAtOnce,
      List<Requirement> asked,
      Actor by,
      Instant at) {
    require("analyse it", IncidentState.NOTIFIED);
    cause = foundCause;
    analysis = text;
    finding = shown;
    atOnce = decideAtOnce;
    requirements.addAll(asked);
    analysedBy = by.id();
    analysedByName = by.name();
    analysedAt = at.truncatedTo(ChronoUnit.MICROS);
    state = IncidentState.ANALYSED;
  }

  /** The supervisor's decision; another person than who analysed it. */
  void decide(
      IncidentDecision made,
      IncidentFinding shown,
      @Nullable SuspensionGrounds why,
      String reason,
      Actor by,
      Instant at) {
    require("decide it", IncidentState.ANALYSED);
    if (by.id().equals(analysedBy)) {
      throw new IncidentRefused(
          "%s is decided by another person than who analysed it".formatted(incidentId));
    }
    decision = made;
    decidedFinding = shown;
    grounds = why;
    decisionReason = reason;
    decidedBy = by.id();
    decidedByName = by.name();
    decidedAt = at.truncatedTo(ChronoUnit.MICROS);
  }

  void close(Instant at) {
    require("close it", IncidentState.ANALYSED);
    if (decision == null) {
      throw new IncidentRefused(incidentId + " is not decided: a supervisor decides first");
    }
    state = IncidentState.CLOSED;
    closedAt = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** Ended since the membership or application ended; a final state stays. */
  boolean cancel(Instant at) {
    if (state.isFinal()) {
      return false;
    }
    state = IncidentState.CANCELLED;
    closedAt = at.truncatedTo(ChronoUnit.MICROS);
    return true;
  }

  private void require(String what, IncidentState needed) {
    if (state != needed) {
      throw new IncidentRefused(
          "Incident %s is “%s”: one can %s only while it is “%s”"
              .formatted(incidentId, state.label(), what, needed.label()));
    }
  }

  private void requireRunning(String what) {
    if (state.isFinal()) {
      throw new IncidentRefused(
          "Incident %s is “%s”: nobody can %s any more. Report what is new as another incident."
              .formatted(incidentId, state.label().toLowerCase(Locale.ROOT), what));
    }
  }

  String incidentId() {
    return incidentId;
  }

  IncidentReport report() {
    return report;
  }

  String accountNumber() {
    return accountNumber;
  }

  String entityType() {
    return entityType;
  }

  IncidentState state() {
    return state;
  }

  /** When CBP was told by the company, at the report or later; null when never. */
  @Nullable Instant toldCbpAt() {
    return report.toldCbpAt() == null ? toldLaterAt : report.toldCbpAt();
  }

  List<Told> told() {
    return List.copyOf(told);
  }

  List<Requirement> requirements() {
    return List.copyOf(requirements);
  }

  boolean isAtOnce() {
    return atOnce;
  }

  @Nullable IncidentFinding finding() {
    return finding;
  }

  @Nullable IncidentFinding decidedFinding() {
    return decidedFinding;
  }

  @Nullable String analysedBy() {
    return analysedBy;
  }

  @Nullable IncidentDecision decision() {
    return decision;
  }

  @Nullable SuspensionGrounds grounds() {
    return grounds;
  }

  String decisionReason() {
    return decisionReason;
  }

  /** Who decided; to be asked after the decision only. */
  Actor decider() {
    return new Actor(
        Objects.requireNonNull(decidedBy), Objects.requireNonNull(decidedByName), Actor.Kind.CBP);
  }

  IncidentView view(IncidentType type) {
    return new IncidentView(
        Objects.requireNonNull(id),
        incidentId,
        accountNumber,
        entityType,
        state,
        type,
        report.what(),
        report.foundAt(),
        report.foundZone(),
        report.place(),
        report.measures(),
        report.isByCbp(),
        report.isSelfReported(),
        toldCbpAt(),
        report.discoveredAt(),
        report.reportedAt(),
        report.reportedByName(),
        new IncidentView.Facts(
            lane, shipment, conveyance, container, seal, crossesAt, crossesZone, cause),
        told(),
        notToldReason,
        List.copyOf(documentIds),
        analysedAt == null
            ? null
            : new IncidentView.Analysis(
                analysis,
                Objects.requireNonNull(finding),
                atOnce,
                requirements(),
                Objects.requireNonNull(analysedByName),
                analysedAt),
        decidedAt == null
            ? null
            : new IncidentView.Decision(
                Objects.requireNonNull(decision),
                Objects.requireNonNull(decidedFinding),
                grounds,
                decisionReason,
                Objects.requireNonNull(decidedByName),
                decidedAt),
        closedAt);
  }
}
