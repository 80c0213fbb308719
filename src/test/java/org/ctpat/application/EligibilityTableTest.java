package org.ctpat.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ctpat.decision.LocalDecisions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decision table {@code eligibility} (fact sheet section 3). */
class EligibilityTableTest {

  private static final Set<String> QUESTIONS =
      Set.of(
          "active",
          "staffedOffice",
          "continuousBond",
          "noUnpaidDebt",
          "noSecurityEvent",
          "officerNamed",
          "incorporatedInMexicoOrCanada",
          "crossesMexicoBorder");

  private final LocalDecisions decisions = new LocalDecisions();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IMP",
        "EXP",
        "HWC_CA",
        "HWC_MX",
        "MLH",
        "RAIL",
        "SEA",
        "AIR",
        "MPTO",
        "MPTO_F",
        "CONS",
        "BRK",
        "3PL",
        "3PL_PILOT",
        "FMFR"
      })
  void findsNothingWhenAllRulesAreMet(String entityType) {
    assertThat(failed(entityType, Set.of())).isEmpty();
  }

  @ParameterizedTest(name = "{0} without {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IMP    | active                       | Imported into the United States in the past 12 months
          IMP    | staffedOffice                | Office: staffed office in the United States or Canada
          IMP    | continuousBond               | Bond or licence: continuous import bond
          IMP    | noUnpaidDebt                 | C4: No unpaid final debt to CBP at application or annual renewal
          HWC_MX | active                       | Active carrier crossing the U.S./Mexico border (older wording: within the past year)
          HWC_MX | crossesMexicoBorder          | Crosses the U.S./Mexico border; a carrier that crosses only the Canadian border applies as U.S./Canada highway carrier
          FMFR   | incorporatedInMexicoOrCanada | Incorporated in Mexico or Canada; manufacturers elsewhere only by invitation of CBP
          FMFR   | officerNamed                 | C2: Name a company officer as primary cargo security officer for CTPAT
          """)
  void namesTheRuleThatIsNotMet(String entityType, String question, String rule) {
    assertThat(failed(entityType, Set.of(question))).containsExactly(rule);
  }

  @Test
  void doesNotAskACarrierForABond() {
    assertThat(failed("HWC_MX", Set.of("continuousBond"))).isEmpty();
  }

  @Test
  void countsAnUnansweredQuestionAsNotMet() {
    assertThat(evaluate("BRK", new HashMap<>())).hasSize(5);
  }

  private List<Object> failed(String entityType, Set<String> notMet) {
    var answers = new HashMap<String, Object>();
    QUESTIONS.forEach(question -> answers.put(question, !notMet.contains(question)));
    return evaluate(entityType, answers);
  }

  /** The engine answers null when no row matches. */
  private List<Object> evaluate(String entityType, Map<String, Object> answers) {
    var result =
        decisions.evaluate("eligibility", Map.of("entityType", entityType, "eligibility", answers));
    return result == null ? List.of() : List.copyOf((List<?>) result);
  }
}
