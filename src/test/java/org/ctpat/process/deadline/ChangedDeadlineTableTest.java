package org.ctpat.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.Memberships;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.riskrenewal.MemberSetup;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process owner changes a period in the decision table; nobody touches code. */
@ProcessTest
class ChangedDeadlineTableTest {

  private static final Actor STEP = Actor.system("schedule-next-validation");

  @Autowired private JdbcClient jdbc;
  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private CamundaClient client;
  @Autowired private Deadlines deadlines;
  @Autowired private EmbeddedCamunda camunda;
  @Autowired private Memberships memberships;

  @AfterEach
  void putTheTableBack() throws Exception {
    deploy(table());
  }

  @Test
  void newlyValidatedMembersAreValidatedAgainAfterThreeYearsAndComputedDatesStay()
      throws Exception {
    var before = validated();
    var beforeDue = revalidation(before);
    assertThat(beforeDue.dueOn()).isEqualTo(beforeDue.startOn().plusYears(4));

    int version =
        deploy(table().replace("<text>&quot;P4Y&quot;</text>", "<text>&quot;P3Y&quot;</text>"));
    var after = validated();

    var afterDue = revalidation(after);
    assertThat(afterDue.dueOn()).isEqualTo(afterDue.startOn().plusYears(3));
    assertThat(afterDue.explanation()).startsWith("3 years after").contains("DL05");
    assertThat(afterDue.tableVersion()).isEqualTo(version).isGreaterThan(beforeDue.tableVersion());
    assertThat(afterDue.tableKey()).isNotEqualTo(beforeDue.tableKey());
    assertThat(opens(after)).isBefore(opens(before));
    assertThat(revalidation(before)).isEqualTo(beforeDue);
    assertThat(deadlines.recomputeAll().differences())
        .extracting(Deadlines.Difference::accountNumber)
        .doesNotContain(before.value(), after.value());
  }

  private AccountNumber validated() {
    var company = DemoCompany.BLUE_HERON.as(TestAccounts.next());
    new MemberSetup(accounts, profiles, memberships).certify(company, jdbc);
    var number = AccountNumber.of(company.accountNumber());
    memberships.nextValidation(number, 1, STEP);
    return number;
  }

  private Deadline revalidation(AccountNumber number) {
    return deadlines.find(number + "-VAL-1", "DL05").orElseThrow();
  }

  private OffsetDateTime opens(AccountNumber number) {
    return deadlines.find(number + "-VAL-2", "DC01").orElseThrow().dueAt();
  }

  private static String table() throws Exception {
    return new ClassPathResource("bpmn/deadlines.dmn").getContentAsString(StandardCharsets.UTF_8);
  }

  /** Deploys the table and lets the minute pass in which the former version may still be used. */
  private int deploy(String table) {
    var deployed =
        client.newDeployResourceCommand().addResourceStringUtf8(table, "deadlines.dmn").execute();
    camunda.passTime(Duration.ofMinutes(2));
    return deployed.getDecisions().getFirst().getVersion();
  }
}
