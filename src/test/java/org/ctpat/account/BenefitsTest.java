package org.ctpat.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.ctpat.DomainTest;
import org.ctpat.audit.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class BenefitsTest {

  private static final Actor CBP = new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);

  private final Accounts accounts;
  private final Benefits benefits;

  @Autowired
  BenefitsTest(Accounts accounts, Benefits benefits) {
    this.accounts = accounts;
    this.benefits = benefits;
  }

  @Test
  void saysOfEachBenefitWhyItDoesNotApply() {
    var importer = certified("IMP");

    assertThat(reason(importer, "BN02")).isEqualTo("from validation (Tier 2)");
    assertThat(reason(importer, "BN05")).isEqualTo("from exceeding the criteria (Tier 3)");
    assertThat(reason(importer, "BN19")).isEqualTo("only for: Sea carrier");
    assertThat(
            Stream.concat(
                benefits.of(importer).stream(),
                benefits.missing(importer).stream().map(Benefits.Missing::benefit)))
        .hasSize(22);
  }

  @Test
  void namesTheTypesThatABenefitIsForToACarrier() {
    var carrier = certified("SEA");

    assertThat(ids(benefits.of(carrier))).contains("BN19").doesNotContain("BN01");
    assertThat(reason(carrier, "BN14")).startsWith("only for: U.S. importer").contains("exporter");
    assertThat(reason(carrier, "BN05")).startsWith("only for: U.S. importer");
  }

  @Test
  void listsWhatASuspensionHasTakenAway(ApplicationEvents events) {
    var importer = certified("IMP");
    walk(importer, "select_for_validation", "start_visit", "report_clean");
    var before = benefits.of(importer);
    assertThat(benefits.takenBySuspension(importer)).isEmpty();

    walk(importer, "post_incident_finding", "suspend");

    assertThat(benefits.of(importer)).isEmpty();
    assertThat(benefits.takenBySuspension(importer)).containsExactlyElementsOf(before);
    assertThat(reason(importer, "BN02")).contains("taken away by the suspension");
    assertThat(reason(importer, "BN05")).contains("Tier 3");
    assertThat(events.stream(StatusChanged.class))
        .extracting(StatusChanged::to)
        .containsExactly(
            MembershipStatus.CERTIFIED,
            MembershipStatus.CERTIFIED_VALIDATED,
            MembershipStatus.SUSPENDED);
  }

  private String reason(AccountNumber number, String benefit) {
    return benefits.missing(number).stream()
        .filter(missing -> missing.benefit().id().equals(benefit))
        .map(Benefits.Missing::reason)
        .findFirst()
        .orElse("it applies");
  }

  private static List<String> ids(List<Benefit> benefits) {
    return benefits.stream().map(Benefit::id).toList();
  }

  private AccountNumber certified(String entityType) {
    var number = accounts.open(TestCompanies.company(entityType, "Benefit Test"), CBP).number();
    walk(
        number,
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist",
        "vetting_passed_and_profile_approved");
    return number;
  }

  private void walk(AccountNumber number, String... steps) {
    for (var step : steps) {
      accounts.take(number, step, "C-1", "", CBP);
    }
  }
}
