package org.ctpat.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ctpat.decision.LocalDecisions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table holds what the fact sheet's deadlines say, rule by rule. */
class DeadlineTableTest {

  private static final DeadlineRules TABLE =
      new DeadlineRules(new LocalDecisions(), Clock.systemUTC());

  /** Kinds that reach back from their event instead of forward. */
  private static final Set<String> BACKWARD = Set.of("window", "look_back");

  /** Ten working days in the words of the rule; the sheet's P14D only approximates them. */
  private static final Map<String, String> OTHER_PERIOD = Map.of("DL11", "P10D");

  /** The direction says "90 days before" already. */
  private static final Map<String, String> OTHER_START = Map.of("DL07", "account anniversary date");

  static List<JsonNode> deadlines() throws Exception {
    try (InputStream file = new ClassPathResource("domain/deadlines.json").getInputStream()) {
      return JsonMapper.builder().build().readTree(file).get("deadlines").valueStream().toList();
    }
  }

  @Test
  void holdsAllThirtyTwo() throws Exception {
    assertThat(deadlines())
        .extracting(row -> row.get("id").asString())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 32).mapToObj("DL%02d"::formatted).toList());
  }

  @ParameterizedTest
  @MethodSource("deadlines")
  void saysWhatTheFactSheetSays(JsonNode row) {
    var id = row.get("id").asString();
    var rule = TABLE.get(id);

    assertThat(rule.name()).isEqualTo(row.get("name").asString());
    assertThat(rule.period())
        .isEqualTo(OTHER_PERIOD.getOrDefault(id, row.get("duration").asString()));
    assertThat(rule.dayCount()).isEqualTo(id.equals("DL11") ? "working" : "calendar");
    assertThat(rule.direction())
        .isEqualTo(BACKWARD.contains(row.get("kind").asString()) ? "before" : "after");
    assertThat(rule.startsWhen())
        .isEqualTo(OTHER_START.getOrDefault(id, row.get("starts_when").asString()));
    assertThat(rule.onExpiry()).isEqualTo(row.get("on_expiry").asString());
    assertThat(rule.binding()).isEqualTo(row.get("binding").asString());
    assertThat(rule.source()).isEqualTo(row.get("source").asString());
    assertThat(rule.kind())
        .isEqualTo(
            switch (row.get("kind").asString()) {
              case "minimum_notice", "waiting_period", "retention" -> Deadline.Kind.NOT_BEFORE;
              case "window" -> Deadline.Kind.OPENS;
              default -> Deadline.Kind.NOT_LATER_THAN;
            });
    assertThat(DayCount.of(rule.period(), rule.dayCount(), rule.direction())).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("deadlines")
  void letsNoPeriodOfTheLawStandStillThatIsNotATargetOfCbpItself(JsonNode row) {
    var rule = TABLE.get(row.get("id").asString());

    if (rule.binding().equals("statute") && rule.pausable()) {
      assertThat(rule.onExpiry()).contains("to the extent practicable");
    }
    if (rule.direction().equals("before")) {
      assertThat(rule.pausable()).isFalse();
    }
  }
}
