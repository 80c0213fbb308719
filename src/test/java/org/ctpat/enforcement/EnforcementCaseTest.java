package org.ctpat.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.account.SuspensionProposed;
import org.ctpat.audit.Actor;
import org.junit.jupiter.api.Test;

class EnforcementCaseTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
  private static final Actor DANA = cbp("dana.whitfield");
  private static final Actor MARIA = cbp("maria.kessler");
  private static final Actor HELEN = cbp("helen.brandt");
  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);

  @Test
  void nobodyReviewsTheOwnProposal() {
    var enforcement = proposed(MARIA, false);

    assertThatThrownBy(() -> review(enforcement, Decision.SUSPEND, MARIA))
        .isInstanceOf(EnforcementRefused.class)
        .hasMessageContaining("another supervisor reviews it");
    assertThat(review(enforcement, Decision.SUSPEND, HELEN)).isTrue();
  }

  @Test
  void whoSuspendedDecidesNeitherOnSilenceNorOnReinstatement() {
    var enforcement = suspended();

    assertThat(enforcement.objection(Decision.Step.SILENCE, MARIA)).isPresent();
    assertThat(enforcement.objection(Decision.Step.REINSTATEMENT, MARIA)).isPresent();
    assertThat(enforcement.objection(Decision.Step.REINSTATEMENT, DANA)).isPresent();
    assertThat(enforcement.objection(Decision.Step.REINSTATEMENT, HELEN)).isEmpty();
    assertThat(enforcement.objection(Decision.Step.PLAN, DANA))
        .as("the case's specialist may review the plan")
        .isEmpty();
  }

  @Test
  void whoAsksForARemovalDoesNotDecideIt() {
    var enforcement = proposed(DANA, false);
    review(enforcement, Decision.ASK_REMOVAL, MARIA);

    assertThat(enforcement.objection(Decision.Step.REMOVAL, MARIA)).isPresent();
    assertThat(enforcement.objection(Decision.Step.REMOVAL, HELEN)).isEmpty();
  }

  @Test
  void aTaskDecidesOnce() {
    var enforcement = proposed(DANA, false);

    assertThat(enforcement.decide(7, Decision.CURE, "Show the log", null, MARIA, TODAY)).isTrue();
    assertThat(enforcement.decide(7, Decision.SUSPEND, "Again", null, MARIA, TODAY)).isFalse();
    assertThat(enforcement.decisions()).hasSize(1);
  }

  @Test
  void nothingHappensWithoutADecision() {
    var enforcement = proposed(DANA, false);

    assertThatThrownBy(() -> enforcement.suspend(TODAY)).hasMessageContaining("nobody decided");
    assertThatThrownBy(() -> enforcement.clear(TODAY)).hasMessageContaining("nobody decided");
    assertThatThrownBy(() -> enforcement.remove(TODAY))
        .hasMessageContaining("Headquarters has not decided");
    assertThat(enforcement.state()).isEqualTo(EnforcementState.PROPOSED);
  }

  @Test
  void anAnswerNeedsConsentToVisitsWithoutNotice() {
    var enforcement = suspended();

    assertThatThrownBy(() -> enforcement.respond("Answer", false, List.of(), BEN, TODAY))
        .isInstanceOf(EnforcementRefused.class)
        .hasMessageContaining("unannounced visits");
    assertThat(enforcement.respond("Answer", true, List.of(), BEN, TODAY)).isTrue();
    assertThat(enforcement.respond("Another", true, List.of(), BEN, TODAY)).isFalse();
    assertThat(enforcement.response()).isEqualTo("Answer");
  }

  @Test
  void goalsThatWereAcceptedStayAsTheyAre() {
    var enforcement = suspended();
    enforcement.addGoal(goal("Two people write down the number of each seal."));
    enforcement.respond("Answer", true, List.of(), BEN, TODAY);
    enforcement.reviewPlan();
    enforcement.decide(8, Decision.ACCEPT_PLAN, "", null, DANA, TODAY);
    enforcement.openGoals();

    assertThatThrownBy(() -> enforcement.changeGoal(1, goal("Something else altogether.")))
        .isInstanceOf(EnforcementRefused.class);
    assertThat(enforcement.goals())
        .extracting(EnforcementCase.Goal::actionId)
        .containsExactly("10-000101-ENF-1-G1");
  }

  @Test
  void aRepeatedProposalAddsNoGrounds() {
    var enforcement = proposed(DANA, false);

    assertThat(enforcement.add(proposal(DANA, false), TODAY)).isFalse();
    assertThat(enforcement.grounds()).hasSize(1);
  }

  private static EnforcementCase suspended() {
    var enforcement = proposed(DANA, false);
    review(enforcement, Decision.SUSPEND, MARIA);
    enforcement.suspend(TODAY);
    return enforcement;
  }

  private static EnforcementCase proposed(Actor by, boolean aggravated) {
    var enforcement = new EnforcementCase("10-000101", 1, "IMP", TODAY);
    enforcement.add(proposal(by, aggravated), TODAY);
    return enforcement;
  }

  private static SuspensionProposed proposal(Actor by, boolean aggravated) {
    return new SuspensionProposed(
        "10-000101",
        "",
        SuspensionGrounds.INACTION,
        "Two letters stayed without an answer.",
        "6 U.S.C. 967(a)",
        false,
        aggravated,
        by);
  }

  private static boolean review(EnforcementCase enforcement, Decision decision, Actor by) {
    return enforcement.decide(1, decision, "Seen and found so", null, by, TODAY);
  }

  private static GoalEntry goal(String text) {
    return new GoalEntry(text, null, TODAY.plusDays(30), List.of(), null);
  }

  private static Actor cbp(String id) {
    return new Actor(id, id, Actor.Kind.CBP);
  }
}
