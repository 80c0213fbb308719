package org.ctpat.validation;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.UsEastern;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A validation case; it guards its own order of steps, the notice period (DL10) and who may decide
 * what.
 */
@Entity
@Table(name = "validation")
class Validation {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "validation_seq")
  @SequenceGenerator(name = "validation_seq", sequenceName = "validation_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private @Nullable Integer version;

  private String caseId;
  private String accountNumber;
  private String entityType;

  @Column(length = 4_000)
  private String reason;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private ValidationStage stage;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private @Nullable ValidationKind kind;

  private Instant openedAt;

  @Convert(converter = Lines.class)
  private List<String> team = List.of();

  @Column(name = "team_lead")
  private @Nullable String lead;

  @Column(length = 4_000)
  private @Nullable String sitesReason;

  @ElementCollection
  @CollectionTable(name = "validation_fact", joinColumns = @JoinColumn(name = "validation_id"))
  @MapKeyColumn(name = "fact")
  @Column(name = "text", length = 4_000)
  private Map<String, String> facts = new TreeMap<>();

  @Convert(converter = Lines.class)
  private List<String> documentsAsked = List.of();

  @Convert(converter = Lines.class)
  private List<String> documentIds = List.of();

  @Column(length = 10_000)
  private @Nullable String documentsNote;

  private boolean documentsProvided;
  private @Nullable LocalDate noticeOn;
  private @Nullable LocalDate earliestVisitOn;
  private boolean earlierVisitAgreed;
  private @Nullable String datesAgreedBy;
  private @Nullable LocalDate publishedOn;
  private @Nullable Long foreignValidationId;
  private @Nullable String foreignDecision;

  @Column(length = 10_000)
  private @Nullable String foreignRemarks;

  @Column(length = 10_000)
  private @Nullable String openActionsProposal;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private @Nullable ValidationOutcome outcome;

  @Column(length = 10_000)
  private @Nullable String outcomeReason;

  private @Nullable String decidedBy;
  private @Nullable Instant decidedAt;
  private @Nullable LocalDate closedOn;
  private @Nullable String brokenOffReason;

  @OneToMany(mappedBy = "validation", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("place")
  private List<SiteVisit> visits = new ArrayList<>();

  @OneToMany(mappedBy = "validation", cascade = CascadeType.PERSIST)
  @OrderBy("number")
  private List<ReportVersion> reports = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Validation() {}

  @SuppressWarnings("NullAway.Init")
  Validation(
      String caseId,
      String accountNumber,
      String entityType,
      String reason,
      @Nullable Long foreignValidationId,
      Instant at) {
    this.caseId = caseId;
    this.accountNumber = accountNumber;
    this.entityType = entityType;
    this.reason = reason;
    this.foreignValidationId = foreignValidationId;
    this.stage = ValidationStage.OPENED;
    this.openedAt = at;
  }

  /** The specialist accepts the foreign validation or wants a visit of CBP's own. */
  void decideOnForeignValidation(
      boolean accept, String remarks, Map<String, String> confirmedFacts, Actor by) {
    require("decide on the foreign validation", ValidationStage.OPENED);
    if (foreignValidationId == null) {
      throw refused("No foreign validation is recorded");
    }
    this.foreignDecision = accept ? "accept" : "visit";
    this.foreignRemarks = remarks;
    if (accept) {
      this.kind = ValidationKind.RECOGNISED_ABROAD;
      this.team = List.of(by.id());
      facts.putAll(confirmedFacts);
    }
  }

  /**
   * Kind, sites, the team of two and the documents to ask for; may be repeated until the notice is
   * sent.
   *
   * @param possibleSites the sites of the company: a domestic one is needed where there is any, a
   *     foreign one too if the kind asks for it
   * @param foreignSite whether the kind asks for a foreign site
   */
  void plan(Plan plan, List<ChosenSite> possibleSites, boolean foreignSite) {
    var chosenKind = plan.kind();
    var sites = plan.sites();
    var chosenTeam = plan.team();
    require("choose sites and team", ValidationStage.OPENED, ValidationStage.PLANNED);
    if (chosenKind == ValidationKind.RECOGNISED_ABROAD) {
      throw refused(
          "A recognised foreign validation has no visit: choose on site, virtual or joint");
    }
    if (sites.isEmpty()) {
      throw refused("Choose the sites to be visited");
    }
    if (sites.stream().allMatch(ChosenSite::foreign)
        && !possibleSites.stream().allMatch(ChosenSite::foreign)) {
      throw refused("Choose at least one domestic site");
    }
    if (possibleSites.stream().anyMatch(ChosenSite::foreign)
        && foreignSite
        && sites.stream().noneMatch(ChosenSite::foreign)) {
      throw refused("Choose a foreign site too, or validate virtually (6 U.S.C. 965(a))");
    }
    if (chosenTeam.size() != 2 || new HashSet<>(chosenTeam).size() != 2) {
      throw refused("Choose two different people for the team");
    }
    if (!chosenTeam.contains(plan.lead())) {
      throw refused("The lead is one of the team");
    }
    if (plan.documents().isEmpty()) {
      throw refused("Name the documents that the notice asks for");
    }
    this.kind = chosenKind;
    this.team = List.copyOf(chosenTeam);
    this.lead = plan.lead();
    this.sitesReason = plan.sitesReason();
    facts.clear();
    facts.putAll(plan.facts());
    this.documentsAsked = List.copyOf(plan.documents());
    visits.removeIf(visit -> sites.stream().noneMatch(s -> s.siteId().equals(visit.siteId())));
    for (var site : sites) {
      if (visits.stream().noneMatch(visit -> visit.siteId().equals(site.siteId()))) {
        var place = visits.stream().mapToInt(SiteVisit::place).max().orElse(0) + 1;
        visits.add(new SiteVisit(this, caseId + "-V" + place, place, site));
      }
    }
    this.stage = ValidationStage.PLANNED;
  }

  /** The notice is out; no visit before the notice period ends (DL10). */
  void sendNotice(LocalDate on, LocalDate earliestVisit) {
    require("send the notice", ValidationStage.PLANNED);
    this.noticeOn = on;
    this.earliestVisitOn = earliestVisit;
    this.stage = ValidationStage.NOTICE_SENT;
  }

  /** A date for each site; one before the notice period ends needs the company's consent (DL10). */
  void agreeDates(
      Map<String, LocalDate> dateBySite, boolean earlierVisitWanted, LocalDate today, Actor by) {
    require("agree visit dates", ValidationStage.NOTICE_SENT);
    for (var visit : visits) {
      var date = dateBySite.get(visit.siteId());
      if (date == null) {
        throw refused("A date for " + visit.siteName() + " is missing");
      }
      if (date.isBefore(today)) {
        throw refused("The date for " + visit.siteName() + " has passed");
      }
      if (date.isBefore(Objects.requireNonNull(earliestVisitOn)) && !earlierVisitWanted) {
        throw refused(
            "The date for %s is before %s, when the notice period ends (DL10): choose a later one or agree to an earlier visit"
                .formatted(visit.siteName(), UsEastern.inWords(earliestVisitOn)));
      }
    }
    if (earlierVisitWanted && by.kind() != Actor.Kind.MEMBER) {
      throw refused("Only the company may agree to a visit before the notice period ends (DL10)");
    }
    visits.forEach(visit -> visit.agree(dateBySite.get(visit.siteId())));
    this.earlierVisitAgreed = earlierVisitWanted;
    this.datesAgreedBy = by.id();
  }

  void provideDocuments(List<String> ids, @Nullable String note) {
    require("provide documents", ValidationStage.NOTICE_SENT);
    this.documentIds = List.copyOf(ids);
    this.documentsNote = note;
    this.documentsProvided = true;
  }

  /** Dates and documents are in. */
  void schedule() {
    require("schedule the visits", ValidationStage.NOTICE_SENT);
    if (visits.stream().anyMatch(visit -> visit.visitOn() == null)) {
      throw refused("A visit date is missing");
    }
    this.stage = ValidationStage.SCHEDULED;
  }

  /**
   * Begins the visits, not before the notice period ends unless the company agreed to it (DL10).
   */
  void startVisits(LocalDate today) {
    require("start the visits", ValidationStage.SCHEDULED);
    if (today.isBefore(Objects.requireNonNull(earliestVisitOn)) && !earlierVisitAgreed) {
      throw refused(
          "The notice of %s allows no visit before %s (DL10), and the company has not agreed to an earlier one"
              .formatted(
                  UsEastern.inWords(Objects.requireNonNull(noticeOn)),
                  UsEastern.inWords(earliestVisitOn)));
    }
    this.stage = ValidationStage.VISITING;
  }

  /** The report of one visit. */
  void conduct(
      String visitId,
      LocalTime begin,
      LocalTime end,
      String peopleMet,
      String summary,
      Map<String, String> visitFacts,
      List<Finding> findings,
      String by,
      Instant at) {
    require("report a visit", ValidationStage.VISITING);
    var visit = visit(visitId);
    var early = visit.early(LocalDate.ofInstant(at, UsEastern.ZONE));
    if (early != null) {
      throw refused(early);
    }
    if (!end.isAfter(begin)) {
      throw refused("The visit ends after it begins: check the times");
    }
    var missing = withoutFinding(visit, findings);
    if (visit.criteria().isEmpty()) {
      throw refused(
          "No criterion was tested at "
              + visit.siteName()
              + ": choose the sample and write the findings");
    }
    if (!missing.isEmpty()) {
      throw refused(
          "A finding is missing for " + String.join(", ", missing) + " at " + visit.siteName());
    }
    visit.conduct(begin, end, peopleMet, summary, visitFacts, by, at);
  }

  /** Sampled criteria of a visit without a finding. */
  static List<String> withoutFinding(SiteVisit visit, List<Finding> findings) {
    return visit.criteria().stream()
        .filter(
            criterion ->
                findings.stream()
                    .noneMatch(
                        f ->
                            f.visitId().equals(visit.visitId())
                                && f.criterionId().equals(criterion)))
        .toList();
  }

  void sample(String visitId, List<String> criterionIds) {
    requireOpenFindings();
    visit(visitId).sample(criterionIds);
  }

  void alsoSample(String visitId, String criterionId) {
    requireOpenFindings();
    visit(visitId).alsoSample(criterionId);
  }

  /** Findings may be written from the scheduling until the report is approved. */
  void requireOpenFindings() {
    require(
        "change findings",
        ValidationStage.SCHEDULED,
        ValidationStage.VISITING,
        ValidationStage.REPORT_DRAFTED);
  }

  /** A first or a reworked version of the report; the same user task writes one version only. */
  void draftReport(ReportDraft draft, Actor by, Instant at) {
    if (report().filter(r -> r.taskKey() == draft.taskKey()).isPresent()) {
      return;
    }
    require("write the report", ValidationStage.VISITING);
    if (visits.stream().anyMatch(visit -> !visit.isConducted())) {
      throw refused("A visit is not reported yet");
    }
    if (draft.summary().isBlank()) {
      throw refused("The summary is missing");
    }
    if (draft.falseStatement()
        && (draft.falseStatementReason() == null || draft.falseStatementReason().isBlank())) {
      throw refused("Say what was false and why the company knew it (6 U.S.C. 967(b))");
    }
    reports.add(new ReportVersion(this, reports.size() + 1, draft, by.id(), at));
    this.stage = ValidationStage.REPORT_DRAFTED;
  }

  /** Another person than the writer approves the report or sends it back with remarks. */
  void decideReport(boolean approve, @Nullable String remarks, Actor by, Instant at) {
    if (report().filter(r -> r.isDecidedBy(by.id(), approve)).isPresent()) {
      return;
    }
    require("decide about the report", ValidationStage.REPORT_DRAFTED);
    var draft = report().orElseThrow();
    requireOther(draft.writtenBy(), by, "The report is approved by another person than its writer");
    if (!approve && (remarks == null || remarks.isBlank())) {
      throw refused("Say what is to be changed in the report");
    }
    draft.decide(approve, remarks, by.id(), at);
    this.stage = approve ? ValidationStage.REPORT_APPROVED : ValidationStage.VISITING;
  }

  void publish(LocalDate on) {
    require("publish the report", ValidationStage.REPORT_APPROVED);
    this.publishedOn = on;
    this.stage = ValidationStage.PUBLISHED;
  }

  /** What the specialist proposes about actions that were refused or not answered. */
  void proposeOnOpenActions(String proposal) {
    require("review open actions", ValidationStage.PUBLISHED);
    this.openActionsProposal = proposal;
  }

  /** The supervisor's decision, by another person than the team. */
  void decide(ValidationOutcome decided, String why, Actor by, Instant at) {
    if (!isReadyForOutcome()) {
      require("decide the outcome", ValidationStage.PUBLISHED);
    }
    team.forEach(
        member ->
            requireOther(member, by, "The outcome is decided by another person than the team"));
    this.outcome = decided;
    this.outcomeReason = why;
    this.decidedBy = by.id();
    this.decidedAt = at;
  }

  /** The validation ends without a report, since the company is no member in good standing now. */
  void breakOff(String why, LocalDate on) {
    this.brokenOffReason = why;
    this.closedOn = on;
    this.stage = ValidationStage.CLOSED;
  }

  boolean isBrokenOff() {
    return brokenOffReason != null;
  }

  void close(LocalDate on) {
    if (outcome == null) {
      throw refused("No outcome is decided");
    }
    this.closedOn = on;
    this.stage = ValidationStage.CLOSED;
  }

  /** Whether the report is out, or a foreign validation takes the place of a report. */
  boolean isReadyForOutcome() {
    return stage == ValidationStage.PUBLISHED
        || (stage == ValidationStage.OPENED && isRecognisedAbroad());
  }

  boolean isRecognisedAbroad() {
    return kind == ValidationKind.RECOGNISED_ABROAD;
  }

  boolean isFalseStatement() {
    return report().map(ReportVersion::isFalseStatement).orElse(false);
  }

  Optional<ReportVersion> report() {
    return reports.isEmpty() ? Optional.empty() : Optional.of(reports.getLast());
  }

  SiteVisit visit(String visitId) {
    return visits.stream()
        .filter(visit -> visit.visitId().equals(visitId))
        .findFirst()
        .orElseThrow(() -> refused("There is no visit " + visitId));
  }

  /** First agreed visit day. */
  LocalDate firstVisitOn() {
    return visits.stream()
        .map(SiteVisit::visitOn)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> refused("No visit date is agreed"));
  }

  String caseId() {
    return caseId;
  }

  String accountNumber() {
    return accountNumber;
  }

  String entityType() {
    return entityType;
  }

  String reason() {
    return reason;
  }

  ValidationStage stage() {
    return stage;
  }

  @Nullable ValidationKind kind() {
    return kind;
  }

  List<String> team() {
    return team;
  }

  @Nullable String lead() {
    return lead;
  }

  @Nullable String sitesReason() {
    return sitesReason;
  }

  Map<String, String> facts() {
    return Map.copyOf(facts);
  }

  List<String> documentsAsked() {
    return documentsAsked;
  }

  boolean isDocumentsProvided() {
    return documentsProvided;
  }

  @Nullable LocalDate noticeOn() {
    return noticeOn;
  }

  @Nullable LocalDate earliestVisitOn() {
    return earliestVisitOn;
  }

  boolean isEarlierVisitAgreed() {
    return earlierVisitAgreed;
  }

  @Nullable LocalDate publishedOn() {
    return publishedOn;
  }

  @Nullable Long foreignValidationId() {
    return foreignValidationId;
  }

  @Nullable String openActionsProposal() {
    return openActionsProposal;
  }

  @Nullable ValidationOutcome outcome() {
    return outcome;
  }

  @Nullable String outcomeReason() {
    return outcomeReason;
  }

  @Nullable String decidedBy() {
    return decidedBy;
  }

  @Nullable LocalDate closedOn() {
    return closedOn;
  }

  List<SiteVisit> visits() {
    return List.copyOf(visits);
  }

  ValidationView toView(
      List<FindingView> findings,
      List<Interview> interviews,
      @Nullable ForeignValidation foreign,
      ValidationKinds.@Nullable Rule rule) {
    return new ValidationView(
        caseId,
        accountNumber,
        entityType,
        reason,
        stage,
        kind,
        openedAt,
        team,
        lead,
        sitesReason,
        rule == null ? List.of() : ValidationKinds.named(rule.planFacts(), facts),
        documentsAsked,
        documentIds,
        documentsNote,
        noticeOn,
        earliestVisitOn,
        earlierVisitAgreed,
        visits.stream()
            .map(visit -> visit.toView(rule == null ? List.of() : rule.visitFacts()))
            .toList(),
        findings,
        interviews,
        reports.stream().map(ReportVersion::toView).toList(),
        publishedOn,
        foreign,
        outcome,
        outcomeReason,
        decidedBy,
        closedOn);
  }

  private void require(String what, ValidationStage... allowed) {
    if (!List.of(allowed).contains(stage)) {
      throw refused(
          "It is not possible to %s: the validation stands at '%s'"
              .formatted(what, stage.label().toLowerCase(Locale.ROOT)));
    }
  }

  private void requireOther(String personId, Actor by, String rule) {
    if (personId.equals(by.id())) {
      throw refused(rule + ": ask somebody else");
    }
  }

  private ValidationRefused refused(String message) {
    return new ValidationRefused(message + " (" + caseId + ")");
  }
}
