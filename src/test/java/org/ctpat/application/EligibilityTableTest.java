package org.ctpat.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ctpat.decision.LocalDecisions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The decision table {@code eligibility} and the fact sheet (section 3) say the same. */
class EligibilityTableTest {

  /** Office rules that the fact sheet could not verify: nobody is judged by them. */
  private static final Set<String> UNKNOWN_OFFICES = Set.of("not verified", "see notice");

  /** What the fact sheet notes beside its rules: remarks on sources, no conditions. */
  private static final Set<String> REMARKS =
      Set.of(
          "U.S. office rule and ISPS rule are sourced; SCAC, FMC number and bond are from general"
              + " knowledge; the CBP page itself was not available",
          "The page's summary asks for both licence and filer code, its list says licence or filer"
              + " code");

  /** For a carrier that applies as U.S./Mexico already, the rule on both borders reads so. */
  private static final String OTHER_BORDER =
      "Crosses the U.S./Mexico border; a carrier that crosses only the Canadian border applies as"
          + " U.S./Canada highway carrier";

  private final LocalDecisions decisions = new LocalDecisions();

  static Stream<JsonNode> types() throws Exception {
    try (InputStream file =
        EligibilityTableTest.class.getResourceAsStream("/domain/entity-types.json")) {
      return JsonMapper.shared().readTree(file).get("entity_types").valueStream().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("types")
  void hasARowForEveryRuleOfTheFactSheetAndNoOther(JsonNode type) {
    assertThat(failed(code(type), Map.of("country", "MX")))
        .containsExactlyInAnyOrderElementsOf(rules(type));
  }

  private static Set<String> rules(JsonNode type) {
    var rules = new TreeSet<String>();
    rules.add(capital(type.get("active_rule").asString()));
    if (!UNKNOWN_OFFICES.contains(type.get("office_rule").asString())) {
      rules.add("Office: " + type.get("office_rule").asString());
    }
    if (type.get("bond").get("required").asBoolean()) {
      rules.add("Bond or licence: " + type.get("bond").get("kind").asString());
    }
    for (var extra : type.get("extra_rules")) {
      if (code(type).equals("HWC_MX") && extra.asString().contains("crosses both borders")) {
        rules.add(OTHER_BORDER);
      } else if (!REMARKS.contains(extra.asString())) {
        rules.add(extra.asString());
      }
    }
    rules.add("C2: Name a company officer as primary cargo security officer for CTPAT");
    rules.add("C4: No unpaid final debt to CBP at application or annual renewal");
    rules.add(
        "C5: No significant security event or other issue of concern found in vetting; each"
            + " application is judged individually");
    return rules;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("types")
  void findsNothingWhenAllRulesAreMet(JsonNode type) {
    assertThat(failed(code(type), met(code(type)))).isEmpty();
  }

  @ParameterizedTest(name = "{0} with {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IMP       | activeInTrade                | false        | Imported into the United States
          IMP       | staffedOffice                | false        | Office: staffed office in the United States or Canada
          IMP       | continuousBond               | false        | continuous import bond
          IMP       | allImporterNumbersListed     | false        | every IOR number
          EXP       | exportSecurityProgramme      | false        | Documented export security programme
          EXP       | contactIsManager             | false        | an alternate
          EXP       | alternateNamed               | false        | an alternate
          EXP       | exportReportingAcceptable    | false        | export-reporting compliance
          EXP       | goodStanding                 | false        | Commerce, State, Treasury
          HWC_CA    | crossesMexicoBorder          | true         | crosses both borders
          HWC_MX    | crossesMexicoBorder          | false        | U.S./Canada highway carrier
          HWC_MX    | deedOfIncorporation          | no           | Acta Constitutiva
          MLH       | deedOfIncorporation          | no           | Acta Constitutiva
          MLH       | staffedOffice                | false        | Mexico (implied)
          RAIL      | continuousBond               | false        | common (international) carrier bond
          SEA       | vesselsIspsCompliant         | false        | ISPS Code and MTSA
          AIR       | continuousBond               | false        | continuous international carrier bond
          MPTO      | activeInTrade                | false        | handling vessels from abroad
          MPTO_F    | invited                      | false        | Only by invitation
          CONS      | continuousBond               | false        | type 2 custodial bond
          BRK       | activeInTrade                | false        | licensed broker
          3PL       | noDoubleBrokering            | false        | no double brokering
          3PL       | worksAcrossBorders           | false        | Purely domestic
          3PL       | ownsAssets                   | false        | outside the pilot
          3PL_PILOT | placeFree                    | false        | first come first served
          3PL_PILOT | open                         | false        | no earlier than 2025-12-01
          3PL_PILOT | intentSent                   | false        | e-mail of intent
          3PL_PILOT | transportLicence             | false        | licensed by DOT
          FMFR      | incorporatedInMexicoOrCanada | false        | only by CBP invitation
          FMFR      | certificateOfIncorporation   | false        | Certificate of incorporation
          FMFR      | midFromOrigin                | false        | MID must be built
          FMFR      | officerNamed                 | false        | C2
          FMFR      | noUnpaidDebt                 | false        | C4
          FMFR      | noSecurityEvent              | false        | C5
          """)
  void namesTheOneRuleThatIsNotMet(String type, String fact, String value, String words) {
    var facts = met(type);
    facts.put("invited", false);
    if (type.equals("MPTO_F")) {
      facts.put("invited", true);
    }
    facts.put(fact, value.equals("no") ? value : (Object) Boolean.valueOf(value));

    assertThat(failed(type, facts)).singleElement().asString().contains(words);
  }

  @Test
  void asksOnlyCompaniesInMexicoForTheirDeed() {
    var facts = met("HWC_MX");
    facts.remove("deedOfIncorporation");
    facts.put("country", "US");

    assertThat(failed("HWC_MX", facts)).isEmpty();
  }

  @Test
  void takesAnInvitedManufacturerFromElsewhere() {
    var facts = met("FMFR");
    facts.put("incorporatedInMexicoOrCanada", false);
    facts.put("invited", true);

    assertThat(failed("FMFR", facts)).isEmpty();
  }

  @Test
  void asksAnAssetBasedProviderForNoTransportLicence() {
    var facts = met("3PL_PILOT");
    facts.put("providerKind", "assetBased");
    facts.remove("transportLicence");

    assertThat(failed("3PL_PILOT", facts)).isEmpty();
  }

  /** Facts of a company that meets every rule, whatever its type. */
  private static Map<String, Object> met(String type) {
    var facts = new HashMap<String, Object>();
    List.of(
            "activeInTrade",
            "staffedOffice",
            "continuousBond",
            "allImporterNumbersListed",
            "exportSecurityProgramme",
            "contactIsManager",
            "exportReportingAcceptable",
            "goodStanding",
            "vesselsIspsCompliant",
            "worksAcrossBorders",
            "ownsAssets",
            "noDoubleBrokering",
            "transportLicence",
            "intentSent",
            "incorporatedInMexicoOrCanada",
            "certificateOfIncorporation",
            "midFromOrigin",
            "noUnpaidDebt",
            "noSecurityEvent",
            "officerNamed",
            "alternateNamed",
            "invited",
            "open",
            "placeFree")
        .forEach(fact -> facts.put(fact, true));
    facts.put("country", "MX");
    facts.put("deedOfIncorporation", "notApplicable");
    facts.put("providerKind", "nonAssetBased");
    facts.put("crossesMexicoBorder", type.equals("HWC_MX"));
    return facts;
  }

  private static String code(JsonNode type) {
    return type.get("code").asString();
  }

  private static String capital(String rule) {
    return Character.toUpperCase(rule.charAt(0)) + rule.substring(1);
  }

  /** The engine answers null when no row matches. */
  private List<Object> failed(String entityType, Map<String, Object> facts) {
    var result =
        decisions.evaluate("eligibility", Map.of("entityType", entityType, "eligibility", facts));
    return result == null ? List.of() : List.copyOf((List<?>) result);
  }
}
