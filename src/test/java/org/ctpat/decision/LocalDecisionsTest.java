package org.ctpat.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalDecisionsTest {

  private final LocalDecisions decisions = new LocalDecisions();

  @Test
  void answersARowOfTheDeadlinesAsAMap() {
    assertThat(decisions.evaluate("deadlines", Map.of("ruleId", "DL01")))
        .isInstanceOfSatisfying(Map.class, row -> assertThat(row.get("period")).isEqualTo("P90D"));
  }

  @Test
  void answersNullWhenNoRowMatches() {
    assertThat(decisions.evaluate("deadlines", Map.of("ruleId", "DL99"))).isNull();
  }

  @Test
  void namesAnUnknownDecision() {
    assertThatThrownBy(() -> decisions.evaluate("horoscope", Map.of()))
        .isInstanceOf(DecisionFailed.class)
        .hasMessageContaining("horoscope");
  }
}
