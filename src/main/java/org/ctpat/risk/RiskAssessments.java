package org.ctpat.risk;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.EntityTypes;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.Criterion;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.decision.Decisions;
import org.ctpat.risk.RiskAssessmentView.State;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The five-step risk assessments of the members (fact sheet section 12, criteria 2.1 to 2.4). */
@Service
@Transactional
public class RiskAssessments {

  private final StoredAssessments assessments;
  private final ProfileRatings profileRatings;
  private final CriteriaCatalogue catalogue;
  private final Accounts accounts;
  private final AccountProfiles companies;
  private final Decisions decisions;
  private final EntityTypes types;
  private final Deadlines deadlines;
  private final Reassessments reassessments;
  private final AuditTrail trail;
  private final ApplicationEventPublisher events;

  RiskAssessments(
      StoredAssessments assessments,
      ProfileRatings profileRatings,
      CriteriaCatalogue catalogue,
      Accounts accounts,
      AccountProfiles companies,
      Decisions decisions,
      EntityTypes types,
      Deadlines deadlines,
      Reassessments reassessments,
      AuditTrail trail,
      ApplicationEventPublisher events) {
    this.assessments = assessments;
    this.profileRatings = profileRatings;
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.companies = companies;
    this.decisions = decisions;
    this.types = types;
    this.deadlines = deadlines;
    this.reassessments = reassessments;
    this.trail = trail;
    this.events = events;
  }

  /**
   * The assessment as it stands.
   *
   * @throws UnknownAssessment when there is none with this id
   */
  @Transactional(readOnly = true)
  public RiskAssessmentView view(String assessmentId) {
    return get(assessmentId).view();
  }

  /** The newest assessment of an account, approved or not. */
  @Transactional(readOnly = true)
  public Optional<RiskAssessmentView> latest(String accountNumber) {
    return assessments
        .findFirstByAccountNumberOrderByOpenedOnDescAssessmentIdDesc(accountNumber)
        .map(RiskAssessment::view);
  }

  /**
   * An assessment of an account, or its newest when none is named.
   *
   * @param assessmentId id, or null for the newest
   */
  @Transactional(readOnly = true)
  public Optional<RiskAssessmentView> of(String accountNumber, @Nullable String assessmentId) {
    return assessmentId == null
        ? latest(accountNumber)
        : assessments
            .findById(assessmentId)
            .filter(assessment -> assessment.accountNumber().equals(accountNumber))
            .map(RiskAssessment::view);
  }

  /** Ids of the assessments of an account that are not approved yet, newest first. */
  @Transactional(readOnly = true)
  public List<String> open(String accountNumber) {
    return assessments
        .findByAccountNumberAndStateNotOrderByOpenedOnDescAssessmentIdDesc(
            accountNumber, State.APPROVED)
        .stream()
        .map(RiskAssessment::id)
        .toList();
  }

  /** What each level of risk asks for, the highest first. */
  public List<Treatment> treatments() {
    return Stream.of(Level.HIGH, Level.MEDIUM, Level.LOW).map(this::treatment).toList();
  }

  private Treatment treatment(Level risk) {
    if (decisions.evaluate("riskTreatment", Map.of("risk", risk.text())) instanceof Map<?, ?> row) {
      return new Treatment(
          risk,
          String.valueOf(row.get("vulnerabilityWork")),
          Period.parse(String.valueOf(row.get("reassess"))));
    }
    throw new IllegalStateException(
        "The decision table riskTreatment has no row for " + risk.text() + ": add one");
  }

  /**
   * What the newest approved assessment of each account says; accounts without one are left out.
   */
  @Transactional(readOnly = true)
  public Map<String, RiskStanding> standings(Collection<String> accountNumbers) {
    var newest = new HashMap<String, String>();
    var risks = new HashMap<String, List<Level>>();
    for (var lane : assessments.lanes(accountNumbers, State.APPROVED)) {
      var account = lane.getAccountNumber();
      if (newest
          .computeIfAbsent(account, any -> lane.getAssessmentId())
          .equals(lane.getAssessmentId())) {
        risks
            .computeIfAbsent(account, any -> new ArrayList<>())
            .add(lane.getRisk() == null ? Level.LOW : lane.getRisk());
      }
    }
    var standings = new HashMap<String, RiskStanding>();
    risks.forEach(
        (account, levels) ->
            standings.put(
                account,
                new RiskStanding(
                    Collections.max(levels).name().toLowerCase(Locale.ROOT), levels.size())));
    return standings;
  }

  /** Whether the assessment is there and approved. */
  @Transactional(readOnly = true)
  public boolean approved(String assessmentId) {
    return assessments
        .findById(assessmentId)
        .filter(assessment -> assessment.state() == State.APPROVED)
        .isPresent();
  }

  /** Opens an assessment once for each id; it starts from a copy of the last approved one. */
  public void open(
      String assessmentId, String accountNumber, String caseId, String entityType, Actor by) {
    if (assessments.existsById(assessmentId)) {
      return;
    }
    var previous =
        assessments.findFirstByAccountNumberAndStateOrderByApprovedOnDescAssessmentIdDesc(
            accountNumber, State.APPROVED);
    var assessment =
        new RiskAssessment(
            assessmentId,
            accountNumber,
            caseId,
            entityType,
            deadlines.today(),
            previous.orElse(null));
    if (assessment.own().isEmpty()) {
      assessment.saveParty(ownCompany(accountNumber, entityType));
    }
    assessments.save(assessment);
    reassessments.takeUp(accountNumber, assessmentId, by);
    record(
        assessment,
        "Risk assessment opened",
        "Risk assessment " + assessmentId,
        by,
        Map.of(),
        Map.of("basedOn", previous.map(RiskAssessment::id).orElse("")));
  }

  private Party ownCompany(String accountNumber, String entityType) {
    var number = AccountNumber.of(accountNumber);
    var account = accounts.get(number);
    var country = companies.view(number).country();
    var type = types.get(entityType);
    return new Party(
        "",
        account.companyName(),
        PartyRole.valueOf(type.supplyChainRole()),
        country == null ? type.usualCountry() : country,
        true,
        ProgrammeStatus.CTPAT,
        "Own security profile",
        true);
  }

  /** Adds a lane, or changes the one with the same id; returns its id. */
  public String saveLane(String assessmentId, Lane lane, Actor by) {
    var assessment = editable(assessmentId, by);
    var before = values(assessment, lane.laneId());
    var laneId = assessment.saveLane(lane);
    record(
        assessment,
        before.isEmpty() ? "Lane added" : "Lane changed",
        "Lane " + laneId,
        by,
        before,
        values(assessment, laneId));
    return laneId;
  }

  private static Map<String, ?> values(RiskAssessment assessment, String laneId) {
    if (laneId.isEmpty()) {
      return Map.of();
    }
    var lane = assessment.lane(laneId).lane();
    return Map.of(
        "product", lane.product(),
        "origin", lane.originCountry() + " " + lane.originRegion(),
        "destination", lane.destinationCountry() + " " + lane.destination(),
        "modes", lane.modeChain(),
        "frequency", lane.frequency());
  }

  /** Removes a lane with its stops and threat ratings. */
  public void removeLane(String assessmentId, String laneId, Actor by) {
    var assessment = editable(assessmentId, by);
    var before = values(assessment, laneId);
    assessment.removeLane(laneId);
    record(assessment, "Lane removed", "Lane " + laneId, by, before, Map.of());
  }

  /** Adds a party, or changes the one with the same id; returns its id. */
  public String saveParty(String assessmentId, Party party, Actor by) {
    var assessment = editable(assessmentId, by);
    var before =
        party.partyId().isEmpty()
            ? Map.<String, Object>of()
            : values(assessment.party(party.partyId()).party());
    var partyId = assessment.saveParty(party);
    record(
        assessment,
        before.isEmpty() ? "Party added" : "Party changed",
        "Party " + partyId,
        by,
        before,
        values(party));
    return partyId;
  }

  private static Map<String, ?> values(Party party) {
    return Map.of(
        "name", party.name(),
        "role", party.role().label(),
        "country", party.country(),
        "status", party.status().label(),
        "proof", party.proof());
  }

  /** Removes a party that no lane stops at. */
  public void removeParty(String assessmentId, String partyId, Actor by) {
    var assessment = editable(assessmentId, by);
    var before = values(assessment.party(partyId).party());
    assessment.removeParty(partyId);
    record(assessment, "Party removed", "Party " + partyId, by, before, Map.of());
  }

  /** Replaces the stops of a lane, in the order the cargo passes them. */
  public void saveStops(String assessmentId, String laneId, List<Stop> stops, Actor by) {
    var assessment = editable(assessmentId, by);
    var before = route(assessment, laneId);
    assessment.saveStops(laneId, stops);
    record(
        assessment,
        "Stops changed",
        "Lane " + laneId,
        by,
        Map.of("stops", before),
        Map.of("stops", route(assessment, laneId)));
  }

  private static List<String> route(RiskAssessment assessment, String laneId) {
    return assessment.lane(laneId).stops().stream()
        .map(stop -> stop.step() + " at " + stop.partyId() + " " + stop.country())
        .toList();
  }

  /** Rates a threat factor of a lane. */
  public void rateThreat(String assessmentId, String laneId, ThreatRating rating, Actor by) {
    var assessment = editable(assessmentId, by);
    var before = assessment.lane(laneId).threat(rating.factor());
    assessment.rateThreat(laneId, rating);
    record(
        assessment,
        "Threat rated",
        "Lane " + laneId + " " + rating.factor(),
        by,
        before == null ? Map.of() : Map.of("rating", before.rating(), "source", before.source()),
        Map.of("rating", rating.rating(), "source", rating.source()));
  }

  /**
   * Rates a party in a category. The rating follows from the criteria not met (rule VULN_MAX): with
   * a must among them it is 3, with a should alone 2, without any 1.
   */
  public void rateVulnerability(
      String assessmentId, String partyId, VulnerabilityRating rating, Actor by) {
    var assessment = editable(assessmentId, by);
    var vulnerability = vulnerability(rating);
    var before = assessment.party(partyId).vulnerability(rating.category());
    assessment.rateVulnerability(partyId, rating.category(), vulnerability);
    record(
        assessment,
        "Vulnerability rated",
        "Party " + partyId + " category " + rating.category().number(),
        by,
        before.map(v -> values(v.of(rating.category()))).orElse(Map.of()),
        values(rating));
  }

  /**
   * Rates many threats at once: all of them, or none when one is refused.
   *
   * @return how many ratings changed
   */
  public int rateThreats(String assessmentId, List<LaneThreat> ratings, Actor by) {
    var assessment = editable(assessmentId, by);
    var after = new LinkedHashMap<String, Object>();
    for (var each : ratings) {
      var factor = each.rating().factor();
      var before = assessment.lane(each.laneId()).threat(factor);
      if (before == null || before.rating() != each.rating().rating()) {
        assessment.rateThreat(each.laneId(), each.rating());
        after.put(each.laneId() + " " + factor, each.rating().rating());
      }
    }
    if (!after.isEmpty()) {
      record(assessment, "Threats rated", "Risk assessment " + assessmentId, by, Map.of(), after);
    }
    return after.size();
  }

  /**
   * A threat rating of a lane.
   *
   * @param laneId such as {@code L1}
   */
  public record LaneThreat(String laneId, ThreatRating rating) {}

  /**
   * Rates many vulnerabilities at once by what is not met: all of them, or none when one is
   * refused. A cell that was rated before keeps its note.
   *
   * @param note how the new ratings are known
   * @return how many ratings changed
   */
  public int rateVulnerabilities(
      String assessmentId, List<PartyCell> cells, String note, Actor by) {
    var assessment = editable(assessmentId, by);
    var after = new LinkedHashMap<String, Object>();
    for (var cell : cells) {
      var before = assessment.party(cell.partyId()).vulnerability(cell.category());
      var known = before.map(v -> v.of(cell.category())).orElse(null);
      var vulnerability =
          vulnerability(
              cell.category(),
              cell.failedCriteria(),
              known == null || known.note().isBlank() ? note : known.note());
      if (known == null
          || !known.failedCriteria().equals(vulnerability.of(cell.category()).failedCriteria())) {
        assessment.rateVulnerability(cell.partyId(), cell.category(), vulnerability);
        after.put(cell.partyId() + " " + cell.category().number(), vulnerability.level().rating());
      }
    }
    recordCells(assessment, after, by);
    return after.size();
  }

  /**
   * Rates what is not rated yet of these parties as met.
   *
   * @param note how that is known; needed, since one word rates much
   * @return how many ratings were added
   */
  public int rateTheRestAsMet(
      String assessmentId, Collection<String> partyIds, String note, Actor by) {
    if (note.isBlank()) {
      throw new EditRefused(
          "Write how it is known that these parties meet the criteria: a visit, a questionnaire, a certificate");
    }
    var assessment = editable(assessmentId, by);
    var after = new LinkedHashMap<String, Object>();
    for (var partyId : partyIds) {
      for (var category : assessment.party(partyId).unratedCategories().toList()) {
        assessment.rateVulnerability(
            partyId, category, new Vulnerability(List.of(), List.of(), note, false));
        after.put(partyId + " " + category.number(), 1);
      }
    }
    recordCells(assessment, after, by);
    return after.size();
  }

  private void recordCells(RiskAssessment assessment, Map<String, Object> after, Actor by) {
    if (!after.isEmpty()) {
      record(
          assessment,
          "Vulnerabilities rated",
          "Risk assessment " + assessment.id(),
          by,
          Map.of(),
          after.size() <= 100 ? after : Map.of("ratings", after.size()));
    }
  }

  /**
   * A cell of party by category.
   *
   * @param failedCriteria the musts and shoulds not met, such as {@code 5.3}; empty when all are
   */
  public record PartyCell(
      String partyId, VulnerabilityCategory category, List<String> failedCriteria) {}

  private static Map<String, ?> values(VulnerabilityRating rating) {
    return Map.of("rating", rating.rating(), "failedCriteria", rating.failedCriteria());
  }

  private Vulnerability vulnerability(VulnerabilityRating rating) {
    var vulnerability = vulnerability(rating.category(), rating.failedCriteria(), rating.note());
    if (rating.rating() != vulnerability.level().rating()) {
      throw new EditRefused(
          "Rating "
              + rating.rating()
              + " does not fit the criteria named: choose 3 and name the must that is not met, 2 and the should that is"
              + " not met, or 1 when all are met");
    }
    return vulnerability;
  }

  private Vulnerability vulnerability(
      VulnerabilityCategory category, List<String> failedCriteria, String note) {
    var failed = failedCriteria.stream().distinct().map(this::criterion).toList();
    failed.stream()
        .filter(criterion -> criterion.categoryNumber() != category.number())
        .findFirst()
        .ifPresent(
            criterion -> {
              throw new EditRefused(
                  "Criterion "
                      + criterion.label()
                      + " belongs to category "
                      + criterion.categoryNumber()
                      + ", not to "
                      + category.number());
            });
    return new Vulnerability(
        failed.stream().filter(Criterion::isMust).map(Criterion::id).toList(),
        failed.stream().filter(c -> !c.isMust()).map(Criterion::id).toList(),
        note,
        false);
  }

  private Criterion criterion(String id) {
    return catalogue
        .find(id)
        .orElseThrow(
            () ->
                new EditRefused("There is no criterion " + id + ": give its number, such as 5.3"));
  }

  /**
   * Takes the company's own ratings from its security profile again, except those that somebody
   * rated.
   */
  public void rateOwnCompany(String assessmentId, Actor by) {
    fillFromProfile(editable(assessmentId, by), by);
  }

  private void fillFromProfile(RiskAssessment assessment, Actor by) {
    var own = assessment.own();
    if (own.isEmpty()) {
      return;
    }
    var filled = new LinkedHashMap<String, Object>();
    profileRatings
        .of(assessment.accountNumber())
        .forEach(
            (category, vulnerability) -> {
              if (own.get().vulnerability(category).map(Vulnerability::fromProfile).orElse(true)) {
                assessment.rateVulnerability(own.get().party().partyId(), category, vulnerability);
                filled.put(category.name(), vulnerability.level().rating());
              }
            });
    if (!filled.isEmpty()) {
      record(
          assessment,
          "Own vulnerabilities taken from the security profile",
          "Party " + own.get().party().partyId(),
          by,
          Map.of(),
          filled);
    }
  }

  /** Adds an action to the plan, or changes the one with the same id; returns its id. */
  public String savePlanItem(String assessmentId, PlannedAction action, Actor by) {
    var assessment = editable(assessmentId, by);
    criterion(action.criterionId());
    var actionId = assessment.savePlanItem(action, deadlines.today());
    record(
        assessment,
        action.actionId().isEmpty() ? "Action planned" : "Planned action changed",
        "Action " + actionId,
        by,
        Map.of(),
        Map.of(
            "criterion", action.criterionId(),
            "action", action.action(),
            "dueOn", action.dueOn().toString()));
    return actionId;
  }

  /** Takes an action off the plan. */
  public void removePlanItem(String assessmentId, String actionId, Actor by) {
    var assessment = editable(assessmentId, by);
    assessment.removePlanItem(actionId);
    record(assessment, "Planned action removed", "Action " + actionId, by, Map.of(), Map.of());
  }

  /** Documents the method. */
  public void saveMethod(String assessmentId, Method method, Actor by) {
    var assessment = editable(assessmentId, by);
    if (method.equals(assessment.method())) {
      return;
    }
    assessment.saveMethod(method);
    record(
        assessment,
        "Method documented",
        "Risk assessment " + assessmentId,
        by,
        Map.of(),
        Map.of("frequency", method.frequency(), "setUpOn", method.setUpOn().toString()));
  }

  /** What a step still needs, in words; empty when it is complete. */
  @Transactional(readOnly = true)
  public List<String> missing(String assessmentId, Step step) {
    return get(assessmentId).missing(step, deadlines.today());
  }

  /** What each step still needs, in the order of the steps. */
  @Transactional(readOnly = true)
  public Map<Step, List<String>> missingByStep(String assessmentId) {
    var assessment = get(assessmentId);
    var missing = new EnumMap<Step, List<String>>(Step.class);
    for (var step : Step.values()) {
      missing.put(step, assessment.missing(step, deadlines.today()));
    }
    return missing;
  }

  /** Everything that is missing in any step. */
  @Transactional(readOnly = true)
  public List<String> missing(String assessmentId) {
    return get(assessmentId).missing(deadlines.today());
  }

  /**
   * The threat ratings of each lane, as decision {@code threatLevel} reads them: its inputs and the
   * lane's id.
   */
  @Transactional(readOnly = true)
  public List<Map<String, Object>> threatRatings(String assessmentId) {
    var assessment = get(assessmentId);
    var missing = assessment.missing(Step.THREATS, deadlines.today());
    if (!missing.isEmpty()) {
      throw new EditRefused("Not every threat is rated: " + String.join("; ", missing));
    }
    return assessment.lanes().stream().map(RiskAssessments::threatRatings).toList();
  }

  private static Map<String, Object> threatRatings(LaneEntry lane) {
    var ratings = new LinkedHashMap<String, Object>();
    ratings.put("laneId", lane.lane().laneId());
    lane.threats().forEach(threat -> ratings.put(threat.factor().variable(), threat.rating()));
    return ratings;
  }

  /**
   * Stores the threat level of each lane and rates the own company from its profile; repeating it
   * changes nothing.
   */
  public void screen(String assessmentId, Map<String, Level> threatLevels, Actor by) {
    var assessment = get(assessmentId);
    if (assessment.screen(threatLevels)) {
      record(
          assessment,
          "Lanes screened",
          "Risk assessment " + assessmentId,
          by,
          Map.of(),
          texts(threatLevels));
      fillFromProfile(assessment, by);
    }
  }

  /**
   * Threat level and weakest link of a lane, as decision {@code riskLevel} reads them.
   *
   * @param threat low, medium or high
   * @param vulnerability low, medium or high
   */
  public record LaneRating(String laneId, String threat, String vulnerability) {}

  /** What decision {@code riskLevel} reads for each lane. */
  @Transactional(readOnly = true)
  public List<LaneRating> laneRatings(String assessmentId) {
    var assessment = get(assessmentId);
    var missing = assessment.missing(Step.VULNERABILITIES, deadlines.today());
    if (!missing.isEmpty()) {
      throw new EditRefused("Not every vulnerability is rated: " + String.join("; ", missing));
    }
    return assessment.lanes().stream().map(lane -> rating(assessment, lane)).toList();
  }

  private static LaneRating rating(RiskAssessment assessment, LaneEntry lane) {
    var threat = lane.threatLevel();
    if (threat == null) {
      throw new EditRefused(lane.name() + " is not screened");
    }
    return new LaneRating(lane.lane().laneId(), threat.text(), assessment.weakestLink(lane).text());
  }

  /**
   * Stores the risk of each lane; repeating it changes nothing.
   *
   * @return whether actions are needed: a lane is high or a must failed
   */
  public boolean rate(String assessmentId, Map<String, Level> risks, Actor by) {
    var assessment = get(assessmentId);
    if (assessment.rate(risks)) {
      record(
          assessment, "Risks rated", "Risk assessment " + assessmentId, by, Map.of(), texts(risks));
    }
    return assessment.actionsNeeded();
  }

  /** Notes who confirmed a step, once for each task. */
  void confirm(String assessmentId, Step step, long taskKey, Actor by) {
    var assessment = get(assessmentId);
    if (assessment.confirm(step, new StepConfirmation(taskKey, by.name(), deadlines.today()))) {
      record(
          assessment,
          "Step confirmed: " + step.label(),
          "Risk assessment " + assessmentId,
          by,
          Map.of(),
          Map.of());
    }
  }

  /** The officer signs the rated assessment, or gives it back with remarks. */
  void decide(String assessmentId, boolean approve, String remarks, Actor by) {
    var assessment = get(assessmentId);
    if (approve ? assessment.approvedOn() != null : assessment.state() == State.DRAFT) {
      return;
    }
    if (approve) {
      assessment.sign(by.name(), deadlines.today());
    } else {
      assessment.giveBack(remarks);
    }
    record(
        assessment,
        approve ? "Risk assessment signed" : "Risk assessment returned by the officer",
        "Risk assessment " + assessmentId,
        by,
        Map.of(),
        approve ? Map.of() : Map.of("remarks", remarks));
  }

  /**
   * Closes the signed assessment, starts the clock of its yearly review (DL18) and has the planned
   * actions opened; repeating it returns the stored date.
   */
  public Deadline record(String assessmentId, Actor by) {
    var assessment = get(assessmentId);
    if (assessment.approve()) {
      previousCase(assessment).ifPresent(caseId -> deadlines.met(caseId, "DL18", by));
      reassessments.done(assessment.caseId(), by);
      record(
          assessment,
          "Risk assessment approved",
          "Risk assessment " + assessmentId,
          by,
          Map.of(),
          Map.of("actions", assessment.plan().size()));
      assessment.plan().forEach(action -> events.publishEvent(planned(assessment, action)));
    }
    return deadlines.start(
        assessment.accountNumber(),
        assessment.caseId(),
        "DL18",
        approvalOf(assessment),
        Map.of("assessment", assessmentId),
        by);
  }

  private Optional<String> previousCase(RiskAssessment assessment) {
    return Optional.ofNullable(assessment.basedOn())
        .flatMap(assessments::findById)
        .map(RiskAssessment::caseId);
  }

  private static LocalDate approvalOf(RiskAssessment assessment) {
    var approvedOn = assessment.approvedOn();
    if (approvedOn == null) {
      throw new EditRefused(assessment.id() + " is not signed by an officer");
    }
    return approvedOn;
  }

  private static RiskActionPlanned planned(RiskAssessment assessment, PlannedAction action) {
    return new RiskActionPlanned(
        assessment.accountNumber(),
        assessment.caseId(),
        assessment.id(),
        action.actionId(),
        assessment.entityType(),
        action.criterionId(),
        action.vulnerability(),
        action.action(),
        action.owner(),
        action.dueOn(),
        action.evidenceWanted());
  }

  private RiskAssessment get(String assessmentId) {
    return assessments
        .findById(assessmentId)
        .orElseThrow(() -> new UnknownAssessment(assessmentId));
  }

  private RiskAssessment editable(String assessmentId, Actor by) {
    if (by.kind() == Actor.Kind.CBP) {
      throw new EditRefused("A risk assessment is the company's own: only the company changes it");
    }
    return get(assessmentId);
  }

  private static Map<String, Object> texts(Map<String, Level> levels) {
    var texts = new LinkedHashMap<String, Object>();
    levels.forEach((laneId, level) -> texts.put(laneId, level.text()));
    return texts;
  }

  private void record(
      RiskAssessment assessment,
      String action,
      String subject,
      Actor by,
      Map<String, ?> before,
      Map<String, ?> after) {
    trail.record(
        new AuditEvent(
            assessment.accountNumber(), assessment.caseId(), action, subject, by, before, after));
  }
}
