package org.ctpat.validation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ctpat.deadline.UsEastern;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** The visit of one site within a validation. */
@Entity
@Table(name = "site_visit")
class SiteVisit {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "site_visit_seq")
  @SequenceGenerator(name = "site_visit_seq", sequenceName = "site_visit_seq", allocationSize = 50)
  private @Nullable Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "validation_id")
  private Validation validation;

  private String visitId;
  private int place;
  private String siteId;
  private String siteName;
  private String country;
  private boolean foreignSite;
  private @Nullable LocalDate visitOn;

  @Convert(converter = Lines.class)
  private List<String> criteria = List.of();

  private @Nullable LocalTime startedAt;
  private @Nullable LocalTime endedAt;

  @Column(length = 10_000)
  private @Nullable String peopleMet;

  @Column(length = 100_000)
  private @Nullable String summary;

  @ElementCollection
  @CollectionTable(name = "site_visit_fact", joinColumns = @JoinColumn(name = "site_visit_id"))
  @MapKeyColumn(name = "fact")
  @Column(name = "text", length = 4_000)
  @BatchSize(size = 20)
  private Map<String, String> facts = new TreeMap<>();

  private @Nullable String conductedBy;
  private @Nullable Instant conductedAt;

  @SuppressWarnings("NullAway.Init")
  protected SiteVisit() {}

  SiteVisit(Validation validation, String visitId, int place, ChosenSite site) {
    this.validation = validation;
    this.visitId = visitId;
    this.place = place;
    this.siteId = site.siteId();
    this.siteName = site.name();
    this.country = site.country();
    this.foreignSite = site.foreign();
  }

  String visitId() {
    return visitId;
  }

  String siteId() {
    return siteId;
  }

  String siteName() {
    return siteName;
  }

  String country() {
    return country;
  }

  int place() {
    return place;
  }

  boolean isForeign() {
    return foreignSite;
  }

  @Nullable LocalDate visitOn() {
    return visitOn;
  }

  List<String> criteria() {
    return criteria;
  }

  boolean isConducted() {
    return conductedBy != null;
  }

  /** What to say when the visit is reported before its day, U.S. Eastern; null from that day on. */
  @Nullable String early(LocalDate today) {
    return visitOn == null || !today.isBefore(visitOn)
        ? null
        : "The visit of %s is agreed for %s (U.S. Eastern): report it on that day or later"
            .formatted(siteName, UsEastern.inWords(visitOn));
  }

  void agree(LocalDate date) {
    this.visitOn = date;
  }

  void sample(List<String> criterionIds) {
    this.criteria = criterionIds.stream().distinct().toList();
  }

  void alsoSample(String criterionId) {
    if (!criteria.contains(criterionId)) {
      this.criteria = Stream.concat(criteria.stream(), Stream.of(criterionId)).toList();
    }
  }

  void conduct(
      LocalTime begin,
      LocalTime end,
      String people,
      String whatWasSeen,
      Map<String, String> visitFacts,
      String by,
      Instant at) {
    facts.clear();
    facts.putAll(visitFacts);
    this.startedAt = begin;
    this.endedAt = end;
    this.peopleMet = people;
    this.summary = whatWasSeen;
    this.conductedBy = by;
    this.conductedAt = at;
  }

  SiteVisitView toView(List<ValidationKinds.FactRule> asked) {
    return new SiteVisitView(
        visitId,
        siteId,
        siteName,
        country,
        foreignSite,
        visitOn,
        criteria,
        startedAt,
        endedAt,
        peopleMet,
        summary,
        ValidationKinds.named(asked, facts),
        conductedBy);
  }
}
