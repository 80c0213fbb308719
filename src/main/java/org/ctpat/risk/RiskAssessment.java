package org.ctpat.risk;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.risk.RiskAssessmentView.HeatMap;
import org.ctpat.risk.RiskAssessmentView.LaneView;
import org.ctpat.risk.RiskAssessmentView.PartyView;
import org.ctpat.risk.RiskAssessmentView.State;
import org.jspecify.annotations.Nullable;

/**
 * The assessment of a company's supply chains: lanes and threats are fixed once they are screened,
 * ratings once the risks are rated, everything once the officer has approved. Returned by the
 * officer, all but what is approved can be changed again.
 */
@Entity
@Table(name = "risk_assessment")
class RiskAssessment {

  static final String NO_FOREIGN_LEG =
      "No lane has a foreign leg from stuffing on. An assessment of domestic sites alone is not enough: in 2010 CBP found"
          + " that many members had left the foreign part out. Add the stops abroad, from the place where the container"
          + " or trailer is loaded";

  /** Longest texts in characters, as the table keeps them. */
  private static final int SHORT = 400;

  private static final int SENTENCE = 1000;
  private static final int NOTE = 4000;

  @Id private String assessmentId;
  @Version private @Nullable Integer version;
  private String accountNumber;
  private String caseId;
  private String entityType;

  @Enumerated(EnumType.STRING)
  private State state = State.DRAFT;

  private LocalDate openedOn;
  private @Nullable String basedOn;
  private int lanesNumbered;
  private int partiesNumbered;
  private int actionsNumbered;

  @OneToMany(mappedBy = "assessment", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("id")
  private List<LaneEntry> lanes = new ArrayList<>();

  @OneToMany(mappedBy = "assessment", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("id")
  private List<PartyEntry> parties = new ArrayList<>();

  @OneToMany(mappedBy = "assessment", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("id")
  private List<PlanEntry> plan = new ArrayList<>();

  @Embedded
  @AttributeOverride(name = "setUpOn", column = @Column(name = "method_set_up_on"))
  @AttributeOverride(name = "responsible", column = @Column(name = "method_responsible"))
  @AttributeOverride(name = "due", column = @Column(name = "method_due"))
  @AttributeOverride(name = "frequency", column = @Column(name = "method_frequency"))
  @AttributeOverride(name = "threats", column = @Column(name = "method_threats"))
  @AttributeOverride(name = "vulnerabilities", column = @Column(name = "method_vulnerabilities"))
  @AttributeOverride(name = "followUp", column = @Column(name = "method_follow_up"))
  @AttributeOverride(name = "training", column = @Column(name = "method_training"))
  @AttributeOverride(name = "oversight", column = @Column(name = "method_oversight"))
  private @Nullable Method method;

  @ElementCollection
  @CollectionTable(name = "risk_step", joinColumns = @JoinColumn(name = "assessment_id"))
  @MapKeyColumn(name = "step")
  @MapKeyEnumerated(EnumType.STRING)
  private Map<Step, StepConfirmation> confirmations = new TreeMap<>();

  private String remarks = "";
  private @Nullable String approvedBy;
  private @Nullable LocalDate approvedOn;

  @SuppressWarnings("NullAway.Init")
  protected RiskAssessment() {}

  /**
   * A new assessment; what was approved last is its start, but its action plan is not: those
   * actions are under way.
   */
  RiskAssessment(
      String assessmentId,
      String accountNumber,
      String caseId,
      String entityType,
      LocalDate openedOn,
      @Nullable RiskAssessment previous) {
    this.assessmentId = assessmentId;
    this.accountNumber = accountNumber;
    this.caseId = caseId;
    this.entityType = entityType;
    this.openedOn = openedOn;
    if (previous != null) {
      this.basedOn = previous.assessmentId;
      this.lanesNumbered = previous.lanesNumbered;
      this.partiesNumbered = previous.partiesNumbered;
      this.method = previous.method;
      previous.lanes.forEach(lane -> lanes.add(lane.copyFor(this)));
      previous.parties.forEach(party -> parties.add(party.copyFor(this)));
    }
  }

  /** A copy to try changes of lanes and parties on; it is never stored. */
  RiskAssessment trial() {
    refuseUnless("Lanes and parties", State.DRAFT, State.SCREENED);
    var trial = new RiskAssessment(assessmentId, accountNumber, caseId, entityType, openedOn, this);
    trial.state = state;
    return trial;
  }

  String id() {
    return assessmentId;
  }

  String accountNumber() {
    return accountNumber;
  }

  String caseId() {
    return caseId;
  }

  String entityType() {
    return entityType;
  }

  State state() {
    return state;
  }

  @Nullable String basedOn() {
    return basedOn;
  }

  // Step 1: map cargo flow and partners

  String saveLane(Lane lane) {
    refuseUnless("Lanes", State.DRAFT);
    requireText("the product", lane.product());
    requireShort(
        lane.product(),
        lane.originRegion(),
        lane.destination(),
        lane.modeChain(),
        lane.frequency());
    requireFit(SENTENCE, lane.alternateRouting());
    requireFit(NOTE, lane.notes());
    requireCountry("the origin", lane.originCountry());
    requireCountry("the destination", lane.destinationCountry());
    if (lane.laneId().isEmpty()) {
      var numbered =
          new Lane(
              "L" + ++lanesNumbered,
              lane.product(),
              lane.originCountry(),
              lane.originRegion(),
              lane.destinationCountry(),
              lane.destination(),
              lane.modeChain(),
              lane.frequency(),
              lane.alternateRouting(),
              lane.notes());
      lanes.add(new LaneEntry(this, numbered));
      return numbered.laneId();
    }
    lane(lane.laneId()).change(lane);
    return lane.laneId();
  }

  void removeLane(String laneId) {
    refuseUnless("Lanes", State.DRAFT);
    if (plan.stream().anyMatch(entry -> entry.planned().laneId().equals(laneId))) {
      throw new EditRefused(
          "The action plan names lane " + laneId + ": take its actions off the plan first");
    }
    lanes.remove(lane(laneId));
  }

  String saveParty(Party party) {
    refuseUnless("Parties", State.DRAFT, State.SCREENED);
    requireText("the name of the party", party.name());
    requireShort(party.name());
    requireFit(SENTENCE, party.proof());
    requireCountry("the party", party.country());
    if (party.partyId().isEmpty()) {
      if (party.own() && own().isPresent()) {
        throw new EditRefused(
            "The company itself is on the list already, as " + own().get().party().name());
      }
      var numbered =
          new Party(
              "P" + ++partiesNumbered,
              party.name(),
              party.role(),
              party.country(),
              party.direct(),
              party.status(),
              party.proof(),
              party.own());
      parties.add(new PartyEntry(this, numbered));
      return numbered.partyId();
    }
    var entry = party(party.partyId());
    if (entry.party().own() != party.own()) {
      throw new EditRefused("Which party is the company itself cannot be changed");
    }
    entry.change(party);
    return party.partyId();
  }

  void removeParty(String partyId) {
    refuseUnless("Parties", State.DRAFT, State.SCREENED);
    var entry = party(partyId);
    if (entry.party().own()) {
      throw new EditRefused("The company itself stays on the list");
    }
    lanes.stream()
        .filter(lane -> lane.stopsAt(partyId))
        .findFirst()
        .ifPresent(
            lane -> {
              throw new EditRefused(
                  lane.name() + " stops at " + entry.party().name() + ": change its stops first");
            });
    parties.remove(entry);
  }

  void saveStops(String laneId, List<Stop> stops) {
    refuseUnless("Stops", State.DRAFT, State.SCREENED);
    for (Stop stop : stops) {
      party(stop.partyId());
      requireCountry("the stop", stop.country());
      requireShort(stop.handoverPoint());
      requireFit(SENTENCE, stop.dataExchanged());
      if (stop.hoursAtRest() < 0) {
        throw new EditRefused(
            "Hours at rest cannot be negative: give 0 when the cargo does not stand");
      }
    }
    lane(laneId).replaceStops(stops);
  }

  private List<String> missingOfCargoFlow() {
    if (lanes.isEmpty()) {
      return List.of("Add a lane for each kind of cargo and origin");
    }
    var perLane = lanes.stream().flatMap(this::missingOfLane).toList();
    if (!perLane.isEmpty() || lanes.stream().anyMatch(LaneEntry::hasForeignLeg)) {
      return perLane;
    }
    return List.of(NO_FOREIGN_LEG);
  }

  private Stream<String> missingOfLane(LaneEntry entry) {
    var lane = entry.lane();
    var stops = entry.stops();
    if (stops.isEmpty()) {
      return Stream.of(entry.name() + ": add its stops in the order the cargo passes them");
    }
    if (!stops.getFirst().country().equals(lane.originCountry())) {
      return Stream.of(
          entry.name()
              + ": its first stop is not in the country of origin, "
              + lane.originCountry()
              + "; add the party there");
    }
    if (entry.fromStuffingOn().isEmpty()) {
      return Stream.of(
          entry.name() + ": name the stop where the container or trailer is loaded (stuffed)");
    }
    if (entry.crossesTheBorder() && !entry.hasForeignLeg()) {
      return Stream.of(
          entry.name()
              + ": it has no foreign leg from stuffing on; add the stops abroad from the place where the container or"
              + " trailer is loaded");
    }
    return Stream.empty();
  }

  // Step 2: rate threats

  void rateThreat(String laneId, ThreatRating rating) {
    refuseUnless("Threat ratings", State.DRAFT);
    requireRating(rating.rating());
    requireText("the source of the threat rating", rating.source());
    requireFit(SENTENCE, rating.source());
    lane(laneId)
        .rate(rating.factor(), new Threat(rating.rating(), rating.source(), rating.sourceOn()));
  }

  private List<String> missingOfThreats() {
    return lanes.stream()
        .flatMap(
            lane ->
                lane.unratedThreats()
                    .map(factor -> lane.name() + ": rate " + factor + " " + factor.label()))
        .toList();
  }

  List<LaneEntry> lanes() {
    return List.copyOf(lanes);
  }

  /** Stores the threat level of each lane; false when they are stored already. */
  boolean screen(Map<String, Level> threatLevels) {
    if (state != State.DRAFT && levels(LaneEntry::threatLevel).equals(threatLevels)) {
      return false;
    }
    refuseUnless("Threat levels", State.DRAFT);
    requireEveryLane(threatLevels);
    threatLevels.forEach((laneId, level) -> lane(laneId).screened(level));
    state = State.SCREENED;
    return true;
  }

  // Step 3: rate vulnerabilities

  void rateVulnerability(
      String partyId, VulnerabilityCategory category, Vulnerability vulnerability) {
    refuseUnless("Vulnerability ratings", State.DRAFT, State.SCREENED);
    requireFit(NOTE, vulnerability.note());
    party(partyId).rate(category, vulnerability);
  }

  List<PartyEntry> parties() {
    return List.copyOf(parties);
  }

  Optional<PartyEntry> own() {
    return parties.stream().filter(entry -> entry.party().own()).findFirst();
  }

  /** The parties on lanes of medium and high threat: all twelve categories are wanted for them. */
  List<PartyEntry> partiesToRate() {
    var wanted = partyIdsToRate();
    return parties.stream().filter(party -> wanted.contains(party.party().partyId())).toList();
  }

  private Set<String> partyIdsToRate() {
    return lanes.stream()
        .filter(LaneEntry::wantsVulnerabilities)
        .flatMap(lane -> lane.stops().stream())
        .map(Stop::partyId)
        .collect(Collectors.toSet());
  }

  private List<String> missingOfVulnerabilities() {
    var perParty =
        partiesToRate().stream()
            .flatMap(
                entry ->
                    entry
                        .unratedCategories()
                        .map(
                            category ->
                                entry.party().name()
                                    + ": rate category "
                                    + category.number()
                                    + " "
                                    + category.label()));
    return Stream.concat(missingOfCargoFlow().stream(), perParty).toList();
  }

  /**
   * The level of a lane's weakest party. A lane of low threat whose parties nobody rated counts as
   * low: screening asks for full work on the others only (design choice).
   */
  Level weakestLink(LaneEntry lane) {
    return Objects.requireNonNullElse(ratedWeakestLink(lane), Level.LOW);
  }

  private @Nullable Level ratedWeakestLink(LaneEntry lane) {
    return parties.stream()
        .filter(party -> lane.stopsAt(party.party().partyId()))
        .map(PartyEntry::level)
        .filter(Objects::nonNull)
        .reduce(Level::orHigher)
        .orElse(null);
  }

  /** Stores the risk of each lane; false when they are stored already. */
  boolean rate(Map<String, Level> risks) {
    if (state != State.DRAFT && levels(LaneEntry::risk).equals(risks)) {
      return false;
    }
    refuseUnless("Risk ratings", State.SCREENED);
    requireEveryLane(risks);
    risks.forEach((laneId, level) -> lane(laneId).rated(level));
    state = State.RATED;
    return true;
  }

  /**
   * Whether a lane is high or a must failed: a failed must always makes an action, whatever the
   * rating.
   */
  boolean actionsNeeded() {
    return lanes.stream().anyMatch(lane -> lane.risk() == Level.HIGH)
        || parties.stream().anyMatch(party -> party.failedMusts().findAny().isPresent());
  }

  // Step 4: action plan

  String savePlanItem(PlannedAction action, LocalDate today) {
    refuseUnless("The action plan", State.DRAFT, State.SCREENED, State.RATED);
    lane(action.laneId());
    party(action.partyId());
    requireText("the action", action.action());
    requireText("the owner of the action", action.owner());
    requireShort(action.owner(), action.partnerContact());
    requireFit(NOTE, action.vulnerability(), action.action(), action.evidenceWanted());
    if (!action.dueOn().isAfter(today)) {
      throw new EditRefused(
          "The action would be due on " + action.dueOn() + ": give a date after today, " + today);
    }
    if (action.progressOn().isAfter(action.dueOn())) {
      throw new EditRefused(
          "Progress would be looked at on "
              + action.progressOn()
              + ", after the action is due: give a date before "
              + action.dueOn());
    }
    if (action.actionId().isEmpty()) {
      var numbered =
          new PlannedAction(
              assessmentId + "-A" + ++actionsNumbered,
              action.laneId(),
              action.partyId(),
              action.step(),
              action.criterionId(),
              action.vulnerability(),
              action.action(),
              action.partnerContact(),
              action.owner(),
              action.progressOn(),
              action.dueOn(),
              action.evidenceWanted());
      plan.add(new PlanEntry(this, numbered));
      return numbered.actionId();
    }
    planned(action.actionId()).change(action);
    return action.actionId();
  }

  void removePlanItem(String actionId) {
    refuseUnless("The action plan", State.DRAFT, State.SCREENED, State.RATED);
    plan.remove(planned(actionId));
  }

  private List<String> missingOfActionPlan(LocalDate today) {
    var failedMusts =
        parties.stream()
            .flatMap(
                party ->
                    party
                        .failedMusts()
                        .filter(must -> !isPlanned(party.party().partyId(), must))
                        .map(
                            must ->
                                "Plan an action for "
                                    + party.party().name()
                                    + ": criterion "
                                    + must
                                    + " is not met"));
    var highLanes =
        lanes.stream()
            .filter(lane -> lane.risk() == Level.HIGH)
            .filter(
                lane ->
                    plan.stream().noneMatch(e -> e.planned().laneId().equals(lane.lane().laneId())))
            .map(lane -> "Plan an action for " + lane.name() + ": its risk is high");
    var passed =
        plan.stream()
            .map(PlanEntry::planned)
            .filter(action -> !action.dueOn().isAfter(today))
            .map(
                action ->
                    "Action "
                        + action.actionId()
                        + " was due on "
                        + action.dueOn()
                        + ": give a date after today");
    return Stream.of(failedMusts, highLanes, passed).flatMap(texts -> texts).toList();
  }

  private boolean isPlanned(String partyId, String criterionId) {
    return plan.stream()
        .map(PlanEntry::planned)
        .anyMatch(
            action -> action.partyId().equals(partyId) && action.criterionId().equals(criterionId));
  }

  List<PlannedAction> plan() {
    return plan.stream().map(PlanEntry::planned).toList();
  }

  // Step 5: document the method

  void saveMethod(Method documented) {
    refuseUnless("The method", State.DRAFT, State.SCREENED, State.RATED);
    this.method = documented;
  }

  @Nullable Method method() {
    return method;
  }

  private List<String> missingOfMethod() {
    return method == null
        ? List.of("Document who assesses the risks, when, how often, and with which sources")
        : List.of();
  }

  // Approval

  /** What a step still needs, in words; empty when it is complete. */
  List<String> missing(Step step, LocalDate today) {
    return switch (step) {
      case CARGO_FLOW -> missingOfCargoFlow();
      case THREATS -> missingOfThreats();
      case VULNERABILITIES -> missingOfVulnerabilities();
      case ACTION_PLAN -> missingOfActionPlan(today);
      case METHOD -> missingOfMethod();
    };
  }

  /** Everything that is missing in any step. */
  List<String> missing(LocalDate today) {
    return Arrays.stream(Step.values())
        .flatMap(step -> missing(step, today).stream())
        .distinct()
        .toList();
  }

  /** Notes who confirmed a step; false when it was this task already. */
  boolean confirm(Step step, StepConfirmation confirmation) {
    var stored = confirmations.get(step);
    if (stored != null && stored.taskKey() == confirmation.taskKey()) {
      return false;
    }
    confirmations.put(step, confirmation);
    return true;
  }

  /**
   * The officer's signature under the rated assessment; it becomes approved when it is recorded.
   */
  void sign(String officer, LocalDate today) {
    refuseUnless("The approval", State.RATED);
    var missing = missing(today);
    if (!missing.isEmpty()) {
      throw new EditRefused("The assessment is not complete: " + String.join("; ", missing));
    }
    this.approvedBy = officer;
    this.approvedOn = today;
    this.remarks = "";
  }

  /** Back to the company with the officer's remarks; everything can be changed again. */
  void giveBack(String reason) {
    refuseUnless("The return", State.RATED);
    requireText("what has to be changed", reason);
    this.remarks = reason;
    this.state = State.DRAFT;
  }

  /** Closes the signed assessment; false when it is closed already. */
  boolean approve() {
    if (state == State.APPROVED) {
      return false;
    }
    if (state != State.RATED || approvedBy == null) {
      throw new EditRefused(
          "Assessment "
              + assessmentId
              + " cannot be approved: it is "
              + state
              + " and "
              + (approvedBy == null ? "not signed by an officer" : "signed by " + approvedBy)
              + "; it has to be RATED and signed");
    }
    state = State.APPROVED;
    return true;
  }

  @Nullable LocalDate approvedOn() {
    return approvedOn;
  }

  RiskAssessmentView view() {
    var wanted = partyIdsToRate();
    return new RiskAssessmentView(
        assessmentId,
        accountNumber,
        caseId,
        entityType,
        state,
        openedOn,
        basedOn,
        lanes.stream()
            .map(
                lane ->
                    new LaneView(
                        lane.lane(),
                        lane.stops(),
                        lane.threats(),
                        lane.threatLevel(),
                        ratedWeakestLink(lane),
                        lane.risk()))
            .toList(),
        parties.stream()
            .map(
                party ->
                    new PartyView(
                        party.party(),
                        party.ratings(),
                        party.level(),
                        wanted.contains(party.party().partyId())))
            .toList(),
        plan(),
        method,
        remarks,
        approvedBy,
        approvedOn,
        heatMap());
  }

  private HeatMap heatMap() {
    return new HeatMap(
        parties.stream().map(PartyEntry::party).toList(),
        Arrays.stream(VulnerabilityCategory.values())
            .map(
                category ->
                    new HeatMap.Row(
                        category,
                        parties.stream()
                            .<@Nullable VulnerabilityRating>map(
                                party ->
                                    party
                                        .vulnerability(category)
                                        .map(vulnerability -> vulnerability.of(category))
                                        .orElse(null))
                            .toList()))
            .toList());
  }

  LaneEntry lane(String laneId) {
    return lanes.stream()
        .filter(entry -> entry.lane().laneId().equals(laneId))
        .findFirst()
        .orElseThrow(() -> new EditRefused("There is no lane " + laneId + " in " + assessmentId));
  }

  PartyEntry party(String partyId) {
    return parties.stream()
        .filter(entry -> entry.party().partyId().equals(partyId))
        .findFirst()
        .orElseThrow(() -> new EditRefused("There is no party " + partyId + " in " + assessmentId));
  }

  private PlanEntry planned(String actionId) {
    return plan.stream()
        .filter(entry -> entry.planned().actionId().equals(actionId))
        .findFirst()
        .orElseThrow(
            () -> new EditRefused("There is no action " + actionId + " in " + assessmentId));
  }

  private Map<String, Level> levels(Function<LaneEntry, @Nullable Level> kind) {
    var levels = new HashMap<String, Level>();
    for (LaneEntry lane : lanes) {
      var level = kind.apply(lane);
      if (level != null) {
        levels.put(lane.lane().laneId(), level);
      }
    }
    return levels;
  }

  private void requireEveryLane(Map<String, Level> levels) {
    lanes.stream()
        .map(entry -> entry.lane().laneId())
        .filter(laneId -> !levels.containsKey(laneId))
        .findFirst()
        .ifPresent(
            laneId -> {
              throw new EditRefused("Lane " + laneId + " has no level: every lane needs one");
            });
  }

  private void refuseUnless(String what, State... possible) {
    if (state == State.APPROVED || approvedBy != null) {
      throw new EditRefused(
          what
              + " cannot be changed: "
              + assessmentId
              + " is approved; the next review starts from a copy of it");
    }
    if (!List.of(possible).contains(state)) {
      throw new EditRefused(
          what
              + " cannot be changed while "
              + assessmentId
              + " is "
              + state
              + ", only while it is "
              + String.join(" or ", Arrays.stream(possible).map(State::name).toList())
              + "; the officer can return it");
    }
  }

  private static void requireRating(int rating) {
    if (rating < 1 || rating > 3) {
      throw new EditRefused("There is no rating " + rating + ": choose 1 low, 2 medium or 3 high");
    }
  }

  private static void requireText(String what, String text) {
    if (text.isBlank()) {
      throw new EditRefused("Fill in " + what);
    }
  }

  private static void requireShort(String... texts) {
    requireFit(SHORT, texts);
  }

  private static void requireFit(int longest, String... texts) {
    for (var text : texts) {
      if (text.length() > longest) {
        throw new EditRefused(
            "'"
                + text.substring(0, 40)
                + "…' has "
                + text.length()
                + " characters: shorten it to "
                + longest);
      }
    }
  }

  private static void requireCountry(String what, String code) {
    if (!code.matches("[A-Z]{2}")) {
      throw new EditRefused(
          "Give the country of " + what + " as its code of two letters, such as MX");
    }
  }
}
