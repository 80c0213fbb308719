package org.ctpat.risk;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** A party within an assessment, with its vulnerability in each category. */
@Entity
@Table(name = "risk_party")
class PartyEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "risk_party_seq")
  @SequenceGenerator(name = "risk_party_seq", sequenceName = "risk_party_seq", allocationSize = 50)
  private @Nullable Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "assessment_id")
  private RiskAssessment assessment;

  @Embedded private Party party;

  @ElementCollection
  @CollectionTable(name = "risk_vulnerability", joinColumns = @JoinColumn(name = "party"))
  @MapKeyColumn(name = "category")
  @MapKeyEnumerated(EnumType.STRING)
  @BatchSize(size = 50)
  private Map<VulnerabilityCategory, Vulnerability> vulnerabilities = new TreeMap<>();

  @SuppressWarnings("NullAway.Init")
  protected PartyEntry() {}

  PartyEntry(RiskAssessment assessment, Party party) {
    this.assessment = assessment;
    this.party = party;
  }

  PartyEntry copyFor(RiskAssessment other) {
    var copy = new PartyEntry(other, party);
    copy.vulnerabilities.putAll(vulnerabilities);
    return copy;
  }

  Party party() {
    return party;
  }

  void change(Party changed) {
    this.party = changed;
  }

  void rate(VulnerabilityCategory category, Vulnerability vulnerability) {
    vulnerabilities.put(category, vulnerability);
  }

  Optional<Vulnerability> vulnerability(VulnerabilityCategory category) {
    return Optional.ofNullable(vulnerabilities.get(category));
  }

  Stream<VulnerabilityCategory> unratedCategories() {
    return Arrays.stream(VulnerabilityCategory.values())
        .filter(category -> !vulnerabilities.containsKey(category));
  }

  List<VulnerabilityRating> ratings() {
    return vulnerabilities.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue().of(entry.getKey()))
        .toList();
  }

  Stream<String> failedMusts() {
    return vulnerabilities.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(entry -> entry.getValue().musts().stream());
  }

  /** The weakest category; null while nothing is rated. */
  @Nullable Level level() {
    return vulnerabilities.values().stream()
        .map(Vulnerability::level)
        .reduce(Level::orHigher)
        .orElse(null);
  }
}
