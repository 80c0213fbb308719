package org.ctpat.process.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.CompanyProfile;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.ctpat.task.InboxTask;
import org.ctpat.task.Notice;
import org.ctpat.task.Notices;
import org.ctpat.task.SubmissionRefused;
import org.ctpat.validation.BestPracticeElement;
import org.ctpat.validation.CorrectiveActionState;
import org.ctpat.validation.CorrectiveActionView;
import org.ctpat.validation.CorrectiveActions;
import org.ctpat.validation.Fact;
import org.ctpat.validation.FindingEntry;
import org.ctpat.validation.FindingResult;
import org.ctpat.validation.ReportView;
import org.ctpat.validation.SiteVisitView;
import org.ctpat.validation.TestMembers;
import org.ctpat.validation.ValidationKind;
import org.ctpat.validation.ValidationStage;
import org.ctpat.validation.ValidationView;
import org.ctpat.validation.Validations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class ValidationProcessTest {

  private static final Actor DANA = DemoPeople.cbp("dana.whitfield").actor();

  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private AuditTrail audit;
  @Autowired private CamundaClient client;
  @Autowired private CaseProgress progress;
  @Autowired private CorrectiveActions actions;
  @Autowired private Deadlines deadlines;
  @Autowired private Inbox inbox;
  @Autowired private Letters letters;
  @Autowired private Notices notices;
  @Autowired private Stories stories;
  @Autowired private Validations validations;

  private final String account = TestAccounts.next();
  private final String caseId = account + "-VAL-1";
  private StoryPlayer player;

  @BeforeEach
  void certifyTheCompany() {
    new TestMembers(accounts, profiles).certifiedImporter(account);
    player = stories.of(DemoCompany.BLUE_HERON.as(account));
  }

  @Test
  void validatesACompanyThatMeetsEveryMust() {
    findNothingWrong();
    begin();
    liveUntilClosed();

    path()
        .passed(
            "Start_ValidationOpened",
            "Task_OpenValidation",
            "Task_ChooseSitesAndTeam",
            "Task_SendValidationNotice",
            "Task_ScheduleSiteVisits",
            "Event_FirstVisitDay",
            "Task_StartSiteVisits",
            "Task_DraftValidationReport",
            "Task_ApproveValidationReport",
            "Task_PublishValidationReport",
            "Task_AssessValidation",
            "Task_ProposeOutcome",
            "Task_DecideValidationOutcome",
            "Task_RecordValidationOutcome",
            "End_ValidationClosed")
        .passed("Task_AgreeVisitDates")
        .passed("Task_ProvideDocuments")
        .took("Flow_RecognisedAbroad_VisitNeeded", "Flow_ActionsRequired_FactsComplete")
        .didNotPass("Call_CorrectiveAction", "Task_ConfirmForeignValidation")
        .ended();
    assertThat(validations.view(caseId).visits())
        .extracting(SiteVisitView::siteName, SiteVisitView::conductedBy)
        .containsExactly(
            tuple("Buffalo warehouse", "dana.whitfield"),
            tuple("Vinh Phuc supplier factory office", "dana.whitfield"));
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
    assertThat(accounts.get(AccountNumber.of(account)).tier()).isEqualTo(2);
    assertThat(caseState()).isEqualTo(CaseState.NONE);
    assertThat(letters.of(account))
        .extracting(Letter::template)
        .contains(
            "validation-notice",
            "validation-report",
            "validation-outcome",
            "validation-certificate");
    assertThat(deadlines.of(account))
        .filteredOn(d -> d.caseId().equals(caseId))
        .extracting(Deadline::ruleId, Deadline::cycle, Deadline::state)
        .containsExactlyInAnyOrder(
            tuple("DC03", "plan", Deadline.State.MET),
            tuple("DL10", "1", Deadline.State.MET),
            tuple("DC05", "1", Deadline.State.MET),
            tuple("DL11", "1", Deadline.State.MET),
            tuple("DC07", "1", Deadline.State.MET),
            tuple("DC03", "outcome", Deadline.State.MET),
            tuple("DL05", "1", Deadline.State.OPEN));
    assertThat(audit.historyOfCase(account, caseId, 200))
        .extracting(AuditEntry::action)
        .contains(
            "Validation opened",
            "Sites and team chosen",
            "Validation notice sent",
            "Visit dates agreed",
            "Documents provided",
            "Finding recorded",
            "Site visited",
            "Validation report written",
            "Validation report approved",
            "Validation report published",
            "Validation outcome decided",
            "Status changed by report clean",
            "Validation closed");
    assertThat(audit.verify(account).intact()).isTrue();
  }

  @Test
  void raisesAnImporterThatExceedsTheCriteriaToTierThree() {
    player.override(
        "conduct-site-visit",
        task ->
            visited(
                task,
                finding(
                    task, "7.5", FindingResult.BEST_PRACTICE, null, BestPracticeElement.values())));
    begin();
    liveUntilClosed();

    assertThat(status()).isEqualTo(MembershipStatus.TIER_3);
    assertThat(validations.view(caseId).outcomeReason()).contains("all five elements");
    assertThat(audit.historyOfCase(account, caseId, 200))
        .extracting(AuditEntry::action)
        .contains("Status changed by report exceeds");
  }

  @Test
  void validatesAfterEveryActionIsAccepted() {
    begin();
    liveUntilClosed();

    path()
        .passed(
            "Task_PublishValidationReport",
            "Call_CorrectiveAction",
            "Task_AssessValidation",
            "End_ValidationClosed")
        .took("Flow_ActionsRequired_CorrectiveAction", "Flow_AllAccepted_FactsComplete")
        .didNotPass("Task_ReviewOpenActions")
        .ended();
    assertThat(actions.forCase(caseId))
        .extracting(CorrectiveActionView::criterionId, CorrectiveActionView::state)
        .containsExactly(
            tuple("6.5", CorrectiveActionState.ACCEPTED),
            tuple("9.8", CorrectiveActionState.ACCEPTED));
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
    var due = deadlines.find(caseId + "-A1", "DL12").orElseThrow();
    assertThat(due.dueOn()).isEqualTo(due.startOn().plusDays(90));
    assertThat(due.state()).isEqualTo(Deadline.State.MET);
    assertThat(due.explanation()).contains("report released to the company");
    assertThat(audit.historyOfCase(account, caseId, 300))
        .extracting(AuditEntry::action)
        .contains(
            "Status changed by report actions required", "Status changed by actions accepted");
  }

  @Test
  void proposesSuspensionWhenAnActionIsRefused() {
    player.override(
        "verify-corrective-action",
        task ->
            String.valueOf(task.variables().get("actionId")).endsWith("-A2")
                ? Map.of(
                    "verification",
                    "refuse",
                    "verificationRemarks",
                    "The new camera shows the wall, not the dock.")
                : Map.of("verification", "accept"));
    begin();
    liveUntilClosed();

    path()
        .passed("Call_CorrectiveAction", "Task_ReviewOpenActions", "Task_AssessValidation")
        .took("Flow_AllAccepted_ReviewOpenActions")
        .ended();
    assertThat(actions.view(caseId + "-A2").state()).isEqualTo(CorrectiveActionState.REFUSED);
    assertThat(caseState()).isEqualTo(CaseState.SUSPENSION_PENDING);
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(letters.of(account)).extracting(Letter::template).contains("suspension-proposed");
  }

  @Test
  void keepsTheStatusWithAnOverdueActionWhenTheSupervisorSaysWhy() {
    player
        .override(
            "decide-overdue-action",
            task ->
                Map.of(
                    "overdueDecision",
                    "stop",
                    "overdueReason",
                    "No word for three months in spite of three reminders."))
        .override(
            "decide-validation-outcome",
            task ->
                Map.of(
                    "validationOutcome",
                    "keep",
                    "outcomeReason",
                    "The port confirms that the dock is closed until the new cameras are in."));
    begin();
    player.liveUntil("answer-corrective-action");
    player.advancePast(actions.view(caseId + "-A1").dueAt());
    while (player.find("decide-overdue-action").isPresent()) {
      player.play("decide-overdue-action");
    }
    liveUntilClosed();

    path().passed("Task_ReviewOpenActions", "Task_RecordValidationOutcome").ended();
    assertThat(actions.forCase(caseId))
        .extracting(CorrectiveActionView::state)
        .containsOnly(CorrectiveActionState.OVERDUE);
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(caseState()).isEqualTo(CaseState.ACTIONS_REQUIRED);
    assertThat(validations.view(caseId).outcomeReason()).contains("dock is closed");
  }

  @Test
  void returnsAReportUntilItIsRight() {
    findNothingWrong();
    var decisions = new AtomicInteger();
    player.override(
        "approve-validation-report",
        task ->
            decisions.incrementAndGet() == 1
                ? Map.of(
                    "reportDecision", "return", "reportRemarks", "Name the container that you saw.")
                : Map.of("reportDecision", "approve"));
    begin();
    player.liveUntil("approve-validation-report");
    player.play("approve-validation-report");

    assertThat(player.task("draft-validation-report").variables())
        .containsEntry("reportRemarks", "Name the container that you saw.");
    var approval = player.liveUntil("approve-validation-report").variables();
    assertThat(approval).containsEntry("tierProposal", "validated");
    assertThat(String.valueOf(approval.get("reportFindings"))).contains("**Met:** 2");
    liveUntilClosed();
    path()
        .took("Flow_ReportApproved_DraftAgain", "Flow_ReportApproved_PublishValidationReport")
        .ended();
    assertThat(validations.view(caseId).reports())
        .extracting(ReportView::version, ReportView::approved)
        .containsExactly(tuple(1, false), tuple(2, true));
  }

  @Test
  void recognisesAForeignValidationInPlaceOfAVisit() {
    var validatedOn = deadlines.today().minusMonths(6);
    validations.recordForeignValidation(
        account, "CA", "PIP-20771", validatedOn, null, List.of(), DANA);
    begin();
    liveUntilClosed();

    path()
        .passed(
            "Task_OpenValidation",
            "Task_ConfirmForeignValidation",
            "Task_AssessValidation",
            "Task_DecideValidationOutcome",
            "End_ValidationClosed")
        .took("Flow_Accepted_FactsComplete")
        .didNotPass("Task_ChooseSitesAndTeam", "Task_SendValidationNotice")
        .ended();
    assertThat(validations.view(caseId).kind()).isEqualTo(ValidationKind.RECOGNISED_ABROAD);
    assertThat(validations.view(caseId).facts())
        .extracting(Fact::label)
        .containsExactly("Status confirmed by the partner on");
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
    assertThat(deadlines.find(caseId, "DL05").orElseThrow().dueOn())
        .isEqualTo(validatedOn.plusYears(4));
    assertThat(player.played())
        .containsExactly("confirm-foreign-validation", "decide-validation-outcome");
  }

  @Test
  void validatesVirtuallyWithoutTravelAndWithARecordOfTheSession() {
    findNothingWrong(
        Map.of(
            "sessionRecord", "Recording 2231 in the case drive",
            "shownLive", "Dock 4, the seal cage and the camera wall"));
    player.override(
        "choose-sites-and-team",
        task ->
            plan(
                "virtual",
                List.of("Buffalo warehouse"),
                Map.of("sessionService", "Teams; Dana Whitfield invites")));
    begin();
    var form = player.task("choose-sites-and-team");
    assertThatThrownBy(
            () -> player.submit(form, plan("virtual", List.of("Buffalo warehouse"), Map.of())))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("Meeting service and who invites");
    liveUntilClosed();

    path().passed("Task_ConductSiteVisit", "End_ValidationClosed").ended();
    var view = validations.view(caseId);
    assertThat(view.kind()).isEqualTo(ValidationKind.VIRTUAL);
    assertThat(view.visits()).singleElement().matches(visit -> !visit.foreign(), "domestic");
    assertThat(view.visits().getFirst().facts())
        .extracting(Fact::label, Fact::text)
        .containsExactly(
            tuple("Record of the session", "Recording 2231 in the case drive"),
            tuple("Shown live by camera", "Dock 4, the seal cage and the camera wall"));
    assertThat(letter("validation-notice")).contains("Nobody travels", "Teams; Dana Whitfield");
    assertThat(letter("validation-report"))
        .contains("Kind of validation: Virtual", "Recording 2231 in the case drive");
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
  }

  @Test
  void validatesTogetherWithAForeignCustomsService() {
    findNothingWrong(
        Map.of(
            "foreignOfficersPresent", "Inspector L. Garza, SAT Monterrey",
            "partnerFindings", "The same as ours; one remark on the yard lights"));
    player.override(
        "choose-sites-and-team",
        task ->
            plan(
                "joint",
                List.of("Buffalo warehouse", "Vinh Phuc supplier factory office"),
                Map.of(
                    "partnerProgram", "Mexico, NEEC, now OEA",
                    "foreignOfficer", "L. Garza, SAT Monterrey")));
    begin();
    assertThat(player.task("choose-sites-and-team").variables().get("programOptions"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(14);
    liveUntilClosed();

    var view = validations.view(caseId);
    assertThat(view.kind()).isEqualTo(ValidationKind.JOINT);
    assertThat(view.facts())
        .extracting(Fact::text)
        .containsExactly("Mexico, NEEC, now OEA", "L. Garza, SAT Monterrey");
    assertThat(letter("validation-notice"))
        .contains("together with officers", "Programme of the partner: Mexico, NEEC, now OEA.");
    assertThat(letter("validation-report")).contains("one remark on the yard lights");
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
  }

  @Test
  void validatesACompanyWithoutForeignSitesAtHomeAlone() {
    var number = AccountNumber.of(account);
    var profile = new HashMap<>(profiles.view(number).toForm());
    @SuppressWarnings("unchecked")
    var sites = (List<Map<String, Object>>) profile.get("sites");
    profile.put("sites", List.of(sites.getFirst()));
    assertThat(profiles.update(number, CompanyProfile.from(profile), DANA)).isEmpty();
    findNothingWrong();
    begin();
    liveUntilClosed();

    assertThat(validations.view(caseId).visits())
        .extracting(SiteVisitView::country)
        .containsExactly("US");
    assertThat(validations.view(caseId).kind()).isEqualTo(ValidationKind.ON_SITE);
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
  }

  @Test
  void visitsACompanyAllTheSameWhenTheSpecialistWantsTo() {
    validations.recordForeignValidation(
        account, "CA", "PIP-20772", deadlines.today().minusMonths(6), null, List.of(), DANA);
    player.override(
        "confirm-foreign-validation",
        task ->
            Map.of(
                "foreignValidation",
                "visit",
                "foreignRemarks",
                "The certificate covers the Canadian sites only."));
    begin();
    player.play("confirm-foreign-validation");

    path().took("Flow_Accepted_VisitNeeded").waitsAt("Task_ChooseSitesAndTeam");
    assertThat(validations.view(caseId).kind()).isNull();
  }

  @Test
  void breaksOffTheValidationOfACompanyThatIsSuspended() {
    begin();
    player.play("choose-sites-and-team");
    var task = player.task("agree-visit-dates");

    TestStandings.walk(accounts, account, "post_incident_finding", "suspend");
    player.settle();

    path()
        .passed("Start_ValidationBrokenOff", "Task_ExplainCancelledTasks", "End_ValidationEnded")
        .didNotPass("Task_ScheduleSiteVisits")
        .ended();
    assertThat(player.open()).isEmpty();
    assertThat(inbox.problem(task.key())).contains("The membership is suspended");
    assertThat(validations.view(caseId).stage()).isEqualTo(ValidationStage.CLOSED);
    assertThat(deadlines.of(account))
        .filteredOn(date -> date.caseId().equals(caseId))
        .extracting(Deadline::state)
        .doesNotContain(Deadline.State.OPEN);
    assertThat(letter("validation-broken-off"))
        .contains("It stood at: notice sent", "The membership is suspended");
    assertThat(audit.historyOfCase(account, caseId, 200))
        .extracting(AuditEntry::action)
        .contains("Validation broken off");
  }

  @Test
  void escalatesMissingDatesAndLetsTheSpecialistSetThem() {
    begin();
    player.play("choose-sites-and-team");
    var task = player.task("agree-visit-dates");
    player.advancePast(dueAt(task));

    path()
        .passed(
            "Boundary_DatesStillMissing", "Task_EscalateOverdueStep2", "End_MissingDatesEscalated")
        .waitsAt("Task_AgreeVisitDates");
    assertThat(player.open())
        .filteredOn(entry -> entry.formId().equals("agree-visit-dates"))
        .extracting(InboxEntry::priority)
        .containsExactly(80);
    assertThat(notices.of(DemoPeople.cbp("maria.kessler"), 100))
        .filteredOn(notice -> notice.caseId().equals(caseId))
        .extracting(Notice::text)
        .anySatisfy(text -> assertThat(text).contains("DC05", "Agree visit dates"));
    assertThat(caseState()).isEqualTo(CaseState.VALIDATION_PLANNED);

    player.cast("agree-visit-dates", DemoPeople.cbp("dana.whitfield")).play("agree-visit-dates");
    player.play("provide-documents");
    path().passed("Task_ScheduleSiteVisits").waitsAt("Event_FirstVisitDay");
  }

  @Test
  void raisesTheAlarmOfAPausedDateOnceAtTheMovedDate() {
    begin();
    player.play("choose-sites-and-team");
    var date = deadlines.find(caseId, "DC05").orElseThrow();
    player.advance(Duration.ofDays(4));
    deadlines.pause(account, date.id(), "The dock is rebuilt", DANA);
    player.advancePast(date.dueAt().plusDays(6));

    path().passed("Boundary_DatesStillMissing").didNotPass("End_MissingDatesEscalated");
    assertThat(alarms()).isEmpty();
    assertThat(player.incidents()).isEmpty();

    var moved = deadlines.resume(account, date.id(), DANA);
    assertThat(moved.dueOn()).isEqualTo(date.dueOn().plusDays(17));
    assertThat(dueAt(player.task("agree-visit-dates"))).isEqualTo(moved.dueAt());
    player.advanceTo(moved.dueAt().toInstant().minusSeconds(1));
    assertThat(alarms()).isEmpty();
    player.advancePast(moved.dueAt());
    player.advance(Duration.ofDays(3));

    path().passed("End_MissingDatesEscalated").waitsAt("Task_AgreeVisitDates");
    assertThat(alarms()).singleElement().satisfies(text -> assertThat(text).contains("DC05"));
  }

  @Test
  void startsEarlierThanTheNoticeAllowsWithTheCompanysConsent() {
    findNothingWrong();
    var on = new AtomicInteger(4);
    player.override("agree-visit-dates", task -> dates(on.get(), true));
    begin();
    player.play("choose-sites-and-team");
    assertThatThrownBy(() -> player.submit(player.task("agree-visit-dates"), dates(4, false)))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("DL10");
    player.play("agree-visit-dates");
    player.play("provide-documents");
    player.liveUntil("conduct-site-visit");

    var view = validations.view(caseId);
    assertThat(view.earlierVisitAgreed()).isTrue();
    assertThat(deadlines.today()).isBefore(view.earliestVisitOn());
    assertThat(caseState()).isEqualTo(CaseState.VALIDATION_ACTIVE);
  }

  @Test
  void reportsAnOverrunOfTheTenWorkingDays() {
    findNothingWrong();
    begin();
    var task = player.liveUntil("conduct-site-visit");
    player.advancePast(dueAt(task));

    path()
        .passed("Boundary_DL11Passed", "Task_EscalateOverdueStep", "End_OverrunReported")
        .waitsAt("Task_ConductSiteVisit");
    assertThat(notices.of(DemoPeople.cbp("maria.kessler"), 100))
        .filteredOn(notice -> notice.caseId().equals(caseId))
        .extracting(Notice::text)
        .anySatisfy(text -> assertThat(text).contains("DL11"));
    liveUntilClosed();
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
  }

  @Test
  void proposesSuspensionAfterAFalseStatementWithoutOpeningActions() {
    player.override(
        "draft-validation-report",
        task ->
            Map.of(
                "reportSummary",
                "The seal log of March was written in one hand on the eve of the visit.",
                "falseStatement",
                true,
                "falseStatementReason",
                "The shipping clerk said that the manager told her to write it.",
                "tierProposal",
                "proposeSuspension"));
    begin();
    liveUntilClosed();

    path().took("Flow_ActionsRequired_FactsComplete").didNotPass("Call_CorrectiveAction").ended();
    assertThat(actions.forCase(caseId)).isEmpty();
    assertThat(caseState()).isEqualTo(CaseState.SUSPENSION_PENDING);
    assertThat(letters.of(account))
        .filteredOn(letter -> letter.template().equals("suspension-proposed"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("967(b)"));
    assertThat(audit.historyOfCase(account, caseId, 200))
        .extracting(AuditEntry::action)
        .contains("Status changed by false information");
  }

  private void begin() {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("validation")
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber",
                account,
                "caseId",
                caseId,
                "entityType",
                "IMP",
                "validationReason",
                "First validation after certification",
                "caseGlance",
                accounts.glance(AccountNumber.of(account), "certified")))
        .send()
        .join();
    player.settle();
  }

  private List<String> alarms() {
    return notices.of(DemoPeople.cbp("maria.kessler"), 100).stream()
        .filter(notice -> notice.caseId().equals(caseId))
        .map(Notice::text)
        .toList();
  }

  private void liveUntilClosed() {
    player.liveUntil(
        () ->
            validations
                .find(caseId)
                .map(ValidationView::stage)
                .filter(ValidationStage.CLOSED::equals)
                .isPresent());
    player.settle();
  }

  private void findNothingWrong() {
    findNothingWrong(Map.of());
  }

  private void findNothingWrong(Map<String, Object> factsOfTheKind) {
    player.override(
        "conduct-site-visit",
        task -> {
          var data = new HashMap<>(visited(task, finding(task, "6.1", FindingResult.MET, null)));
          data.putAll(factsOfTheKind);
          return data;
        });
  }

  private static Map<String, Object> plan(
      String kind, List<String> sites, Map<String, Object> factsOfTheKind) {
    var data =
        new HashMap<String, Object>(
            Map.of(
                "validationKind",
                kind,
                "sites",
                sites,
                "sitesReason",
                "Where the cargo is handled",
                "team",
                List.of("dana.whitfield", "luis.ortega"),
                "lead",
                "luis.ortega",
                "documents",
                List.of("Security profile, up to date")));
    data.putAll(factsOfTheKind);
    return data;
  }

  private String letter(String template) {
    return letters.of(account).stream()
        .filter(letter -> letter.template().equals(template))
        .map(Letter::text)
        .findFirst()
        .orElseThrow();
  }

  private FindingEntry finding(
      InboxTask task,
      String criterionId,
      FindingResult result,
      String measure,
      BestPracticeElement... elements) {
    return new FindingEntry(
        String.valueOf(task.variables().get("visitId")),
        criterionId,
        result,
        "Seen at the docks and compared with the record of the last month",
        measure,
        List.of(),
        null,
        Set.of(elements));
  }

  private Map<String, Object> visited(InboxTask task, FindingEntry... findings) {
    Stream.of(findings).forEach(entry -> validations.recordFinding(caseId, entry, DANA));
    return Map.of(
        "startTime",
        "08:00",
        "endTime",
        "14:30",
        "peopleMet",
        "Dale Kowalski, warehouse manager",
        "visitSummary",
        "Walked the docks and watched a container being unloaded.",
        "findingsComplete",
        true);
  }

  private Map<String, Object> dates(int inDays, boolean consent) {
    var on = deadlines.today().plusDays(inDays).toString();
    return Map.of(
        "visitDates",
        validations.view(caseId).visits().stream()
            .map(visit -> Map.of("site", visit.siteId(), "visitOn", on))
            .toList(),
        "consentToEarlierVisit",
        consent);
  }

  private WalkedPath path() {
    return WalkedPath.of(progress, caseId, "validation");
  }

  private MembershipStatus status() {
    return accounts.get(AccountNumber.of(account)).status();
  }

  private CaseState caseState() {
    return accounts.get(AccountNumber.of(account)).caseState();
  }

  private static OffsetDateTime dueAt(InboxTask task) {
    var dueAt = task.dueAt();
    assertThat(dueAt).isNotNull();
    return dueAt;
  }
}
