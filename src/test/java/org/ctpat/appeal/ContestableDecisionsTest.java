package org.ctpat.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.appeal.ContestableDecisions.Kind;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ContestableDecisionsTest {

  private static final String ACCOUNT = "21-100001";
  private static final String CASE = ACCOUNT + "-ENF-1";
  private static final Actor STEP = Actor.system("suspend-membership");

  private final ContestableDecisions decisions;
  private final Deadlines deadlines;
  private final TestClock clock;

  @Autowired
  ContestableDecisionsTest(ContestableDecisions decisions, Deadlines deadlines, TestClock clock) {
    this.decisions = decisions;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  @BeforeEach
  void setTheDate() {
    clock.set(LocalDate.of(2027, 3, 3));
  }

  @Test
  void givesNinetyDaysFromTheDecision() {
    var suspension = registered(Kind.SUSPENSION, false);

    assertThat(suspension.decisionId()).isEqualTo(CASE + "-SUSPENSION");
    assertThat(suspension.appealUntilOn()).isEqualTo(LocalDate.of(2027, 6, 1));
    assertThat(suspension.appealUntilAt())
        .isEqualTo(OffsetDateTime.parse("2027-06-01T23:59:59-04:00"));
    assertThat(deadlines.find(CASE, "DL14").orElseThrow().source()).isEqualTo("6 U.S.C. 967(c)(1)");
  }

  @Test
  void givesThirtyDaysAfterFalseInformation() {
    assertThat(registered(Kind.REMOVAL, true).appealUntilOn()).isEqualTo(LocalDate.of(2027, 4, 2));
    assertThat(deadlines.find(CASE, "DL15").orElseThrow().source()).isEqualTo("6 U.S.C. 967(c)(2)");
  }

  @Test
  void registersADecisionOnceAndTheRemovalBesideTheSuspension() {
    var suspension = registered(Kind.SUSPENSION, false);
    clock.set(LocalDate.of(2027, 3, 20));

    assertThat(registered(Kind.SUSPENSION, false)).isEqualTo(suspension);
    assertThat(registered(Kind.REMOVAL, false).appealUntilOn())
        .isEqualTo(LocalDate.of(2027, 6, 18));
    assertThat(deadlines.of(ACCOUNT)).hasSize(2);
    assertThat(decisions.find(CASE, Kind.SUSPENSION)).contains(suspension);
    assertThat(decisions.find(CASE, Kind.INELIGIBILITY)).isEmpty();
  }

  private ContestableDecisions.Contestable registered(Kind kind, boolean falseInformation) {
    return decisions.register(
        ACCOUNT, CASE, kind, falseInformation, "Seal records were missing.", List.of(), STEP);
  }
}
