package org.ctpat.process.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Benefits;
import org.ctpat.account.CaseState;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.account.TestStandings;
import org.ctpat.account.Withdrawals;
import org.ctpat.appeal.Appeals;
import org.ctpat.application.Applications;
import org.ctpat.application.TestApplications;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.enforcement.Proposal;
import org.ctpat.incident.Incidents;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.task.CaseProgress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stories that lead through several processes of one running membership. */
@ProcessTest
class WhenThingsGoWrongTest {

  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor MARGARET =
      new Actor("margaret.ellis", "Margaret Ellis", Actor.Kind.MEMBER);
  private static final Actor DANA = DemoPeople.cbp("dana.whitfield").actor();

  @Autowired private Accounts accounts;
  @Autowired private Appeals appeals;
  @Autowired private Applications applications;
  @Autowired private AuditTrail audit;
  @Autowired private Benefits benefits;
  @Autowired private CamundaClient camunda;
  @Autowired private CaseProgress progress;
  @Autowired private Clock clock;
  @Autowired private Deadlines deadlines;
  @Autowired private Enforcements enforcements;
  @Autowired private Incidents incidents;
  @Autowired private JdbcClient jdbc;
  @Autowired private Letters letters;
  @Autowired private Stories stories;
  @Autowired private Withdrawals withdrawals;

  private final List<Long> started = new ArrayList<>();
  private final String account = TestAccounts.next();
  private final AccountNumber number = AccountNumber.of(account);
  private StoryPlayer story;

  @BeforeEach
  void beginTheMembership() {
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
        BEN);
    TestStandings.walk(
        accounts,
        account,
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist");
    TestApplications.passed(jdbc, account, account + "-APP-1", company.entityType());
    started.add(
        camunda
            .newCreateInstanceCommand()
            .bpmnProcessId("ctpat-membership")
            .latestVersion()
            .variables(
                Map.of(
                    "accountNumber",
                    account,
                    "caseId",
                    account + "-APP-1",
                    "entityType",
                    company.entityType()))
            .startBeforeElement("Task_GrantCertification")
            .execute()
            .getProcessInstanceKey());
    story = stories.of(company);
    story.settle();
  }

  @AfterEach
  void stopWhatStillRuns() {
    started.forEach(key -> camunda.newCancelInstanceCommand(key).send().exceptionally(e -> null));
  }

  @Test
  void leadsAMemberFromTheIncidentThroughSuspensionToItsReinstatement() {
    int held = benefits.of(number).size();
    var incident = incidents.report(account, aBrokenSeal(), List.of(), BEN);
    story.settle();
    assertThat(deadlines.find(incident, "DL26")).isPresent();

    story.play("notify-parties");
    story.play("analyse-incident");
    story.play("answer-corrective-action");
    story.play("verify-corrective-action");
    story.override(
        "decide-incident",
        task ->
            Map.of(
                "incidentDecision",
                "proposeSuspension",
                "decidedFinding",
                "notMet",
                "decisionGrounds",
                "CRITERIA_NOT_MET",
                "selfReportConsidered",
                true,
                "decisionReason",
                "Criterion 6.7 was not met on three loads."));
    story.cast("decide-incident", DemoPeople.cbp("maria.kessler"));
    story.play("decide-incident");
    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(accounts.get(number).caseState()).isEqualTo(CaseState.SUSPENSION_PENDING);

    story.cast("review-proposed-suspension", DemoPeople.cbp("james.liu"));
    story.play("review-proposed-suspension");
    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.SUSPENDED);
    assertThat(benefits.of(number)).isEmpty();
    var enforcement = account + "-ENF-1";
    assertThat(deadlines.find(enforcement, "DL13").orElseThrow().dueOn())
        .isEqualTo(deadlines.today().plusDays(90));

    story.play("answer-suspension");
    assertThat(accounts.get(number).caseState()).isEqualTo(CaseState.REINSTATEMENT_REVIEW);
    story.playUntil(() -> accounts.get(number).status().member());
    story.settle();

    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(benefits.of(number)).hasSize(held);
    path()
        .passed("Call_Incident", "End_IncidentSettled")
        .passed("Call_Enforcement", "End_EnforcementSettled")
        .waitsAt("Event_AnnualReviewOpens", "Gateway_WhichComesFirst");
    assertThat(letterTemplates())
        .contains(
            "incident-closed",
            "suspension-proposed",
            "membership-suspended",
            "response-received",
            "membership-reinstated")
        .doesNotContain("membership-removed", "membership-ended");
    assertThat(auditActions())
        .containsSubsequence(
            "Status changed by security incident",
            "Status changed by post incident finding",
            "Status changed by suspend",
            "Status changed by response submitted",
            "Status changed by plan fulfilled");
    assertThat(audit.verify(account).intact()).isTrue();
  }

  @Test
  void bringsARemovedMemberBackWhenItsAppealIsOverturned() {
    propose(true);
    story.play("decide-removal");
    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.REMOVED);
    var decision = account + "-ENF-1-REMOVAL";
    assertThat(deadlines.find(account + "-ENF-1", "DL14").orElseThrow().dueOn())
        .isEqualTo(deadlines.today().plusDays(90));
    path().waitsAt("Event_AnnualReviewOpens", "Gateway_WhichComesFirst");

    story.advancePast(UsEastern.endOf(deadlines.today().plusDays(88)));
    appeal(decision);
    assertThat(accounts.get(number).caseState()).isEqualTo(CaseState.APPEAL_PENDING);
    assertThat(deadlines.find(account + "-APL-1", "DL16").orElseThrow().dueOn())
        .isEqualTo(deadlines.today().plusDays(180));
    story.play("decide-appeal");

    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(benefits.of(number)).isNotEmpty();
    path()
        .passed("Call_Enforcement", "End_EnforcementSettled")
        .didNotPass("Task_EndMembership")
        .waitsAt("Event_AnnualReviewOpens", "Gateway_WhichComesFirst");
    assertThat(letterTemplates())
        .contains("membership-removed", "appeal-received", "appeal-overturned")
        .doesNotContain("membership-ended");
    assertThat(auditActions())
        .containsSubsequence(
            "Status changed by aggravated event",
            "Status changed by appeal",
            "Status changed by decision overturned");
  }

  @Test
  void endsTheMembershipWhenARemovalIsNotAppealedInTime() {
    propose(true);
    story.play("decide-removal");
    var last = deadlines.find(account + "-ENF-1", "DL14").orElseThrow();

    story.advancePast(last.dueAt());

    path().passed("Start_MembershipEndedAnnounced", "Task_EndMembership").ended();
    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.REMOVED);
    assertThat(letterTemplates()).contains("membership-removed", "membership-ended");
    assertThat(deadlines.of(account))
        .extracting(Deadline::state)
        .doesNotContain(Deadline.State.OPEN);
    assertThat(auditActions()).contains("Decision final");
  }

  @Test
  void keepsTheSuspensionWhenItsAppealIsUpheldAndLetsTheCompanyAnswer() {
    propose(false);
    story.play("review-proposed-suspension");
    var answerBy = deadlines.find(account + "-ENF-1", "DL13").orElseThrow().dueOn();
    story.advancePast(UsEastern.endOf(deadlines.today().plusDays(20)));
    appeal(account + "-ENF-1-SUSPENSION");
    assertThat(story.find("answer-suspension")).isEmpty();
    story.advancePast(UsEastern.endOf(deadlines.today().plusDays(30)));
    story.override(
        "decide-appeal",
        task ->
            Map.of(
                "appealDecision",
                "uphold",
                "appealReasons",
                "The seal log confirms what the specialist found on each of the three loads."));
    story.play("decide-appeal");

    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.SUSPENDED);
    assertThat(deadlines.find(account + "-ENF-1", "DL13").orElseThrow().dueOn())
        .as("the days of the appeal do not count")
        .isAfter(answerBy.plusDays(29));
    story.play("answer-suspension");
    assertThat(accounts.get(number).caseState()).isEqualTo(CaseState.REINSTATEMENT_REVIEW);
  }

  @Test
  void endsTheCaseOfASuspendedMemberThatLeaves() {
    propose(false);
    story.play("review-proposed-suspension");
    withdrawals.request(number, "We give up the import business", BEN);
    story.play("confirm-withdrawal");

    assertThat(accounts.get(number).status()).isEqualTo(MembershipStatus.WITHDRAWN);
    path().passed("Start_WithdrawalRequested", "Task_EndMembership").ended();
    assertThat(story.open()).isEmpty();
    assertThat(deadlines.of(account))
        .filteredOn(date -> date.state() == Deadline.State.OPEN)
        .extracting(Deadline::ruleId)
        .containsExactly("DL17");
    assertThat(enforcements.of(account))
        .singleElement()
        .satisfies(view -> assertThat(view.state().isFinal()).isTrue());
  }

  @Test
  void startsAnewWhenARemovedCompanyAppliesAgainInsteadOfAppealing() {
    propose(true);
    story.play("decide-removal");

    var again =
        applications.startFor(account, "The yard manager is dismissed, the yard rebuilt.", BEN);
    story.settle();

    path().passed("Start_MembershipEndedAnnounced", "Task_EndMembership").ended();
    assertThat(enforcements.of(account).getFirst().state().isFinal()).isTrue();
    assertThat(accounts.get(number).caseState()).isEqualTo(CaseState.DRAFT);
    assertThat(story.task("complete-company-profile").caseId()).isEqualTo(again.caseId());
    assertThat(appeals.objection(account, account + "-ENF-1-REMOVAL"))
        .as("nothing is left to appeal")
        .isPresent();
    started.add(progress.of(again.caseId()).getFirst().processInstanceKey());
  }

  private void propose(boolean aggravated) {
    enforcements.propose(
        account,
        new Proposal(
            SuspensionGrounds.SECURITY_INCIDENT,
            "Seals were found open on three of five containers at the Buffalo warehouse.",
            false,
            aggravated),
        DANA);
    story.settle();
  }

  private void appeal(String decisionId) {
    appeals.file(
        account,
        decisionId,
        "The containers were opened by the carrier's people after they had left our yard.",
        "Two people check and sign for each seal, and the carrier is replaced.",
        List.of(),
        MARGARET);
    story.settle();
  }

  private Map<String, String> aBrokenSeal() {
    return Map.of(
        "type",
        "seal",
        "what",
        "The bolt seal of the container was cut and glued together again.",
        "foundAt",
        LocalDateTime.ofInstant(clock.instant().minusSeconds(3600), UsEastern.ZONE)
            .truncatedTo(ChronoUnit.MINUTES)
            .toString(),
        "zone",
        "America/New_York",
        "place",
        "Buffalo warehouse, dock 4",
        "measures",
        "Unloading stopped, dock closed.",
        "nobodyTold",
        "on");
  }

  private WalkedPath path() {
    return WalkedPath.of(progress, account + "-APP-1", "ctpat-membership");
  }

  private List<String> letterTemplates() {
    return letters.of(account).stream().map(Letter::template).toList();
  }

  private List<String> auditActions() {
    return audit.history(account, 500).reversed().stream().map(AuditEntry::action).toList();
  }
}
