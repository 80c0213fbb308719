package org.ctpat.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class StandingTest {

  private static final TransitionTable TABLE = new TransitionTable(JsonMapper.builder().build());

  static List<Transition> transitions() {
    return TABLE.all();
  }

  @Test
  void knowsSixtyFourTransitions() {
    assertThat(TABLE.all()).hasSize(64);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transitions")
  void takesEachTransitionOfTheTable(Transition row) {
    var standing = in(row.state());
    var before = standing.status();

    assertThat(standing.possible(TABLE)).contains(row.event());
    assertThat(standing.transition(TABLE, row.event())).contains(row);
    standing.take(row);

    switch (row.next()) {
      case TransitionTable.PREVIOUS ->
          assertThat(standing.status()).isEqualTo(MembershipStatus.CERTIFIED);
      case TransitionTable.CONTESTED -> assertThat(standing.status()).isEqualTo(before);
      default -> {
        if (isMembership(row.next())) {
          assertThat(standing.status()).isEqualTo(MembershipStatus.valueOf(row.next()));
          assertThat(standing.caseState()).isEqualTo(CaseState.NONE);
        } else {
          assertThat(standing.caseState()).isEqualTo(CaseState.valueOf(row.next()));
          assertThat(standing.status())
              .isEqualTo(row.event().equals("reapply") ? MembershipStatus.NONE : before);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DRAFT",
        "PRE_APPLICANT",
        "APPLICANT",
        "RETURNED",
        "VETTING",
        "PROFILE_APPROVED",
        "CERTIFIED",
        "CERTIFIED_VALIDATED",
        "TIER_3",
        "SUSPENDED",
        "REMOVED",
        "WITHDRAWN",
        "INELIGIBLE"
      })
  void offersExactlyTheEventsOfTheTable(String state) {
    var standing = in(state);

    assertThat(standing.possible(TABLE)).isEqualTo(TABLE.eventsIn(state));
    assertThat(
            TABLE.all().stream()
                .map(Transition::event)
                .filter(e -> !TABLE.eventsIn(state).contains(e)))
        .allMatch(event -> standing.transition(TABLE, event).isEmpty());
  }

  @Test
  void renewsTheCertificationWhileAValidationRuns() {
    var standing =
        standing(MembershipStatus.CERTIFIED, CaseState.NONE, CaseState.VALIDATION_ACTIVE);

    take(standing, "annual_review_submitted");

    assertThat(standing.status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(standing.caseState()).isEqualTo(CaseState.VALIDATION_ACTIVE);
    take(standing, "report_clean");
    assertThat(standing.status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
    assertThat(standing.caseState()).isEqualTo(CaseState.NONE);
  }

  @Test
  void finishesAValidationWhileASuspensionIsPendingAndKeepsThatPending() {
    var standing =
        standing(MembershipStatus.CERTIFIED, CaseState.NONE, CaseState.VALIDATION_PLANNED);

    take(standing, "timer_annual_review_missed");
    assertThat(standing.caseState()).isEqualTo(CaseState.SUSPENSION_PENDING);
    take(standing, "start_visit");
    take(standing, "report_clean");

    assertThat(standing.status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
    assertThat(standing.caseState()).isEqualTo(CaseState.SUSPENSION_PENDING);
    take(standing, "cleared");
    assertThat(standing.status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
    assertThat(standing.caseState()).isEqualTo(CaseState.NONE);
  }

  @Test
  void showsTheValidationAgainWhenASuspensionIsCleared() {
    var standing = standing(MembershipStatus.TIER_3, CaseState.NONE, CaseState.VALIDATION_ACTIVE);

    take(standing, "post_incident_finding");
    take(standing, "cleared");

    assertThat(standing.status()).isEqualTo(MembershipStatus.TIER_3);
    assertThat(standing.caseState()).isEqualTo(CaseState.VALIDATION_ACTIVE);
  }

  @Test
  void opensAValidationWhileASuspensionIsPending() {
    var standing =
        standing(MembershipStatus.CERTIFIED, CaseState.SUSPENSION_PENDING, CaseState.NONE);

    take(standing, "select_for_validation");

    assertThat(standing.caseState()).isEqualTo(CaseState.SUSPENSION_PENDING);
    take(standing, "cleared");
    assertThat(standing.caseState()).isEqualTo(CaseState.VALIDATION_PLANNED);
  }

  @ParameterizedTest
  @EnumSource(names = {"VALIDATION_PLANNED", "VALIDATION_ACTIVE"})
  void refusesASecondValidationWhileOneRuns(CaseState running) {
    var standing = standing(MembershipStatus.CERTIFIED, CaseState.NONE, running);

    assertThat(standing.transition(TABLE, "select_for_validation")).isEmpty();
  }

  @Test
  void opensTheNextValidationThoughActionsOfTheLastWereNeverClosed() {
    var standing = standing(MembershipStatus.CERTIFIED, CaseState.NONE, CaseState.ACTIONS_REQUIRED);

    take(standing, "select_for_validation");

    assertThat(standing.caseState()).isEqualTo(CaseState.VALIDATION_PLANNED);
  }

  @Test
  void losesTierThreeAtTheRevalidationAndEndsIt() {
    var standing = standing(MembershipStatus.TIER_3, CaseState.NONE, CaseState.VALIDATION_ACTIVE);

    take(standing, "downgrade");

    assertThat(standing.status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
    assertThat(standing.caseState()).isEqualTo(CaseState.NONE);
  }

  @Test
  void forgetsARunningValidationWhenTheMembershipEnds() {
    var standing =
        standing(MembershipStatus.CERTIFIED, CaseState.NONE, CaseState.VALIDATION_ACTIVE);

    take(standing, "withdraw");

    assertThat(standing.status()).isEqualTo(MembershipStatus.WITHDRAWN);
    assertThat(standing.caseState()).isEqualTo(CaseState.NONE);
    assertThat(standing.ended()).isTrue();
  }

  @Test
  void returnsToTheStatusBeforeTheSuspensionWhenTheRemovalIsOverturned() {
    var standing =
        standing(
            MembershipStatus.CERTIFIED_VALIDATED, CaseState.SUSPENSION_PENDING, CaseState.NONE);

    take(standing, "suspend");
    take(standing, "no_response_confirmed");
    take(standing, "appeal");
    assertThat(standing.caseState()).isEqualTo(CaseState.APPEAL_PENDING);
    take(standing, "decision_overturned");

    assertThat(standing.status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
  }

  @Test
  void staysRemovedWhenTheRemovalIsUpheld() {
    var standing = standing(MembershipStatus.CERTIFIED, CaseState.NONE, CaseState.NONE);

    take(standing, "aggravated_event");
    take(standing, "appeal");
    take(standing, "decision_upheld");

    assertThat(standing.status()).isEqualTo(MembershipStatus.REMOVED);
    assertThat(standing.caseState()).isEqualTo(CaseState.NONE);
  }

  @Test
  void returnsARejectedApplicantToTheVettingWhenTheRejectionIsOverturned() {
    var standing = standing(MembershipStatus.NONE, CaseState.VETTING, CaseState.NONE);

    take(standing, "vetting_failed");
    take(standing, "appeal");
    take(standing, "decision_overturned");

    assertThat(standing.status()).isEqualTo(MembershipStatus.NONE);
    assertThat(standing.caseState()).isEqualTo(CaseState.VETTING);
  }

  @Test
  void refusesToConfirmASilenceWhileTheReinstatementIsReviewed() {
    var standing =
        standing(MembershipStatus.SUSPENDED, CaseState.REINSTATEMENT_REVIEW, CaseState.NONE);

    assertThat(standing.possible(TABLE))
        .isEqualTo(Set.of("plan_fulfilled", "plan_failed", "withdraw"));
  }

  private static void take(Standing standing, String event) {
    standing.take(standing.transition(TABLE, event).orElseThrow());
  }

  private static Standing standing(
      MembershipStatus status, CaseState caseState, CaseState validation) {
    return new Standing(status, caseState, validation, null, null);
  }

  /** A standing in this state, as an account comes to be in it. */
  private static Standing in(String state) {
    if (isMembership(state)) {
      return standing(MembershipStatus.valueOf(state), CaseState.NONE, CaseState.NONE);
    }
    var caseState = CaseState.valueOf(state);
    return switch (caseState) {
      case VALIDATION_PLANNED, VALIDATION_ACTIVE, ACTIONS_REQUIRED ->
          standing(MembershipStatus.CERTIFIED, CaseState.NONE, caseState);
      case SUSPENSION_PENDING -> standing(MembershipStatus.CERTIFIED, caseState, CaseState.NONE);
      case REINSTATEMENT_REVIEW -> standing(MembershipStatus.SUSPENDED, caseState, CaseState.NONE);
      case APPEAL_PENDING ->
          new Standing(
              MembershipStatus.REMOVED,
              caseState,
              CaseState.NONE,
              "CERTIFIED",
              MembershipStatus.REMOVED);
      default -> standing(MembershipStatus.NONE, caseState, CaseState.NONE);
    };
  }

  private static boolean isMembership(String state) {
    return Arrays.stream(MembershipStatus.values()).anyMatch(status -> status.name().equals(state));
  }
}
