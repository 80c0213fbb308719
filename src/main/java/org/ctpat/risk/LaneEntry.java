package org.ctpat.risk;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** A lane within an assessment, with its stops, its threat ratings and what came out. */
@Entity
@Table(name = "risk_lane")
class LaneEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "risk_lane_seq")
  @SequenceGenerator(name = "risk_lane_seq", sequenceName = "risk_lane_seq", allocationSize = 50)
  private @Nullable Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "assessment_id")
  private RiskAssessment assessment;

  @Embedded private Lane lane;

  @ElementCollection
  @CollectionTable(name = "risk_stop", joinColumns = @JoinColumn(name = "lane"))
  @OrderColumn(name = "stop_no")
  @BatchSize(size = 50)
  private List<Stop> stops = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "risk_threat", joinColumns = @JoinColumn(name = "lane"))
  @MapKeyColumn(name = "factor")
  @MapKeyEnumerated(EnumType.STRING)
  @BatchSize(size = 50)
  private Map<ThreatFactor, Threat> threats = new TreeMap<>();

  @Enumerated(EnumType.STRING)
  private @Nullable Level threatLevel;

  @Enumerated(EnumType.STRING)
  private @Nullable Level risk;

  @SuppressWarnings("NullAway.Init")
  protected LaneEntry() {}

  LaneEntry(RiskAssessment assessment, Lane lane) {
    this.assessment = assessment;
    this.lane = lane;
  }

  LaneEntry copyFor(RiskAssessment other) {
    var copy = new LaneEntry(other, lane);
    copy.stops.addAll(stops);
    copy.threats.putAll(threats);
    return copy;
  }

  Lane lane() {
    return lane;
  }

  String name() {
    return "Lane " + lane.laneId() + " (" + lane.product() + ")";
  }

  void change(Lane changed) {
    this.lane = changed;
  }

  List<Stop> stops() {
    return List.copyOf(stops);
  }

  void replaceStops(List<Stop> replacement) {
    stops.clear();
    stops.addAll(replacement);
  }

  boolean stopsAt(String partyId) {
    return stops.stream().anyMatch(stop -> stop.partyId().equals(partyId));
  }

  /** The stops from the stuffing of the container or trailer on; empty when nothing is stuffed. */
  List<Stop> fromStuffingOn() {
    return stops.stream().dropWhile(stop -> stop.step() != ProcessStep.LOAD).toList();
  }

  /** Whether the cargo is abroad somewhere from stuffing on. */
  boolean hasForeignLeg() {
    return fromStuffingOn().stream().anyMatch(stop -> !stop.country().equals("US"));
  }

  boolean crossesTheBorder() {
    return !lane.originCountry().equals("US") || !lane.destinationCountry().equals("US");
  }

  void rate(ThreatFactor factor, Threat threat) {
    threats.put(factor, threat);
  }

  @Nullable Threat threat(ThreatFactor factor) {
    return threats.get(factor);
  }

  List<ThreatRating> threats() {
    return Arrays.stream(ThreatFactor.values())
        .map(factor -> threats.get(factor) == null ? null : threats.get(factor).of(factor))
        .filter(Objects::nonNull)
        .toList();
  }

  Stream<ThreatFactor> unratedThreats() {
    return Arrays.stream(ThreatFactor.values()).filter(factor -> !threats.containsKey(factor));
  }

  void screened(Level level) {
    this.threatLevel = level;
    this.risk = null;
  }

  void rated(Level level) {
    this.risk = level;
  }

  @Nullable Level threatLevel() {
    return threatLevel;
  }

  @Nullable Level risk() {
    return risk;
  }

  /** Whether the full vulnerability work is wanted: on lanes of medium and high threat. */
  boolean wantsVulnerabilities() {
    return threatLevel != null && threatLevel != Level.LOW;
  }
}
