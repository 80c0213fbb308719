package org.ctpat.process.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.Memberships;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.account.Withdrawals;
import org.ctpat.application.ApplicationRefused;
import org.ctpat.application.ApplicationStarted;
import org.ctpat.application.Applications;
import org.ctpat.application.TestApplications;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.risk.ReassessmentCancelled;
import org.ctpat.risk.ReassessmentOpened;
import org.ctpat.risk.RiskActionPlanned;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxTask;
import org.ctpat.task.SubmissionRefused;
import org.ctpat.training.RefresherDue;
import org.ctpat.validation.CorrectiveActionState;
import org.ctpat.validation.CorrectiveActionView;
import org.ctpat.validation.CorrectiveActions;
import org.ctpat.validation.ValidationSelected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class MembershipProcessTest {

  private static final String PROCESS = "ctpat-membership";
  private static final Actor DANA = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);
  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);

  private final CamundaClient camunda;
  private final Accounts accounts;
  private final Applications applications;
  private final Memberships memberships;
  private final Withdrawals withdrawals;
  private final Deadlines deadlines;
  private final Letters letters;
  private final Stories stories;
  private final CaseProgress progress;
  private final CorrectiveActions actions;
  private final Inbox inbox;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final List<Long> started = new ArrayList<>();

  @Autowired
  MembershipProcessTest(
      CamundaClient camunda,
      Accounts accounts,
      Applications applications,
      Memberships memberships,
      Withdrawals withdrawals,
      Deadlines deadlines,
      Letters letters,
      Stories stories,
      CaseProgress progress,
      CorrectiveActions actions,
      Inbox inbox,
      AuditTrail audit,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.camunda = camunda;
    this.accounts = accounts;
    this.applications = applications;
    this.memberships = memberships;
    this.withdrawals = withdrawals;
    this.deadlines = deadlines;
    this.letters = letters;
    this.stories = stories;
    this.progress = progress;
    this.actions = actions;
    this.inbox = inbox;
    this.audit = audit;
    this.events = events;
    this.transaction = transaction;
  }

  @AfterEach
  void stopWhatStillRuns() {
    for (var key : started) {
      camunda.newCancelInstanceCommand(key).send().exceptionally(ended -> null);
    }
  }

  @Test
  void certifiesAndWaitsForReviewAndValidation() {
    var story = certified();

    assertThat(accounts.get(number(story)).status()).isEqualTo(MembershipStatus.CERTIFIED);
    path(story)
        .passed("Task_GrantCertification", "Gateway_MembershipSplit")
        .waitsAt("Event_AnnualReviewOpens", "Gateway_WhichComesFirst");
  }

  @Test
  void closesTheAccountWhenTheWithdrawalIsConfirmed() {
    var story = certified();
    withdrawals.request(number(story), "The import business is sold", BEN);

    var task = story.task("confirm-withdrawal");
    assertThat(task.variables()).containsEntry("dueRule", "DC03");
    story.play("confirm-withdrawal");

    assertThat(accounts.get(number(story)).status()).isEqualTo(MembershipStatus.WITHDRAWN);
    withdrawal(story)
        .passed("Task_AcknowledgeWithdrawal", "Task_ConfirmWithdrawal")
        .took("Flow_WithdrawalConfirmed_CloseAccount")
        .didNotPass("End_MembershipKept");
    path(story).passed("Start_WithdrawalRequested", "Task_EndMembership").ended();
    assertThat(story.open()).isEmpty();
    assertThat(deadlines.of(account(story)))
        .extracting(Deadline::state)
        .doesNotContain(Deadline.State.OPEN);
    assertThat(letters.of(account(story)))
        .extracting(Letter::template)
        .contains("withdrawal-received", "account-closed", "membership-ended");
  }

  @Test
  void keepsTheMembershipWhenTheCompanyTakesItsRequestBack() {
    var story = certified();
    withdrawals.request(number(story), "The import business is sold", BEN);
    story.override(
        "confirm-withdrawal",
        task ->
            Map.of(
                "withdrawalDecision",
                "keep",
                "withdrawalNote",
                "Ben Carter called: the sale fell through."));

    story.play("confirm-withdrawal");

    assertThat(accounts.get(number(story)).status()).isEqualTo(MembershipStatus.CERTIFIED);
    withdrawal(story)
        .passed("Task_ConfirmWithdrawal", "End_MembershipKept")
        .didNotPass("Task_CloseAccount")
        .ended();
    path(story)
        .passed("Call_Withdrawal", "End_WithdrawalSettled")
        .waitsAt("Event_AnnualReviewOpens", "Gateway_WhichComesFirst");
    assertThat(withdrawals.pending(number(story))).isEmpty();
  }

  @Test
  void refusesAWithdrawalDecisionWithoutANote() {
    var story = certified();
    withdrawals.request(number(story), "The import business is sold", BEN);
    var task = story.task("confirm-withdrawal");

    assertThatThrownBy(() -> story.submit(task, Map.of("withdrawalDecision", "confirm")))
        .isInstanceOf(SubmissionRefused.class);
    assertThat(story.find("confirm-withdrawal")).isPresent();
    assertThat(withdrawals.pending(number(story))).isPresent();
  }

  @Test
  void endsWithoutCertificationWhenTheApplicationDid() {
    var company = DemoCompany.BLUE_HERON.as(TestAccounts.next());
    open(company);
    var story = stories.of(company);

    begin(company, "Gateway_Certified", Map.of("applicationOutcome", "lapsed"));
    story.settle();

    path(story)
        .passed(
            "Gateway_Certified",
            "Task_EndApplication",
            "Task_CloseApplication",
            "End_ApplicationEndedWithoutCertification")
        .didNotPass("Task_GrantCertification")
        .ended();
    assertThat(accounts.get(number(story)).status()).isEqualTo(MembershipStatus.NONE);
  }

  @Test
  void beginsTheValidationEarlyWhenHeadquartersSelectsTheMember() {
    var story = certified();

    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new ValidationSelected(account(story), "Risk selection", account(story) + "-S1")));
    story.settle();

    path(story)
        .passed("Event_SelectedForValidation", "Gateway_ValidationBegins")
        .waitsAt("Call_Validation", "Event_AnnualReviewOpens");
    assertThat(story.open())
        .anySatisfy(task -> assertThat(task.caseId()).isEqualTo(account(story) + "-VAL-1"));
  }

  @Test
  void takesACompanyBackThatLeftWhileSuspendedWhenItsWaitingTimeIsOver() {
    var story = certified();
    TestStandings.walk(accounts, account(story), "post_incident_finding", "suspend");
    var leftOn = deadlines.today();
    withdrawals.request(number(story), "We close the import business", BEN);
    story.play("confirm-withdrawal");

    path(story).passed("Start_WithdrawalRequested", "Task_EndMembership").ended();
    var waiting = deadlines.find(account(story) + "-WD-1", "DL17").orElseThrow();
    assertThat(waiting.state()).isEqualTo(Deadline.State.OPEN);
    assertThat(waiting.dueOn()).isEqualTo(leftOn.plusYears(1));
    assertThat(waiting.explanation()).contains("DL17");
    assertThat(letters.of(account(story)))
        .filteredOn(letter -> letter.template().equals("account-closed"))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.text())
                    .contains("after " + UsEastern.inWords(waiting.dueOn()) + ": the membership"));
    assertThatThrownBy(() -> applications.startFor(account(story), "", BEN))
        .isInstanceOf(ApplicationRefused.class)
        .hasMessageContaining("may apply again after " + UsEastern.inWords(waiting.dueOn()));

    story.advancePast(waiting.dueAt());
    var again = applications.startFor(account(story), "", BEN);
    story.settle();

    assertThat(again.caseId()).isEqualTo(account(story) + "-APP-2");
    assertThat(accounts.get(number(story)).caseState()).isEqualTo(CaseState.DRAFT);
    assertThat(story.task("complete-company-profile").caseId()).isEqualTo(again.caseId());
    assertThat(accounts.contacts(number(story)))
        .extracting(Contact::name)
        .contains("Margaret Ellis", "Ben Carter");
    assertThat(audit.history(account(story), 200))
        .extracting(AuditEntry::action)
        .contains(
            "Status changed by suspend",
            "Withdrawal confirmed",
            "Status changed by withdraw",
            "Status changed by reapply",
            "Application started");
    assertThat(audit.verify(account(story)).intact()).isTrue();
    started.add(progress.of(again.caseId()).getFirst().processInstanceKey());
  }

  @Test
  void opensNoReviewWhileSuspendedButAsSoonAsTheStandingIsRestored() {
    var story = certified();
    var year = accounts.get(number(story)).anniversary().getYear() + 1;
    var opensOn = deadlines.find(account(story) + "-AR-" + year, "DL07").orElseThrow().dueOn();
    TestStandings.walk(accounts, account(story), "post_incident_finding", "suspend");

    story.advanceTo(UsEastern.startOf(opensOn).toInstant().plusSeconds(1));
    path(story)
        .took("Flow_ReviewMayOpen_StandingRestoredForTheReview")
        .didNotPass("Call_AnnualReview");

    TestStandings.walk(accounts, account(story), "response_submitted", "plan_fulfilled");
    story.settle();
    path(story).passed("Event_StandingRestoredForTheReview").waitsAt("Call_AnnualReview");
    assertThat(story.task("confirm-company-profile").caseId())
        .isEqualTo(account(story) + "-AR-" + year);
  }

  @Test
  void opensNoValidationWhileSuspendedButAsSoonAsTheStandingIsRestored() {
    var story = certified();
    TestStandings.walk(accounts, account(story), "post_incident_finding", "suspend");
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new ValidationSelected(account(story), "Risk selection", account(story) + "-S1")));
    story.settle();
    path(story)
        .took("Flow_ValidationMayOpen_StandingRestoredForTheValidation")
        .didNotPass("Call_Validation");

    TestStandings.walk(accounts, account(story), "response_submitted", "plan_fulfilled");
    story.settle();
    path(story).passed("Event_StandingRestoredForTheValidation").waitsAt("Call_Validation");
  }

  @Test
  void opensTheAnnualReviewWhenItsWindowBegins() {
    var story = certified();
    var year = accounts.get(number(story)).anniversary().getYear() + 1;
    var opensOn = deadlines.find(account(story) + "-AR-" + year, "DL07").orElseThrow().dueOn();
    assertThat(opensOn).isAfter(LocalDate.of(2020, 1, 1));

    story.advanceTo(UsEastern.startOf(opensOn).toInstant().plusSeconds(1));

    path(story).passed("Event_AnnualReviewOpens").waitsAt("Call_AnnualReview");
    assertThat(story.task("confirm-company-profile").caseId())
        .isEqualTo(account(story) + "-AR-" + year);
  }

  @Test
  void endsAMembershipThatHeadquartersRemoves() {
    var story = certified();

    TestStandings.walk(accounts, account(story), "aggravated_event");
    memberships.settle(number(story), account(story) + "-ENF-1", DANA);
    story.settle();

    assertThat(accounts.get(number(story)).caseState()).isEqualTo(CaseState.NONE);
    path(story).passed("Start_MembershipEndedAnnounced", "Task_EndMembership").ended();
    assertThat(letters.of(account(story)).getFirst().text()).contains("Removed");
  }

  @Test
  void endsPlannedActionsAndRefreshersWithTheMembership() {
    var story = certified();
    planAction(story);
    announceRefresher(story);
    var action = story.task("answer-corrective-action");
    var training = story.task("complete-training-records");

    TestStandings.walk(accounts, account(story), "aggravated_event");
    memberships.settle(number(story), account(story) + "-ENF-1", DANA);
    story.settle();

    assertThat(story.open()).isEmpty();
    WalkedPath.of(progress, account(story) + "-APP-1", "corrective-action")
        .passed("Start_CorrectiveActionCancelled", "Task_ExplainCancelledTasks", "End_ActionEnded")
        .didNotPass("Task_AnswerCorrectiveAction")
        .ended();
    WalkedPath.of(progress, training.caseId(), "training")
        .passed("Start_TrainingCancelled", "Task_ExplainCancelledTasks", "End_TrainingEnded")
        .didNotPass("Task_CompleteTrainingRecords")
        .ended();
    assertThat(actions.forAccount(account(story)))
        .extracting(CorrectiveActionView::state)
        .containsExactly(CorrectiveActionState.CANCELLED);
    for (var task : List.of(action, training)) {
      assertThat(inbox.find(task.key()).orElseThrow().state()).isEqualTo(InboxTask.State.CANCELLED);
      assertThat(inbox.problem(task.key())).contains("Membership ended: removed");
    }
    assertThat(deadlines.of(account(story)))
        .extracting(Deadline::state)
        .doesNotContain(Deadline.State.OPEN);
    assertThat(audit.history(account(story), 200))
        .extracting(AuditEntry::action)
        .contains("Corrective action cancelled", "Training cancelled", "Task cancelled");
  }

  @Test
  void endsANewRiskAssessmentWithTheReason() {
    var story = certified();
    var assessment = account(story) + "-RA-1";
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new ReassessmentOpened(
                    account(story),
                    assessment,
                    assessment,
                    "IMP",
                    UsEastern.endOf(deadlines.today().plusDays(30)),
                    "DC03")));
    var task = story.task("map-cargo-flow-and-partners");

    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new ReassessmentCancelled(
                    account(story), assessment, "Membership ended: withdrawn")));
    story.settle();

    WalkedPath.of(progress, assessment, "risk-assessment")
        .passed("Start_RiskAssessmentCancelled", "End_AssessmentEnded")
        .ended();
    assertThat(inbox.problem(task.key())).contains("Membership ended: withdrawn");
  }

  @Test
  void endsPlannedActionsWithAnApplicationWithoutCertification() {
    var company = DemoCompany.BLUE_HERON.as(TestAccounts.next());
    open(company);
    var story = stories.of(company);
    planAction(story);
    var action = story.task("answer-corrective-action");

    begin(company, "Gateway_Certified", Map.of("applicationOutcome", "withdrawn"));
    story.settle();

    assertThat(story.open()).isEmpty();
    WalkedPath.of(progress, account(story) + "-APP-1", "corrective-action")
        .passed("Start_CorrectiveActionCancelled", "End_ActionEnded")
        .ended();
    assertThat(inbox.problem(action.key()))
        .contains("Application ended without certification: withdrawn");
  }

  @Test
  void startsOneMembershipHoweverOftenTheApplicationIsAnnounced() {
    var company = DemoCompany.BLUE_HERON.as(TestAccounts.next());
    open(company);
    var story = stories.of(company);
    var caseId = company.accountNumber() + "-APP-1";
    for (int i = 0; i < 3; i++) {
      transaction.executeWithoutResult(
          status ->
              events.publishEvent(
                  new ApplicationStarted(company.accountNumber(), caseId, company.entityType())));
      story.settle();
    }

    assertThat(progress.of(caseId))
        .extracting(CaseProgress.ProcessMap::processId)
        .containsExactly(PROCESS, "application");
    assertThat(story.open()).hasSize(1);
    started.add(progress.of(caseId).getFirst().processInstanceKey());
  }

  private WalkedPath withdrawal(StoryPlayer story) {
    return WalkedPath.of(progress, account(story) + "-WD-1", "withdrawal");
  }

  /** A corrective action of the risk assessment, running as a process of its own. */
  private void planAction(StoryPlayer story) {
    var caseId = account(story) + "-APP-1";
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new RiskActionPlanned(
                    account(story),
                    caseId,
                    caseId + "-RA",
                    caseId + "-RA-A1",
                    "IMP",
                    "6.7",
                    "Seals at the Hai Phong consolidator are not tugged",
                    "Train the consolidator's people in VVTT",
                    "Compliance manager",
                    deadlines.today().plusDays(60),
                    "Training log with names")));
    story.settle();
  }

  /** A training refresher, running as a process of its own. */
  private void announceRefresher(StoryPlayer story) {
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new RefresherDue(
                    account(story),
                    account(story) + "-TR-2027-01",
                    "IMP",
                    UsEastern.endOf(deadlines.today().plusDays(30)))));
    story.settle();
  }

  private StoryPlayer certified() {
    var company = DemoCompany.BLUE_HERON.as(TestAccounts.next());
    open(company);
    TestStandings.walk(
        accounts,
        company.accountNumber(),
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist");
    TestApplications.passed(
        jdbc, company.accountNumber(), company.accountNumber() + "-APP-1", company.entityType());
    begin(company, "Task_GrantCertification", Map.of());
    var story = stories.of(company);
    story.settle();
    return story;
  }

  private void open(DemoCompany company) {
    accounts.open(
        AccountNumber.of(company.accountNumber()),
        new NewAccount(
            company.entityType(),
            company.name(),
            new Contact(
                Contact.Kind.OFFICER, company.officerId(), "Margaret Ellis", null, null, null),
            new Contact(
                Contact.Kind.POINT_OF_CONTACT, company.memberId(), "Ben Carter", null, null, null)),
        BEN);
  }

  /** Begins the membership at this element, as if the application before it had run. */
  private void begin(DemoCompany company, String elementId, Map<String, Object> more) {
    var variables = new HashMap<String, Object>(more);
    variables.put("accountNumber", company.accountNumber());
    variables.put("caseId", company.accountNumber() + "-APP-1");
    variables.put("entityType", company.entityType());
    started.add(
        camunda
            .newCreateInstanceCommand()
            .bpmnProcessId(PROCESS)
            .latestVersion()
            .variables(variables)
            .startBeforeElement(elementId)
            .execute()
            .getProcessInstanceKey());
  }

  private WalkedPath path(StoryPlayer story) {
    return WalkedPath.of(progress, account(story) + "-APP-1", PROCESS);
  }

  private static String account(StoryPlayer story) {
    return story.company().accountNumber();
  }

  private static AccountNumber number(StoryPlayer story) {
    return AccountNumber.of(account(story));
  }
}
