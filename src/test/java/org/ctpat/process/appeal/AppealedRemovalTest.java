package org.ctpat.process.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Benefits;
import org.ctpat.account.CaseState;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.account.TestStandings;
import org.ctpat.appeal.Appeals;
import org.ctpat.application.TestApplications;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;
import org.ctpat.demo.Stories;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.enforcement.Proposal;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.Claims;
import org.ctpat.task.Person;
import org.ctpat.task.TaskRefused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole way of a member that is removed, appeals and is right. */
@ProcessTest
class AppealedRemovalTest {

  @Autowired private CamundaClient client;
  @Autowired private Accounts accounts;
  @Autowired private Benefits benefits;
  @Autowired private Enforcements enforcements;
  @Autowired private Appeals appeals;
  @Autowired private Deadlines deadlines;
  @Autowired private Letters letters;
  @Autowired private Claims claims;
  @Autowired private CaseProgress progress;
  @Autowired private Stories stories;
  @Autowired private JdbcClient jdbc;

  @Test
  void bringsStatusAndBenefitsBackAndTheMembershipGoesOn() {
    var account = TestAccounts.next();
    var number = AccountNumber.of(account);
    var application = account + "-APP-1";
    var company = DemoCompany.BLUE_HERON.as(account);
    accounts.open(
        number,
        new NewAccount(
            company.entityType(),
            company.name(),
            new Contact(
                Contact.Kind.OFFICER, company.officerId(), "Margaret Ellis", null, null, null),
            new Contact(
                Contact.Kind.POINT_OF_CONTACT, company.memberId(), "Ben Carter", null, null, null)),
        company.officer().actor());
    TestStandings.walk(
        accounts,
        account,
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist");
    TestApplications.passed(jdbc, account, application, company.entityType());
    var membership =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("ctpat-membership")
            .latestVersion()
            .variables(
                Map.of(
                    "accountNumber", account,
                    "caseId", application,
                    "entityType", company.entityType()))
            .startBeforeElement("Task_GrantCertification")
            .execute()
            .getProcessInstanceKey();
    var story = stories.of(company);
    story.settle();
    var held = benefits.of(number);
    assertThat(held).isNotEmpty();

    var enforcement =
        enforcements.propose(
            account,
            new Proposal(
                SuspensionGrounds.SECURITY_INCIDENT,
                "Narcotics were found behind a false wall of a trailer that the company had sealed.",
                false,
                true),
            DemoPeople.cbp("dana.whitfield").actor());
    story.play("decide-removal");
    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.REMOVED);
    assertThat(benefits.of(number)).isEmpty();
    var decision = appeals.decisionsOn(account).getFirst();
    assertThat(decision.decisionId()).isEqualTo(enforcement + "-REMOVAL");
    assertThat(decision.appealUntilOn()).isEqualTo(deadlines.today().plusDays(90));

    var appeal =
        appeals.file(
            account,
            decision.decisionId(),
            "The trailer was loaded and sealed by the carrier at Monterrey, before it came to us.",
            "We check each trailer ourselves before we accept its seal.",
            List.of(),
            company.officer().actor());
    var task = story.task("decide-appeal");
    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.REMOVED);
    assertThat(accounts.get(number).caseState()).isEqualTo(CaseState.APPEAL_PENDING);
    for (var took : List.of("dana.whitfield", "helen.brandt")) {
      var person = new Person(took, DemoPeople.cbp(took).name(), Set.of("ctpat-appeals"), null);
      assertThatThrownBy(() -> claims.claim(task.key(), person))
          .isInstanceOf(TaskRefused.class)
          .hasMessageContaining(person.name() + " took part in the contested decision");
    }
    story.play("decide-appeal");

    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(accounts.get(number).caseState()).isEqualTo(CaseState.NONE);
    assertThat(benefits.of(number)).isEqualTo(held);
    WalkedPath.of(progress, enforcement, "enforcement")
        .passed("Task_RemoveMember", "Event_RemovalAppealed", "Call_AppealOfTheRemoval")
        .ended();
    WalkedPath.of(progress, application, "ctpat-membership")
        .passed("Task_GrantCertification")
        .didNotPass("Task_EndMembership")
        .waitsAt("Event_AnnualReviewOpens");
    assertThat(deadlines.find(appeal.appealId(), "DL16").orElseThrow().state())
        .isEqualTo(Deadline.State.MET);
    assertThat(letters.of(account))
        .extracting(letter -> letter.template())
        .contains("appeal-received", "appeal-overturned");
    client.newCancelInstanceCommand(membership).send().exceptionally(ended -> null);
  }
}
