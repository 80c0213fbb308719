package org.ctpat.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.training.TrainingMatrix.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class EffectivenessTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 3);
  private static final Actor MEMBER = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);

  @Autowired private Effectiveness effectiveness;
  @Autowired private Trainings trainings;
  @Autowired private Accounts accounts;
  @Autowired private TestClock clock;

  private String account;

  @BeforeEach
  void trainSixPeople() {
    clock.set(DAY);
    account =
        accounts
            .open(
                new NewAccount(
                    "IMP",
                    "Checked Imports, Inc.",
                    new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
                    null),
                MEMBER)
            .number()
            .value();
    for (int i = 1; i <= 6; i++) {
      trainings.addPerson(
          account,
          new PersonData(
              "E-" + i, "Person " + i, Set.of(JobFunction.OFFICE), "Buffalo", DAY.minusYears(1)),
          MEMBER);
      trainings.recordCompletion(
          account,
          new CompletionData(
              "E-" + i,
              "TR10",
              DAY.minusDays(20),
              45,
              "Steve Brandt",
              "Phishing",
              CompletionData.Result.ATTENDED,
              "",
              null,
              null),
          MEMBER);
    }
  }

  @Test
  void asksForACheckThirtyDaysAfterTheTrainingAndAYearAfterAGoodOne() {
    assertThat(standing().dueOn()).isEqualTo(DAY.plusDays(10));
    assertThat(standing().due()).isFalse();
    clock.set(DAY.plusDays(11));
    assertThat(standing().due()).isTrue();

    record(Set.of("E-6"), "Shown again at the desk");

    assertThat(standing())
        .satisfies(
            standing -> {
              assertThat(standing.due()).isFalse();
              assertThat(standing.dueOn()).isEqualTo(DAY.plusYears(1));
              assertThat(standing.last()).isNotNull();
              assertThat(standing.last().goalMet()).isTrue();
              assertThat(standing.last().notPassed()).isEqualTo(1);
            });
  }

  @Test
  void asksAgainSoonWhenMoreThanOneInFiveDidNotPass() {
    record(Set.of("E-1", "E-2"), "Two clicked; the course gets a page on links");

    assertThat(standing().last().goalMet()).isFalse();
    assertThat(standing().dueOn()).isEqualTo(DAY.plusDays(30));
  }

  @Test
  void coversTheCheckOfWhoPassedAndHasTheOthersRepeatTheCourse() {
    trainings.require(
        account,
        List.of("E-1", "E-2"),
        Occasion.EFFECTIVENESS_CHECK,
        DAY,
        "Phishing test in March",
        MEMBER);

    record(Set.of("E-1"), "Shown again at the desk");

    assertThat(cell("E-1", "TR20").state()).isEqualTo(State.NOT_DUE_YET);
    assertThat(cell("E-2", "TR20").state()).isEqualTo(State.COVERED);
    assertThat(cell("E-2", "TR20").doneForGood()).isTrue();
    assertThat(cell("E-1", "TR10").nextDueOn()).isEqualTo(DAY.plusDays(30));
    assertThat(cell("E-2", "TR10").nextDueOn()).isEqualTo(DAY.minusDays(20).plusYears(1));
  }

  @Test
  void correctsACheckThatIsRecordedTwice() {
    record(Set.of("E-1"), "Shown again at the desk");
    record(Set.of(), "");

    assertThat(effectiveness.of(account))
        .singleElement()
        .satisfies(check -> assertThat(check.notPassed()).isZero());
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> record(Set.of("E-1"), ""))
        .isInstanceOf(TrainingRefused.class)
        .hasMessageContaining("What was found");
    assertThatThrownBy(() -> record(Set.of("E-9"), "Shown again"))
        .isInstanceOf(TrainingRefused.class)
        .hasMessageContaining("E-9 did not take part");
    assertThatThrownBy(
            () ->
                effectiveness.record(
                    account,
                    new CheckData(
                        "TR10",
                        CheckKind.DRILL,
                        DAY.plusDays(1),
                        "Office",
                        List.of("E-1"),
                        Set.of(),
                        "",
                        null),
                    MEMBER))
        .hasMessageContaining("in the future");
    assertThat(effectiveness.of(account)).isEmpty();
  }

  private void record(Set<String> notPassed, String finding) {
    effectiveness.record(
        account,
        new CheckData(
            "TR10",
            CheckKind.PHISHING_TEST,
            DAY,
            "Office",
            List.of("E-1", "E-2", "E-3", "E-4", "E-5", "E-6"),
            notPassed,
            finding,
            null),
        MEMBER);
  }

  private CheckStanding standing() {
    return effectiveness.standing(account).stream()
        .filter(standing -> standing.course().id().equals("TR10"))
        .findFirst()
        .orElseThrow();
  }

  private TrainingMatrix.Cell cell(String employee, String course) {
    return trainings.cells(account, employee).get(course);
  }
}
