package org.ctpat.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.Criterion;
import org.ctpat.decision.Decisions;
import org.ctpat.risk.RiskAssessments.PartyCell;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worked example of {@code risk-assessment.json}, from its ratings to its actions. */
@DomainTest
class WorkedExampleTest {

  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor STEP = Actor.system("test");
  private static final String ACCOUNT = "91-000501";
  private static final String ID = ACCOUNT + "-APP-1-RA";
  private static final LocalDate DAY = LocalDate.of(2027, 3, 3);

  @Autowired private RiskAssessments assessments;
  @Autowired private CriteriaCatalogue catalogue;
  @Autowired private Decisions decisions;
  @Autowired private Accounts accounts;
  @Autowired private TestClock clock;

  @Test
  void comesOutWithThePublishedRatings() throws IOException {
    var example = example();
    clock.set(DAY);
    accounts.open(
        AccountNumber.of(ACCOUNT),
        new NewAccount(
            "IMP",
            "Worked Example Inc.",
            new Contact(Contact.Kind.OFFICER, "margaret.ellis", "Margaret Ellis", null, null, null),
            null),
        STEP);
    assessments.open(ID, ACCOUNT, ACCOUNT + "-APP-1", "IMP", STEP);
    var factory = map(example.get("partner").asString());

    for (var factor : ThreatFactor.values()) {
      assessments.rateThreat(
          ID,
          "L1",
          new ThreatRating(factor, example.at("/threat/" + factor).asInt(), "Sample", DAY),
          BEN);
    }
    var threats = assessments.threatRatings(ID).getFirst();
    assertThat(
            assessments.view(ID).lanes().getFirst().threats().stream()
                .mapToInt(ThreatRating::rating)
                .sum())
        .isEqualTo(example.get("threat_sum").asInt());
    var threat = String.valueOf(decisions.evaluate("threatLevel", threats));
    assertThat(threat).isEqualTo(example.get("threat_result").asString());
    assessments.screen(ID, Map.of("L1", Level.named(threat)), STEP);

    var changed =
        assessments.rateVulnerabilities(
            ID,
            Arrays.stream(VulnerabilityCategory.values())
                .map(category -> new PartyCell(factory, category, notMet(example, category)))
                .toList(),
            "Visit of the security team",
            BEN);
    assertThat(changed).isEqualTo(12);
    var party =
        assessments.view(ID).parties().stream()
            .filter(view -> view.party().partyId().equals(factory))
            .findFirst()
            .orElseThrow();
    assertThat(
            party.ratings().stream()
                .collect(Collectors.toMap(r -> r.category().name(), VulnerabilityRating::rating)))
        .isEqualTo(ratings(example));
    assertThat(party.level()).isEqualTo(Level.of(example.get("partner_value").asInt()));

    assessments.rateTheRestAsMet(ID, List.of(own()), "Own security profile", BEN);
    var lane = assessments.laneRatings(ID).getFirst();
    var risk =
        String.valueOf(
            decisions.evaluate(
                "riskLevel",
                Map.of("threat", lane.threat(), "vulnerability", lane.vulnerability())));
    assertThat(risk).isEqualTo(example.get("overall").asString());
    assertThat(assessments.rate(ID, Map.of("L1", Level.named(risk)), STEP)).isTrue();

    assertThat(assessments.missing(ID, Step.ACTION_PLAN))
        .anySatisfy(text -> assertThat(text).contains("criterion 5.3 is not met"));
    for (var action : example.get("actions")) {
      assessments.savePlanItem(ID, planned(action, factory), BEN);
    }
    assertThat(assessments.missing(ID, Step.ACTION_PLAN)).isEmpty();
    assertThat(assessments.view(ID).plan())
        .extracting(PlannedAction::criterionId, PlannedAction::dueOn)
        .containsExactly(tuple("5.3", DAY.plusDays(30)), tuple("7.4", DAY.plusDays(60)));
  }

  /** A must for a 3, a should for a 2; for a 3 the one that the example names. */
  private List<String> notMet(JsonNode example, VulnerabilityCategory category) {
    return switch (rating(example, category)) {
      case 1 -> List.of();
      case 3 -> List.of("5.3");
      default ->
          List.of(
              category == VulnerabilityCategory.VC07
                  ? "7.4"
                  : catalogue.of("IMP").stream()
                      .filter(c -> c.categoryNumber() == category.number() && !c.isMust())
                      .map(Criterion::id)
                      .findFirst()
                      .orElseThrow());
    };
  }

  private static int rating(JsonNode example, VulnerabilityCategory category) {
    var ratings = example.get("vulnerability");
    return ratings.has(category.name())
        ? ratings.get(category.name()).asInt()
        : ratings.get("others").asInt();
  }

  private static Map<String, Integer> ratings(JsonNode example) {
    return Arrays.stream(VulnerabilityCategory.values())
        .collect(Collectors.toMap(Enum::name, category -> rating(example, category)));
  }

  private String map(String partner) {
    var factory =
        assessments.saveParty(
            ID,
            new Party(
                "",
                partner,
                PartyRole.MANUFACTURER,
                "MX",
                true,
                ProgrammeStatus.NONE,
                "Questionnaire",
                false),
            BEN);
    assessments.saveLane(
        ID, new Lane("", "Goods", "MX", "", "US", "Buffalo", "Truck", "Weekly", "", ""), BEN);
    assessments.saveStops(
        ID,
        "L1",
        List.of(
            new Stop(factory, ProcessStep.LOAD, TransportMode.TRUCK, "MX", "Gate", 2, true, ""),
            new Stop(own(), ProcessStep.UNLOAD, TransportMode.NONE, "US", "Dock", 0, false, "")),
        BEN);
    return factory;
  }

  private String own() {
    return assessments.view(ID).parties().getFirst().party().partyId();
  }

  private static PlannedAction planned(JsonNode action, String factory) {
    var due = DAY.plus(Period.parse(action.get("deadline_offset").asString()));
    return new PlannedAction(
        "",
        "L1",
        factory,
        ProcessStep.LOAD,
        action.get("criterion").asString(),
        "Not met at the factory",
        action.get("action").asString(),
        "Plant manager",
        action.get("owner").asString(),
        DAY.plusDays(14),
        due,
        action.get("evidence").asString());
  }

  private static JsonNode example() throws IOException {
    try (var content = new ClassPathResource("domain/risk-assessment.json").getInputStream()) {
      return JsonMapper.shared().readTree(content).get("worked_example");
    }
  }
}
