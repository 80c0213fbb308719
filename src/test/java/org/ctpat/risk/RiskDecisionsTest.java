package org.ctpat.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ctpat.decision.Decisions;
import org.ctpat.decision.LocalDecisions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The decision tables and the enumerations say the same as {@code risk-assessment.json}. */
class RiskDecisionsTest {

  private static final Decisions DECISIONS = new LocalDecisions();
  private static final JsonNode DATA = data();

  @Test
  void anyRatingsGiveTheLevelOfTheThreatRule() {
    assertThat(DATA.at("/threat_rule/formula").asString())
        .isEqualTo(
            "high if any of TF1..TF4 = 3; otherwise medium if any factor >= 2; otherwise low");
    for (var ratings : everyCombination()) {
      assertThat(threatLevel(ratings)).as("%s", ratings).isEqualTo(expectedLevel(ratings));
    }
  }

  private static List<Map<ThreatFactor, Integer>> everyCombination() {
    return IntStream.range(0, (int) Math.pow(3, 6))
        .mapToObj(
            number -> {
              var ratings = new HashMap<ThreatFactor, Integer>();
              int rest = number;
              for (var factor : ThreatFactor.values()) {
                ratings.put(factor, rest % 3 + 1);
                rest /= 3;
              }
              return (Map<ThreatFactor, Integer>) ratings;
            })
        .toList();
  }

  private static String expectedLevel(Map<ThreatFactor, Integer> ratings) {
    for (var factor : DATA.get("threat_factors")) {
      if (factor.get("single_3_makes_high").asBoolean()
          && ratings.get(ThreatFactor.valueOf(factor.get("id").asString())) == 3) {
        return "high";
      }
    }
    return ratings.values().stream().anyMatch(rating -> rating >= 2) ? "medium" : "low";
  }

  @ParameterizedTest
  @MethodSource("cells")
  void threatAndVulnerabilityGiveTheRiskOfTheMatrix(
      String threat, String vulnerability, String risk) {
    assertThat(
            DECISIONS.evaluate(
                "riskLevel", Map.of("threat", threat, "vulnerability", vulnerability)))
        .isEqualTo(risk);
  }

  static Stream<String[]> cells() {
    var matrix = DATA.at("/overall_rule/matrix_threat_rows_vulnerability_columns");
    return Arrays.stream(Level.values())
        .flatMap(
            threat ->
                Arrays.stream(Level.values())
                    .map(
                        vulnerability ->
                            new String[] {
                              threat.text(),
                              vulnerability.text(),
                              matrix.get(threat.text()).get(vulnerability.text()).asString()
                            }));
  }

  @Test
  void theWorkedExampleComesOutHigh() {
    var example = DATA.get("worked_example");
    var ratings = new HashMap<ThreatFactor, Integer>();
    for (var factor : ThreatFactor.values()) {
      ratings.put(factor, example.get("threat").get(factor.name()).asInt());
    }
    var threat = threatLevel(ratings);
    var vulnerability = Level.of(example.get("partner_value").asInt());

    assertThat(threat).isEqualTo(example.get("threat_result").asString());
    assertThat(
            DECISIONS.evaluate(
                "riskLevel", Map.of("threat", threat, "vulnerability", vulnerability.text())))
        .isEqualTo(example.get("overall").asString());
  }

  @Test
  void eachRiskIsTreatedAsTheDataSay() {
    for (var row : DATA.get("treatment")) {
      assertThat(DECISIONS.evaluate("riskTreatment", Map.of("risk", row.get("overall").asString())))
          .isEqualTo(
              Map.of(
                  "vulnerabilityWork", row.get("vulnerability_work").asString(),
                  "reassess", row.get("reassess").asString()));
    }
  }

  @Test
  void factorsAndCategoriesAreThoseOfTheData() {
    assertThat(ThreatFactor.values())
        .extracting(factor -> factor.name() + " " + factor.label())
        .containsExactlyElementsOf(texts("threat_factors"));
    assertThat(VulnerabilityCategory.values())
        .extracting(category -> category.name() + " " + category.label())
        .containsExactlyElementsOf(texts("vulnerability_categories"));
  }

  private static List<String> texts(String list) {
    return DATA.get(list).values().stream()
        .map(item -> item.get("id").asString() + " " + item.get("name").asString())
        .toList();
  }

  private static Object threatLevel(Map<ThreatFactor, Integer> ratings) {
    var variables = new HashMap<String, Object>();
    ratings.forEach((factor, rating) -> variables.put(factor.variable(), rating));
    return DECISIONS.evaluate("threatLevel", variables);
  }

  private static JsonNode data() {
    try (var content = new ClassPathResource("domain/risk-assessment.json").getInputStream()) {
      return JsonMapper.shared().readTree(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
