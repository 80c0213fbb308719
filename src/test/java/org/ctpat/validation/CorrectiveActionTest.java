package org.ctpat.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.UsEastern;
import org.junit.jupiter.api.Test;

class CorrectiveActionTest {

  private static final Instant NOW = Instant.parse("2027-03-03T15:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2027, 3, 3);
  private static final LocalDate JUNE_1 = LocalDate.of(2027, 6, 1);
  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor DANA = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);

  private final CorrectiveAction action =
      new CorrectiveAction(
          "10-000101-VAL-1-A1",
          "10-000101",
          "10-000101-VAL-1",
          "IMP",
          CorrectiveActionView.Origin.VALIDATION,
          "6.5",
          "The seal log of dock 4 is signed by one person",
          "Have two people sign",
          "Warehouse manager",
          due(JUNE_1, "DL12"),
          Actor.system("publish-validation-report"),
          NOW);

  @Test
  void isAcceptedAfterAProvenAnswer() {
    answer(1);
    action.verify(2, Verification.ACCEPT, null, DANA, NOW);
    action.close(DANA, NOW);
    action.close(DANA, NOW);

    assertThat(action.state()).isEqualTo(CorrectiveActionState.ACCEPTED);
    assertThat(action.closedOn()).isEqualTo(TODAY);
    assertThat(action.toView().timeline())
        .extracting(CorrectiveActionView.Moment::what)
        .containsExactly(
            "Opened by the validation report, due June 1, 2027",
            "Answered: Two people sign since Monday",
            "Accepted",
            "Closed: accepted");
  }

  @Test
  void takesOneAnswerAndOneVerificationForEachTask() {
    answer(1);
    answer(1);
    action.verify(2, Verification.MORE, "Send the log", DANA, NOW);
    action.verify(2, Verification.MORE, "Send the log", DANA, NOW);

    assertThat(action.answerCount()).isEqualTo(1);
    assertThat(action.toView().verifications()).hasSize(1);
  }

  @Test
  void needsProofAndAMeasureThatIsDone() {
    assertThatThrownBy(
            () -> action.answer(1, "Two people sign", "Manager", TODAY, List.of(), BEN, NOW))
        .isInstanceOf(ValidationRefused.class)
        .hasMessageContaining("at least one file");
    assertThatThrownBy(
            () ->
                action.answer(
                    1, "Two people sign", "Manager", TODAY.plusDays(1), List.of("f1"), BEN, NOW))
        .hasMessageContaining("on or before today");
  }

  @Test
  void refusesTheVerificationByWhoAnswered() {
    answer(1);

    assertThatThrownBy(() -> action.verify(2, Verification.ACCEPT, null, BEN, NOW))
        .isInstanceOf(ValidationRefused.class)
        .hasMessageContaining("another person than who gave it");
  }

  @Test
  void needsWordsToRefuseOrAskForMore() {
    answer(1);

    assertThatThrownBy(() -> action.verify(2, Verification.REFUSE, " ", DANA, NOW))
        .hasMessageContaining("Say what is missing");
  }

  @Test
  void isOpenAgainWhenMoreProofIsNeeded() {
    answer(1);
    action.verify(2, Verification.MORE, "Send the log of May", DANA, NOW);
    action.reopen(due(JUNE_1.plusDays(14), "DC05"), DANA, NOW);

    assertThat(action.state()).isEqualTo(CorrectiveActionState.MORE_NEEDED);
    assertThat(action.dueOn()).isEqualTo(JUNE_1.plusDays(14));
    answer(3);
    action.verify(4, Verification.REFUSE, "The log shows one signature", DANA, NOW);
    action.close(DANA, NOW);
    assertThat(action.state()).isEqualTo(CorrectiveActionState.REFUSED);
  }

  @Test
  void isNotClosedOnAVerificationOfAnEarlierAnswer() {
    answer(1);
    action.verify(2, Verification.MORE, "Send the log", DANA, NOW);
    action.reopen(due(JUNE_1, "DC05"), DANA, NOW);
    answer(3);

    assertThatThrownBy(() -> action.close(DANA, NOW)).hasMessageContaining("not verified that way");
  }

  @Test
  void isExtendedWithAReasonToALaterDay() {
    action.registerOverdue(DANA, NOW);
    assertThatThrownBy(() -> action.extend(due(TODAY, "DL12"), TODAY, DANA, NOW))
        .hasMessageContaining("after today");
    assertThatThrownBy(() -> action.extend(due(JUNE_1, "DL12"), TODAY, DANA, NOW))
        .hasMessageContaining("after the old one");
    action.extend(due(JUNE_1.plusDays(30), "DL12"), TODAY, DANA, NOW);

    assertThat(action.isOverdue()).isFalse();
    assertThat(action.dueOn()).isEqualTo(JUNE_1.plusDays(30));
    assertThat(action.toView().dueDates())
        .extracting(CorrectiveActionView.DueDate::dueOn)
        .containsExactly(JUNE_1, JUNE_1.plusDays(30));
  }

  @Test
  void isClosedAsOverdueOnlyAfterTheSpecialistsDecision() {
    action.registerOverdue(DANA, NOW);
    assertThatThrownBy(() -> action.closeAsOverdue(DANA, NOW))
        .hasMessageContaining("Nobody decided");
    action.stopWaiting("No word in three weeks", DANA, NOW);
    action.closeAsOverdue(DANA, NOW);

    assertThat(action.state()).isEqualTo(CorrectiveActionState.OVERDUE);
    assertThatThrownBy(() -> answer(9)).hasMessageContaining("'closed as overdue'");
  }

  private void answer(long taskKey) {
    action.answer(
        taskKey,
        "Two people sign since Monday",
        "Warehouse manager",
        TODAY,
        List.of("file-1"),
        BEN,
        NOW);
  }

  private static CorrectiveAction.NewDueDate due(LocalDate on, String rule) {
    return new CorrectiveAction.NewDueDate(on, UsEastern.endOf(on), rule, "because");
  }
}
