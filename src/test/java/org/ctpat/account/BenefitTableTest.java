package org.ctpat.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.ctpat.decision.LocalDecisions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table gives what the fact sheet's benefits say, for each status and entity type. */
class BenefitTableTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final BenefitTable TABLE =
      new BenefitTable(new LocalDecisions(), Clock.systemUTC());
  private static final EntityTypes TYPES = new EntityTypes(JSON);

  /** Lowest status of each name in the sheet; the tiers of importers are the same steps. */
  private static final Map<String, Integer> GRANTED_FROM =
      Map.of("certified", 1, "tier_1", 1, "certified_validated", 2, "tier_2", 2, "tier_3", 3);

  private static List<JsonNode> sheet() throws Exception {
    try (InputStream file = new ClassPathResource("domain/benefits.json").getInputStream()) {
      return JSON.readTree(file).get("benefits").valueStream().toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesEachTypeItsBenefits(MembershipStatus status) throws Exception {
    int level =
        switch (status) {
          case CERTIFIED -> 1;
          case CERTIFIED_VALIDATED -> 2;
          case TIER_3 -> 3;
          default -> 0;
        };
    for (var type : TYPES.all()) {
      var expected =
          sheet().stream()
              .filter(row -> level >= GRANTED_FROM.get(row.get("granted_from").asString()))
              .filter(
                  row ->
                      row.get("entity_types")
                          .valueStream()
                          .map(JsonNode::asString)
                          .anyMatch(code -> code.equals("*") || code.equals(type.code())))
              .map(BenefitTableTest::benefit)
              .toList();

      assertThat(TABLE.of(type.code(), status))
          .as("%s in %s", type.code(), status)
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void knowsTwentyTwo() throws Exception {
    assertThat(sheet()).hasSize(22);
    assertThat(TABLE.of("IMP", MembershipStatus.TIER_3)).hasSize(20);
  }

  @Test
  void givesTiersToTheTypesThatHaveThem() {
    assertThat(TYPES.get("IMP").tier(MembershipStatus.CERTIFIED)).isEqualTo(1);
    assertThat(TYPES.get("IMP").tier(MembershipStatus.CERTIFIED_VALIDATED)).isEqualTo(2);
    assertThat(TYPES.get("IMP").tier(MembershipStatus.TIER_3)).isEqualTo(3);
    assertThat(TYPES.get("IMP").tier(MembershipStatus.SUSPENDED)).isNull();
    assertThat(TYPES.get("EXP").tier(MembershipStatus.CERTIFIED)).isNull();
    assertThat(TYPES.get("EXP").tier(MembershipStatus.TIER_3)).isEqualTo(3);
    assertThat(TYPES.get("SEA").tier(MembershipStatus.CERTIFIED_VALIDATED)).isNull();
    assertThat(TYPES.all())
        .filteredOn(EntityType::tier3)
        .extracting(EntityType::code)
        .containsExactly("IMP");
  }

  private static Benefit benefit(JsonNode row) {
    return new Benefit(
        row.get("id").asString(),
        row.get("name").asString(),
        row.get("description").asString(),
        row.path("quantity").asString(""),
        row.path("note").asString(""),
        row.get("source").asString());
  }
}
