package org.ctpat.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.Answer;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.riskrenewal.MemberSetup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class AnnualReviewEditionTest {

  private static final String ACCOUNT = "77-000013";
  private static final LocalDate CERTIFIED = LocalDate.of(2027, 3, 3);
  private static final Actor MEMBER = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);

  @Autowired private AnnualReviews reviews;
  @Autowired private SecurityProfiles profiles;
  @Autowired private CriteriaCatalogue catalogue;
  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles companyProfiles;
  @Autowired private Memberships memberships;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient jdbc;

  @Test
  void theReviewMovesTheCompanyToTheEditionInForceAndKeepsLastYearsProfile() {
    clock.set(CERTIFIED);
    new MemberSetup(accounts, companyProfiles, memberships)
        .certify(DemoCompany.BLUE_HERON.as(ACCOUNT), jdbc);
    profiles.answer(ACCOUNT, "7.30", met("Printed by the system."), MEMBER);
    profiles.answer(ACCOUNT, "9.5", met("Staff park outside."), MEMBER);
    importWithout95(CERTIFIED.plusDays(60));

    clock.set(CERTIFIED.plusDays(100));
    assertThat(profiles.view(ACCOUNT).edition()).isEqualTo("2020");

    clock.set(CERTIFIED.plusYears(1).minusDays(90));
    for (int run = 0; run < 2; run++) {
      reviews.open(ACCOUNT + "-AR-2028", ACCOUNT, 2028, "IMP", Actor.system("open-annual-review"));
    }

    assertThat(profiles.view(ACCOUNT).edition()).isEqualTo("2027");
    assertThat(profiles.missing(ACCOUNT))
        .hasSize(93)
        .anyMatch(text -> text.startsWith("7.29"))
        .noneMatch(text -> text.startsWith("7.30") || text.startsWith("9.5 "));
    assertThat(profiles.snapshots(ACCOUNT))
        .singleElement()
        .satisfies(
            lastYear ->
                assertThat(profiles.compare(lastYear))
                    .filteredOn(answer -> !answer.askedNow())
                    .extracting(answer -> answer.label())
                    .containsExactly("9.5 No private parking by cargo"));
  }

  private void importWithout95(LocalDate inForceOn) {
    var csv = catalogue.csv("2020").replaceFirst("(?m)^9\\.5,.*\\R", "");
    var outcome =
        catalogue.importCsv(
            "2027",
            inForceOn,
            new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
            Actor.system("test"));
    assertThat(outcome.accepted()).isTrue();
  }

  private static Answer met(String text) {
    return Answer.met(text, "Ben Carter", CERTIFIED, null);
  }
}
