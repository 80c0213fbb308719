package org.ctpat.account;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands: its membership status and the states of its cases. A validation runs
 * beside the other cases (suspension, appeal), so that neither holds up the other; an event is
 * looked up in the other case first, then in the validation, then in the membership status.
 */
@Embeddable
class Standing {

  private static final Set<CaseState> VALIDATION =
      EnumSet.of(
          CaseState.VALIDATION_PLANNED, CaseState.VALIDATION_ACTIVE, CaseState.ACTIONS_REQUIRED);
  private static final Set<CaseState> VALIDATION_RUNNING =
      EnumSet.of(CaseState.VALIDATION_PLANNED, CaseState.VALIDATION_ACTIVE);

  @Enumerated(EnumType.STRING)
  private MembershipStatus membershipStatus = MembershipStatus.NONE;

  @Enumerated(EnumType.STRING)
  private CaseState caseState = CaseState.DRAFT;

  @Enumerated(EnumType.STRING)
  private CaseState validationState = CaseState.NONE;

  /**
   * State to return to when a decision is overturned: a membership status, or VETTING for a
   * rejected applicant.
   */
  private @Nullable String previousStatus;

  @Enumerated(EnumType.STRING)
  private @Nullable MembershipStatus contestedStatus;

  /** Whether the company can still appeal against its removal or rejection, or has done so. */
  private boolean contestable;

  protected Standing() {}

  Standing(
      MembershipStatus membershipStatus,
      CaseState caseState,
      CaseState validationState,
      @Nullable String previousStatus,
      @Nullable MembershipStatus contestedStatus) {
    this.membershipStatus = membershipStatus;
    this.caseState = caseState;
    this.validationState = validationState;
    this.previousStatus = previousStatus;
    this.contestedStatus = contestedStatus;
  }

  MembershipStatus status() {
    return membershipStatus;
  }

  /** The case to show: suspension, appeal or application before a validation. */
  CaseState caseState() {
    return caseState != CaseState.NONE ? caseState : validationState;
  }

  /** The membership status to return to, if one was held. */
  Optional<MembershipStatus> statusBefore() {
    return Optional.ofNullable(previousStatus)
        .flatMap(name -> named(MembershipStatus.values(), name));
  }

  boolean member() {
    return membershipStatus.member();
  }

  /**
   * Whether the account has left the programme or was turned down; its identifiers are free again.
   */
  boolean ended() {
    return caseState == CaseState.NONE
        && (membershipStatus == MembershipStatus.WITHDRAWN || turnedAway() && !contestable);
  }

  /** Whether a removal or rejection can still be appealed. */
  boolean contestable() {
    return contestable;
  }

  /** The decision that turned the company away is final; false when there is none to settle. */
  boolean settle() {
    if (caseState != CaseState.NONE || !turnedAway() || !contestable) {
      return false;
    }
    contestable = false;
    return true;
  }

  private boolean turnedAway() {
    return membershipStatus == MembershipStatus.REMOVED
        || membershipStatus == MembershipStatus.INELIGIBLE;
  }

  Optional<Transition> transition(TransitionTable table, String event) {
    for (var state : new CaseState[] {caseState, validationState}) {
      var found =
          state == CaseState.NONE ? Optional.<Transition>empty() : table.find(state.name(), event);
      if (found.isPresent()) {
        return found;
      }
    }
    return table.find(membershipStatus.name(), event).filter(this::possibleBesideCases);
  }

  Set<String> possible(TransitionTable table) {
    var events = new TreeSet<String>();
    for (var state :
        new String[] {caseState.name(), validationState.name(), membershipStatus.name()}) {
      for (var event : table.eventsIn(state)) {
        if (transition(table, event).isPresent()) {
          events.add(event);
        }
      }
    }
    return events;
  }

  void take(Transition transition) {
    var next = transition.next();
    switch (next) {
      case TransitionTable.PREVIOUS -> returnToPrevious();
      case TransitionTable.CONTESTED ->
          become(contestedStatus == null ? membershipStatus : contestedStatus);
      default -> {
        var membership = named(MembershipStatus.values(), next);
        if (membership.isPresent()) {
          reach(transition, membership.get());
        } else {
          enter(transition, CaseState.valueOf(next));
        }
      }
    }
  }

  private void returnToPrevious() {
    if (caseState == CaseState.SUSPENSION_PENDING) {
      caseState = CaseState.NONE;
      return;
    }
    var previous = previousStatus == null ? MembershipStatus.NONE.name() : previousStatus;
    var membership = named(MembershipStatus.values(), previous);
    if (membership.isPresent()) {
      become(membership.get());
    } else {
      become(MembershipStatus.NONE);
      caseState = CaseState.valueOf(previous);
    }
  }

  private void reach(Transition transition, MembershipStatus status) {
    if (transition.state().equals(status.name())) {
      return; // a yearly review, an incident or a change of partners moves neither status nor case
    }
    boolean besideCase =
        caseState != CaseState.NONE && !transition.state().equals(caseState.name());
    if (besideCase && status.member()) {
      membershipStatus = status; // the validation ended while a suspension is pending, which stays
      validationState = CaseState.NONE;
      return;
    }
    become(status);
  }

  private void become(MembershipStatus status) {
    if (member()) {
      previousStatus = membershipStatus.name();
    } else if (status == MembershipStatus.INELIGIBLE && membershipStatus == MembershipStatus.NONE) {
      previousStatus = CaseState.VETTING.name();
    }
    membershipStatus = status;
    caseState = CaseState.NONE;
    validationState = CaseState.NONE;
    contestedStatus = null;
    contestable = turnedAway();
  }

  private void enter(Transition transition, CaseState state) {
    if (VALIDATION.contains(state)) {
      validationState = state;
      return;
    }
    if (transition.state().equals(validationState.name())) {
      validationState = CaseState.NONE;
    }
    if (state == CaseState.APPEAL_PENDING && caseState != CaseState.APPEAL_PENDING) {
      contestedStatus = membershipStatus;
    }
    if (state == CaseState.DRAFT) {
      membershipStatus = MembershipStatus.NONE;
      previousStatus = null;
      contestedStatus = null;
      contestable = false;
    }
    caseState = state;
  }

  /**
   * A row of the membership status may be taken unless it would break into a case that is running
   * already.
   */
  private boolean possibleBesideCases(Transition transition) {
    var caseTarget = named(CaseState.values(), transition.next());
    if (caseTarget.isPresent() && VALIDATION.contains(caseTarget.get())) {
      return !VALIDATION_RUNNING.contains(validationState);
    }
    if (caseState == CaseState.NONE || transition.event().equals("withdraw")) {
      return true;
    }
    return member() && (caseTarget.isEmpty() || caseTarget.get() == caseState);
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }
}
