package org.ctpat.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.ctpat.decision.LocalDecisions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationOutcomeTableTest {

  private final LocalDecisions decisions = new LocalDecisions();

  @ParameterizedTest
  @CsvSource({
    "IMP,    0, 0, false, CERTIFIED,           validated",
    "IMP,    0, 4, false, CERTIFIED,           validated",
    "IMP,    0, 5, false, CERTIFIED,           tier3",
    "IMP,    0, 5, false, CERTIFIED_VALIDATED, tier3",
    "IMP,    0, 5, false, TIER_3,              keep",
    "IMP,    0, 4, false, TIER_3,              downgrade",
    "IMP,    0, 0, false, CERTIFIED_VALIDATED, validated",
    "HWC_MX, 0, 5, false, CERTIFIED,           validated",
    "FMFR,   0, 5, false, CERTIFIED_VALIDATED, validated",
    "IMP,    1, 5, false, CERTIFIED,           proposeSuspension",
    "IMP,    2, 0, false, TIER_3,              proposeSuspension",
    "IMP,    0, 5, true,  TIER_3,              proposeSuspension",
    "HWC_MX, 3, 0, true,  CERTIFIED,           proposeSuspension",
  })
  void proposesTheOutcome(
      String entityType,
      int openMusts,
      int elements,
      boolean falseStatement,
      String status,
      String outcome) {
    assertThat(evaluate(entityType, openMusts, elements, falseStatement, status))
        .containsEntry("outcome", outcome);
  }

  @Test
  void namesTheSourceOfAFalseStatement() {
    assertThat(evaluate("IMP", 0, 0, true, "CERTIFIED"))
        .containsEntry("source", "6 U.S.C. 967(b)")
        .hasEntrySatisfying(
            "reason", reason -> assertThat(reason.toString()).contains("mandatory"));
  }

  @Test
  void proposesOnlyOutcomesThatTheDomainKnows() {
    for (var status : new String[] {"CERTIFIED", "CERTIFIED_VALIDATED", "TIER_3"}) {
      for (int elements = 0; elements <= 5; elements++) {
        var word = evaluate("IMP", 0, elements, false, status).get("outcome");
        assertThat(ValidationOutcome.of(String.valueOf(word)).word()).isEqualTo(word);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> evaluate(
      String entityType, int openMusts, int elements, boolean falseStatement, String status) {
    var variables = new HashMap<String, Object>();
    variables.put("entityType", entityType);
    variables.put("openMusts", openMusts);
    variables.put("bestPracticeElements", elements);
    variables.put("falseStatement", falseStatement);
    variables.put("currentStatus", status);
    return (Map<String, Object>) decisions.evaluate("validationOutcome", variables);
  }
}
