package org.ctpat.process.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.CamundaClient;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.Memberships;
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
import org.ctpat.demo.riskrenewal.MemberSetup;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.risk.Level;
import org.ctpat.risk.Occasion;
import org.ctpat.risk.Reassessments;
import org.ctpat.risk.RiskAssessmentView.State;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.InboxEntry;
import org.ctpat.task.Notice;
import org.ctpat.task.Notices;
import org.ctpat.task.SubmissionRefused;
import org.ctpat.validation.CorrectiveActionView;
import org.ctpat.validation.CorrectiveActions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class RiskAssessmentProcessTest {

  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private AuditTrail audit;
  @Autowired private CamundaClient client;
  @Autowired private CaseProgress progress;
  @Autowired private CorrectiveActions actions;
  @Autowired private Deadlines deadlines;
  @Autowired private Letters letters;
  @Autowired private Memberships memberships;
  @Autowired private Notices notices;
  @Autowired private Reassessments reassessments;
  @Autowired private RiskAssessments assessments;
  @Autowired private Stories stories;

  private final String account = TestAccounts.next();
  private final String caseId = account + "-APP-1";
  private final String assessmentId = caseId + "-RA";
  private StoryPlayer player;

  @Test
  void approvesAnAssessmentWithoutActions() {
    begin(DemoCompany.BRAVO);
    player.playUntil(() -> assessments.approved(assessmentId));

    assertThat(player.played())
        .containsExactly(
            "map-cargo-flow-and-partners",
            "rate-threats",
            "rate-vulnerabilities",
            "document-method",
            "approve-risk-assessment");
    path()
        .passed(
            "Start_RiskAssessmentOpened",
            "Task_OpenRiskAssessment",
            "Task_MapCargoFlowAndPartners",
            "Task_RateThreats",
            "Task_CollectThreatRatings",
            "Task_RecordScreening",
            "Task_RateVulnerabilities",
            "Task_CollectVulnerabilityRatings",
            "Task_RecordRiskRatings",
            "Task_DocumentMethod",
            "Task_ApproveRiskAssessment",
            "Task_RecordRiskAssessment",
            "End_RiskAssessmentApproved")
        .took("Flow_ActionsNeeded_PlanSettled", "Flow_Approved_RecordRiskAssessment")
        .didNotPass("Task_PlanCorrectiveActions", "Task_SendReminder", "Task_EscalateOverdueStep")
        .ended();
    var view = assessments.view(assessmentId);
    assertThat(view.lanes())
        .extracting(
            lane -> lane.lane().destination(), lane -> lane.threatLevel(), lane -> lane.risk())
        .containsExactly(
            tuple("Dallas, TX", Level.MEDIUM, Level.MEDIUM),
            tuple("Chicago, IL", Level.MEDIUM, Level.MEDIUM));
    assertThat(view.approvedBy()).isEqualTo("Elena Garza");
    assertThat(deadlines.find(caseId, "DL18"))
        .hasValueSatisfying(
            date -> {
              assertThat(date.state()).isEqualTo(Deadline.State.OPEN);
              assertThat(date.startOn()).isEqualTo(view.approvedOn());
              assertThat(date.dueOn()).isEqualTo(view.approvedOn().plusYears(1));
              assertThat(date.source()).contains("criterion 2.3");
              assertThat(date.inputs()).containsEntry("assessment", assessmentId);
              assertThat(date.computedBy()).isEqualTo("record-risk-assessment");
            });
    assertThat(actions.forAccount(account)).isEmpty();
    assertThat(audit.historyOfCase(account, caseId, 1000))
        .extracting(AuditEntry::action)
        .contains(
            "Risk assessment opened",
            "Step confirmed: Cargo flow and partners",
            "Step confirmed: Threats",
            "Lanes screened",
            "Step confirmed: Vulnerabilities",
            "Risks rated",
            "Step confirmed: Method",
            "Risk assessment signed",
            "Risk assessment approved");
    assertThat(audit.verify(account).intact()).isTrue();
  }

  @Test
  void opensTheActionsThatAHighLaneAndAFailedMustNeed() {
    begin(DemoCompany.BLUE_HERON);
    player.playUntil(() -> assessments.approved(assessmentId));
    player.settle();

    path()
        .passed(
            "Task_RecordRiskRatings",
            "Task_PlanCorrectiveActions",
            "Task_DocumentMethod",
            "End_RiskAssessmentApproved")
        .took("Flow_ActionsNeeded_PlanCorrectiveActions")
        .ended();
    var view = assessments.view(assessmentId);
    assertThat(view.lanes())
        .extracting(
            lane -> lane.lane().originCountry(), lane -> lane.threatLevel(), lane -> lane.risk())
        .containsExactly(
            tuple("VN", Level.MEDIUM, Level.MEDIUM),
            tuple("MX", Level.HIGH, Level.HIGH),
            tuple("PT", Level.LOW, Level.LOW));
    assertThat(view.parties())
        .filteredOn(party -> party.level() == Level.HIGH)
        .extracting(party -> party.party().name())
        .containsExactly("Empaques del Norte, S.A. de C.V.");
    assertThat(actions.forAccount(account))
        .extracting(CorrectiveActionView::actionId, CorrectiveActionView::criterionId)
        .containsExactlyInAnyOrder(
            tuple(assessmentId + "-A1", "5.3"), tuple(assessmentId + "-A2", "7.4"));
    assertThat(player.open())
        .extracting(InboxEntry::formId)
        .containsExactly("answer-corrective-action", "answer-corrective-action");
  }

  @Test
  void goesRoundAgainWhenTheOfficerReturnsIt() {
    begin(DemoCompany.BRAVO);
    player.override(
        "approve-risk-assessment",
        task ->
            Map.of(
                "riskApproval", "return",
                "riskRemarks", "The bridge transfer at Laredo has to be looked at again."));
    player.playUntil("approve-risk-assessment");
    player.play("approve-risk-assessment");
    player.noOverride("approve-risk-assessment");

    assertThat(player.open())
        .extracting(InboxEntry::formId)
        .containsExactly("map-cargo-flow-and-partners");
    assertThat(assessments.view(assessmentId).state()).isEqualTo(State.DRAFT);
    player.playUntil(() -> assessments.approved(assessmentId));

    path().took("Flow_Approved_AssessAgain", "Flow_Approved_RecordRiskAssessment").ended();
    assertThat(path().completed().stream().filter("Task_MapCargoFlowAndPartners"::equals))
        .hasSize(2);
    assertThat(audit.historyOfCase(account, caseId, 1000))
        .extracting(AuditEntry::action)
        .containsOnlyOnce("Risk assessment returned by the officer", "Risk assessment approved");
  }

  @Test
  void refusesToGoOnWithoutLanes() {
    begin(DemoCompany.BRAVO);
    var task = player.task("map-cargo-flow-and-partners");

    assertThatThrownBy(() -> player.submit(task, Map.of("cargoFlowConfirmed", true)))
        .isInstanceOf(SubmissionRefused.class);
    assertThat(player.find("map-cargo-flow-and-partners")).isPresent();
  }

  @Test
  void remindsOneWeekBeforeTheDueDateAndEscalatesAfterIt() {
    var dueAt = begin(DemoCompany.BRAVO);

    player.advanceTo(dueAt.minusDays(7).toInstant().plusSeconds(1));
    path().passed("Start_OneWeekBeforeTheDueDate", "Task_SendReminder", "End_ReminderSent");
    assertThat(letters.of(account)).extracting(Letter::template).containsExactly("task-reminder");
    var before = player.task("map-cargo-flow-and-partners").priority();

    player.advancePast(dueAt);
    path()
        .passed("Start_DueDatePassed", "Task_EscalateOverdueStep", "End_DelayEscalated")
        .waitsAt("Task_MapCargoFlowAndPartners");
    assertThat(player.task("map-cargo-flow-and-partners").priority()).isGreaterThan(before);
    assertThat(notices.of(DemoPeople.cbp("maria.kessler"), 100))
        .filteredOn(notice -> notice.accountNumber().equals(account))
        .extracting(Notice::text)
        .singleElement()
        .asString()
        .contains(caseId + " was due on")
        .contains("by rule DL02");
    player.playUntil(() -> assessments.approved(assessmentId));
    path().ended();
  }

  @Test
  void beginsAnewWhenSomethingHappenedBeforeTheYearIsOver() {
    begin(DemoCompany.BRAVO);
    player.playUntil(() -> assessments.approved(assessmentId));
    var elena = new Actor("elena.garza", "Elena Garza", Actor.Kind.MEMBER);
    reassessments.propose(
        account, Occasion.INCIDENT, "INC-1", "A trailer was opened at Laredo", elena);
    var again = reassessments.openNew(account, elena);
    player.settle();

    var task = player.task("map-cargo-flow-and-partners");
    assertThat(task.caseId()).isEqualTo(again);
    assertThat(task.variables()).containsEntry("dueRule", "DC20");
    player.playUntil(() -> assessments.approved(again));
    player.settle();
    WalkedPath.of(progress, again, "risk-assessment")
        .passed(
            "Start_NewAssessmentWanted", "Task_OpenRiskAssessment", "End_RiskAssessmentApproved")
        .ended();
    assertThat(assessments.view(again).basedOn()).isEqualTo(assessmentId);
    assertThat(deadlines.find(caseId, "DL18").orElseThrow().state()).isEqualTo(Deadline.State.MET);
    assertThat(deadlines.find(again, "DL18").orElseThrow().state()).isEqualTo(Deadline.State.OPEN);
    assertThat(deadlines.find(again, "DC20").orElseThrow().state()).isEqualTo(Deadline.State.MET);
  }

  private OffsetDateTime begin(DemoCompany template) {
    var company = template.as(account);
    new MemberSetup(accounts, profiles, memberships).open(company);
    player = stories.of(company);
    var dueAt = UsEastern.endOf(today().plusDays(30));
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("risk-assessment")
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber",
                account,
                "caseId",
                caseId,
                "assessmentId",
                assessmentId,
                "entityType",
                company.entityType(),
                "caseGlance",
                accounts.glance(AccountNumber.of(account), "Partner agreement signed"),
                "dueAt",
                dueAt.toString(),
                "dueRule",
                "DL02"))
        .execute();
    return dueAt;
  }

  private LocalDate today() {
    return deadlines.today();
  }

  private WalkedPath path() {
    player.settle();
    return WalkedPath.of(progress, caseId, "risk-assessment");
  }
}
