package org.ctpat.enforcement;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.account.SuspensionProposed;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A proposed suspension and what comes of it. It guards the order of its steps and who may decide
 * them: nobody decides about what he or she proposed or decided before.
 */
@Entity
@Table(name = "enforcement_case")
class EnforcementCase {

  @Id private String caseId;

  @Version private @Nullable Integer version;

  private String accountNumber;
  private int number;
  private String entityType;

  @Enumerated(EnumType.STRING)
  private EnforcementState state;

  private LocalDate openedOn;
  private int reviews;
  private int cures;

  @Column(length = 10_000)
  private @Nullable String cureAsked;

  private @Nullable LocalDate cureDueOn;

  @Column(length = 20_000)
  private @Nullable String cureAnswer;

  @Convert(converter = Lines.class)
  private List<String> cureDocumentIds = List.of();

  private @Nullable LocalDate cureAnsweredOn;
  private @Nullable LocalDate suspendedOn;
  private int silences;

  @Column(length = 20_000)
  private @Nullable String response;

  @Convert(converter = Lines.class)
  private List<String> responseDocumentIds = List.of();

  private boolean visitsConsented;
  private @Nullable String respondedBy;
  private @Nullable LocalDate respondedOn;
  private int planRounds;

  @Column(length = 10_000)
  private @Nullable String planRemarks;

  @Column(length = 10_000)
  private @Nullable String planNote;

  private @Nullable Long correctionTask;
  private @Nullable LocalDate removedOn;
  private @Nullable LocalDate closedOn;

  @ElementCollection
  @CollectionTable(name = "enforcement_ground", joinColumns = @JoinColumn(name = "case_id"))
  @OrderColumn(name = "place")
  private List<Ground> grounds = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "enforcement_decision", joinColumns = @JoinColumn(name = "case_id"))
  @OrderColumn(name = "place")
  private List<Taken> decisions = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "reinstatement_goal", joinColumns = @JoinColumn(name = "case_id"))
  @OrderColumn(name = "place")
  private List<Goal> goals = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "unannounced_check", joinColumns = @JoinColumn(name = "case_id"))
  @OrderColumn(name = "place")
  private List<Check> checks = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected EnforcementCase() {}

  @SuppressWarnings("NullAway.Init")
  EnforcementCase(String accountNumber, int number, String entityType, LocalDate today) {
    this.caseId = accountNumber + "-ENF-" + number;
    this.accountNumber = accountNumber;
    this.number = number;
    this.entityType = entityType;
    this.state = EnforcementState.PROPOSED;
    this.openedOn = today;
    this.reviews = 1;
  }

  /** A further ground joins; the same one from the same case counts once. */
  boolean add(SuspensionProposed proposal, LocalDate today) {
    if (state.isFinal()) {
      throw refused("add grounds");
    }
    var source = proposal.sourceCaseId().isBlank() ? caseId : proposal.sourceCaseId();
    if (grounds.stream()
        .anyMatch(
            ground ->
                ground.grounds() == proposal.grounds()
                    && ground.sourceCaseId().equals(source)
                    && ground.statement().equals(proposal.statement()))) {
      return false;
    }
    grounds.add(
        new Ground(
            proposal.grounds(),
            proposal.statement(),
            proposal.rule(),
            source,
            proposal.falseInformation(),
            proposal.aggravated(),
            proposal.by().id(),
            proposal.by().name(),
            proposal.by().kind(),
            today));
    if (proposal.aggravated() && grounds.size() == 1) {
      state = EnforcementState.REMOVAL_ASKED;
    }
    return true;
  }

  /** What stands against this person's deciding the step; empty when nothing does. */
  Optional<String> objection(Decision.Step step, Actor by) {
    return switch (step) {
      case REVIEW ->
          proposed(by)
              ? Optional.of("You proposed this suspension: another supervisor reviews it")
              : Optional.empty();
      case REMOVAL ->
          proposed(by) || decided(by)
              ? Optional.of(
                  "You asked for this removal or proposed it: another person of headquarters decides")
              : Optional.empty();
      case SILENCE, REINSTATEMENT ->
          proposed(by) || decided(by)
              ? Optional.of(
                  "You proposed or decided this suspension: another person of headquarters decides what follows")
              : Optional.empty();
      case PLAN -> Optional.empty();
    };
  }

  private boolean proposed(Actor by) {
    return grounds.stream()
        .anyMatch(ground -> ground.byKind() == Actor.Kind.CBP && ground.byId().equals(by.id()));
  }

  private boolean decided(Actor by) {
    return decisions.stream()
        .filter(taken -> taken.decision().step() == Decision.Step.REVIEW)
        .anyMatch(taken -> taken.byId().equals(by.id()));
  }

  /** A decision of CBP; the same user task decides once. */
  boolean decide(
      long taskKey,
      Decision decision,
      String reason,
      @Nullable LocalDate until,
      Actor by,
      LocalDate today) {
    if (decisions.stream().anyMatch(taken -> taken.taskKey() == taskKey)) {
      return false;
    }
    require(
        decision.label().toLowerCase(Locale.ROOT),
        switch (decision.step()) {
          case REVIEW -> EnforcementState.PROPOSED;
          case REMOVAL -> EnforcementState.REMOVAL_ASKED;
          case SILENCE -> EnforcementState.SUSPENDED;
          case PLAN -> EnforcementState.PLAN_REVIEW;
          case REINSTATEMENT -> EnforcementState.DECISION;
        });
    objection(decision.step(), by)
        .ifPresent(
            why -> {
              throw new EnforcementRefused(why + " (" + caseId + ")");
            });
    decisions.add(new Taken(taskKey, decision, reason, until, by.id(), by.name(), today));
    switch (decision) {
      case ASK_REMOVAL -> state = EnforcementState.REMOVAL_ASKED;
      case GIVE_BACK -> {
        state = EnforcementState.PROPOSED;
        reviews++;
      }
      case RETURN_PLAN, MORE_GOALS -> planRemarks = reason;
      default -> {}
    }
    return true;
  }

  Optional<Taken> last() {
    return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.getLast());
  }

  /** The last decision, when it is this one. */
  Optional<Taken> last(Decision decision) {
    return last().filter(taken -> taken.decision() == decision);
  }

  Taken demand(Decision decision, String to) {
    return last(decision)
        .orElseThrow(
            () ->
                new EnforcementRefused(
                    "It is not possible to %s: nobody decided “%s” (%s)"
                        .formatted(to, decision.label(), caseId)));
  }

  boolean clear(LocalDate today) {
    if (state == EnforcementState.CLEARED) {
      return false;
    }
    demand(Decision.CLEAR, "clear the proposal");
    close(EnforcementState.CLEARED, today);
    return true;
  }

  /** The cure notice of the last decision goes out; a second call changes nothing. */
  boolean startCure(LocalDate dueOn) {
    if (state == EnforcementState.CURE) {
      return false;
    }
    var decision = demand(Decision.CURE, "send a cure notice");
    require("send a cure notice", EnforcementState.PROPOSED);
    cures++;
    cureAsked = decision.reason();
    cureDueOn = dueOn;
    cureAnswer = null;
    cureDocumentIds = List.of();
    cureAnsweredOn = null;
    state = EnforcementState.CURE;
    return true;
  }

  boolean answerCure(String answer, List<String> documentIds, LocalDate today) {
    if (cureAnswer != null) {
      return false;
    }
    require("answer the cure notice", EnforcementState.CURE);
    cureAnswer = answer;
    cureDocumentIds = List.copyOf(documentIds);
    cureAnsweredOn = today;
    return true;
  }

  /** The cure period is over, with an answer or without; a second call changes nothing. */
  boolean endCure() {
    if (state != EnforcementState.CURE) {
      return false;
    }
    state = EnforcementState.PROPOSED;
    reviews++;
    return true;
  }

  boolean suspend(LocalDate today) {
    if (suspendedOn != null) {
      return false;
    }
    demand(Decision.SUSPEND, "suspend the member");
    suspendedOn = today;
    state = EnforcementState.SUSPENDED;
    return true;
  }

  /** The time to answer passed without an answer; counts how often. */
  void registerSilence() {
    require("register silence", EnforcementState.SUSPENDED);
    silences++;
  }

  /** The company's answer to the suspension; a second one changes nothing. */
  boolean respond(
      String text, boolean consent, List<String> documentIds, Actor by, LocalDate today) {
    if (response != null) {
      return false;
    }
    require("answer the suspension", EnforcementState.SUSPENDED);
    if (!consent) {
      throw new EnforcementRefused(
          "Consent to unannounced visits: without it there is no reinstatement (" + caseId + ")");
    }
    response = text;
    responseDocumentIds = List.copyOf(documentIds);
    visitsConsented = true;
    respondedBy = by.name();
    respondedOn = today;
    return true;
  }

  /** The company says what it corrected in its plan; the same user task says it once. */
  boolean correctPlan(long taskKey, String note) {
    if (correctionTask != null && correctionTask == taskKey) {
      return false;
    }
    require("correct the plan", EnforcementState.PLAN_RETURNED);
    correctionTask = taskKey;
    planNote = note;
    return true;
  }

  /** The plan is laid before the specialist; false when it is there already. */
  boolean reviewPlan() {
    if (state == EnforcementState.PLAN_REVIEW) {
      return false;
    }
    require(
        "lay the plan before the specialist",
        EnforcementState.SUSPENDED,
        EnforcementState.PLAN_RETURNED);
    if (response == null) {
      throw new EnforcementRefused("The company has not answered the suspension (" + caseId + ")");
    }
    planRounds++;
    state = EnforcementState.PLAN_REVIEW;
    return true;
  }

  boolean returnPlan() {
    if (state == EnforcementState.PLAN_RETURNED) {
      return false;
    }
    require("return the plan", EnforcementState.PLAN_REVIEW, EnforcementState.DECISION);
    if (last(Decision.RETURN_PLAN).isEmpty()) {
      demand(Decision.MORE_GOALS, "return the plan");
    }
    state = EnforcementState.PLAN_RETURNED;
    return true;
  }

  /** The open goals get their corrective actions; those that have one already are left out. */
  List<Goal> openGoals() {
    if (state == EnforcementState.PLAN_REVIEW) {
      demand(Decision.ACCEPT_PLAN, "open the goals");
      state = EnforcementState.GOALS;
      goals.replaceAll(
          goal -> goal.actionId() == null ? goal.opened(caseId + "-G" + goal.number()) : goal);
    }
    require("open the goals", EnforcementState.GOALS);
    return List.copyOf(goals);
  }

  boolean prepareCheck() {
    if (state == EnforcementState.CHECK) {
      return false;
    }
    require("prepare the check", EnforcementState.GOALS);
    state = EnforcementState.CHECK;
    return true;
  }

  boolean check(
      long taskKey,
      LocalDate on,
      String site,
      String seen,
      List<String> documentIds,
      boolean passed,
      Actor by) {
    if (checks.stream().anyMatch(check -> check.taskKey() == taskKey)) {
      return false;
    }
    require("record the check", EnforcementState.CHECK);
    checks.add(
        new Check(taskKey, on, site, seen, Lines.write(documentIds), passed, by.id(), by.name()));
    return true;
  }

  /** Headquarters is asked to decide on the reinstatement; false when it is already. */
  boolean ask() {
    if (state == EnforcementState.DECISION) {
      return false;
    }
    if (state == EnforcementState.PLAN_REVIEW) {
      demand(Decision.REFUSE_PLAN, "ask headquarters");
    } else {
      require("ask headquarters", EnforcementState.CHECK);
    }
    state = EnforcementState.DECISION;
    return true;
  }

  boolean reinstate(LocalDate today) {
    if (state == EnforcementState.REINSTATED) {
      return false;
    }
    demand(Decision.REINSTATE, "reinstate the member");
    close(EnforcementState.REINSTATED, today);
    return true;
  }

  /** Removes by the last decision; a second call changes nothing. */
  boolean remove(LocalDate today) {
    if (removedOn != null) {
      return false;
    }
    removal();
    removedOn = today;
    state = EnforcementState.REMOVED;
    return true;
  }

  /** The decision that removes the member. */
  Taken removal() {
    return last()
        .filter(taken -> taken.decision().removes())
        .orElseThrow(
            () ->
                new EnforcementRefused(
                    "Headquarters has not decided to remove the member (" + caseId + ")"));
  }

  boolean overturn(LocalDate today) {
    if (state == EnforcementState.OVERTURNED) {
      return false;
    }
    require("close the case", EnforcementState.SUSPENDED, EnforcementState.REMOVED);
    close(EnforcementState.OVERTURNED, today);
    return true;
  }

  /** The membership has ended, by the removal or by the company's own wish. */
  boolean end(LocalDate today) {
    if (state.isFinal()) {
      return false;
    }
    close(EnforcementState.ENDED, today);
    return true;
  }

  /** Adds a goal to the plan and returns its number. */
  int addGoal(GoalEntry entry) {
    requirePlan();
    var next = goals.stream().mapToInt(Goal::number).max().orElse(0) + 1;
    goals.add(Goal.of(next, entry));
    return next;
  }

  void changeGoal(int goal, GoalEntry entry) {
    requirePlan();
    openGoal(goal);
    goals.replaceAll(each -> each.number() == goal ? Goal.of(goal, entry) : each);
  }

  void removeGoal(int goal) {
    requirePlan();
    goals.remove(openGoal(goal));
  }

  private Goal openGoal(int goal) {
    return goals.stream()
        .filter(each -> each.number() == goal && each.actionId() == null)
        .findFirst()
        .orElseThrow(
            () ->
                new EnforcementRefused(
                    "Goal %d is accepted already and stays as it is: add a new one (%s)"
                        .formatted(goal, caseId)));
  }

  private void requirePlan() {
    if (!state.takesPlan() || state == EnforcementState.SUSPENDED && response != null) {
      throw refused("change the plan");
    }
  }

  private void close(EnforcementState as, LocalDate today) {
    state = as;
    closedOn = today;
  }

  private void require(String what, EnforcementState... allowed) {
    if (!List.of(allowed).contains(state)) {
      throw refused(what);
    }
  }

  private EnforcementRefused refused(String what) {
    return new EnforcementRefused(
        "It is not possible to %s: the case stands at “%s” (%s)"
            .formatted(what, state.label().toLowerCase(Locale.ROOT), caseId));
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

  int number() {
    return number;
  }

  EnforcementState state() {
    return state;
  }

  LocalDate openedOn() {
    return openedOn;
  }

  List<Ground> grounds() {
    return List.copyOf(grounds);
  }

  List<Taken> decisions() {
    return List.copyOf(decisions);
  }

  List<Goal> goals() {
    return List.copyOf(goals);
  }

  List<Check> checks() {
    return List.copyOf(checks);
  }

  boolean falseInformation() {
    return grounds.stream().anyMatch(Ground::falseInformation);
  }

  boolean aggravated() {
    return grounds.stream().anyMatch(Ground::aggravated);
  }

  int reviews() {
    return reviews;
  }

  int cures() {
    return cures;
  }

  int silences() {
    return silences;
  }

  int planRounds() {
    return planRounds;
  }

  @Nullable String planRemarks() {
    return planRemarks;
  }

  @Nullable String planNote() {
    return planNote;
  }

  @Nullable String cureAsked() {
    return cureAsked;
  }

  @Nullable LocalDate cureDueOn() {
    return cureDueOn;
  }

  @Nullable String cureAnswer() {
    return cureAnswer;
  }

  List<String> cureDocumentIds() {
    return cureDocumentIds;
  }

  @Nullable LocalDate cureAnsweredOn() {
    return cureAnsweredOn;
  }

  @Nullable LocalDate suspendedOn() {
    return suspendedOn;
  }

  @Nullable String response() {
    return response;
  }

  List<String> responseDocumentIds() {
    return responseDocumentIds;
  }

  boolean visitsConsented() {
    return visitsConsented;
  }

  @Nullable String respondedBy() {
    return respondedBy;
  }

  @Nullable LocalDate respondedOn() {
    return respondedOn;
  }

  @Nullable LocalDate removedOn() {
    return removedOn;
  }

  @Nullable LocalDate closedOn() {
    return closedOn;
  }

  @Embeddable
  record Ground(
      @Enumerated(EnumType.STRING) SuspensionGrounds grounds,
      @Column(length = 10_000) String statement,
      @Column(length = 2_000) String rule,
      String sourceCaseId,
      boolean falseInformation,
      boolean aggravated,
      String byId,
      String byName,
      @Enumerated(EnumType.STRING) Actor.Kind byKind,
      LocalDate proposedOn) {}

  @Embeddable
  record Taken(
      long taskKey,
      @Enumerated(EnumType.STRING) Decision decision,
      @Column(length = 10_000) String reason,
      @Nullable LocalDate untilOn,
      String byId,
      String byName,
      LocalDate decidedOn) {}

  @Embeddable
  record Goal(
      int number,
      @Column(length = 10_000) String text,
      @Nullable String criterionId,
      LocalDate dueOn,
      @Column(length = 10_000) String documentIds,
      @Nullable Integer replaces,
      @Nullable String actionId) {

    static Goal of(int number, GoalEntry entry) {
      return new Goal(
          number,
          entry.text(),
          entry.criterionId(),
          Objects.requireNonNull(entry.dueOn()),
          Lines.write(entry.documentIds()),
          entry.replaces(),
          null);
    }

    Goal opened(String as) {
      return new Goal(number, text, criterionId, dueOn, documentIds, replaces, as);
    }
  }

  @Embeddable
  record Check(
      long taskKey,
      LocalDate checkedOn,
      String site,
      @Column(length = 20_000) String seen,
      @Column(length = 10_000) String documentIds,
      boolean passed,
      String byId,
      String byName) {}
}
