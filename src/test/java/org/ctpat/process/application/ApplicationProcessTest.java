package org.ctpat.process.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.application.ApplicationOutcome;
import org.ctpat.application.ApplicationView;
import org.ctpat.application.Applications;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.criteria.Snapshot;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.demo.application.ProfileData;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.InboxEntry;
import org.ctpat.task.InboxTask;
import org.ctpat.task.SubmissionRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class ApplicationProcessTest {

  private static final Actor LUIS = DemoPeople.cbp("luis.ortega").actor();
  private static final Actor MEMBER = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);

  @Autowired private SecurityProfiles securityProfiles;
  @Autowired private Stories stories;
  @Autowired private CamundaClient client;
  @Autowired private CaseProgress progress;
  @Autowired private Applications applications;
  @Autowired private Accounts accounts;
  @Autowired private Deadlines deadlines;
  @Autowired private Letters letters;
  @Autowired private AuditTrail audit;
  @Autowired private Clock clock;

  private DemoCompany company;
  private String account;
  private String caseId;
  private StoryPlayer story;

  @BeforeEach
  void openAnAccountAndBeginItsApplication() {
    account = TestAccounts.next();
    caseId = account + "-APP-1";
    company = DemoCompany.BLUE_HERON.as(account);
    story = stories.of(company);
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            company.entityType(),
            company.name(),
            person(Contact.Kind.OFFICER, company.officerId()),
            person(Contact.Kind.POINT_OF_CONTACT, company.memberId())),
        MEMBER);
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("application")
        .latestVersion()
        .variables(
            Map.of("accountNumber", account, "caseId", caseId, "entityType", company.entityType()))
        .execute();
  }

  @Test
  void goesFromTheCompanyProfileToTheCertificationDecision() {
    var profile = story.task("complete-company-profile");
    assertThat(profile.dueRule()).isEqualTo("DC02");
    assertThat(state()).isEqualTo(CaseState.DRAFT);

    story.playUntil("submit-application");
    assertThat(state()).isEqualTo(CaseState.PRE_APPLICANT);
    story.playUntil("assign-specialist");
    assertThat(state()).isEqualTo(CaseState.APPLICANT);
    story.playUntil("review-security-profile");
    assertThat(state()).isEqualTo(CaseState.VETTING);
    story.play("review-security-profile");
    assertThat(state()).isEqualTo(CaseState.PROFILE_APPROVED);
    assertThat(securityProfiles.snapshots(account))
        .allMatch(kept -> securityProfiles.check(kept).intact())
        .extracting(Snapshot::reason)
        .containsExactlyInAnyOrder("submission 1", Snapshot.APPROVED);
    story.playAll();

    path()
        .passed(
            "Start_ApplicationOpened",
            "Task_OpenApplication",
            "Task_CompleteCompanyProfile",
            "Task_RegisterCompanyProfile",
            "Task_CheckEligibility",
            "Sub_PrepareApplication",
            "Task_SignPartnerAgreement",
            "Task_SubmitApplication",
            "Task_ReceiveApplication",
            "Sub_ReviewApplication",
            "Task_AssignSpecialist",
            "Task_OpenReview",
            "Task_RecommendDecision",
            "Task_DecideCertification",
            "End_CertificationDecided",
            "End_ApplicationApproved")
        .passed("Call_RiskAssessment")
        .passed("Call_Training")
        .passed("Task_CompleteSecurityProfile")
        .passed("Task_ReviewSecurityProfile", "Task_ApproveSecurityProfile")
        .passed("Task_VetCompany")
        .didNotPass("Task_ReviewIneligibility", "Task_ReturnForCorrection")
        .ended();
    assertThat(application().outcome()).isEqualTo(ApplicationOutcome.CERTIFIED);
    assertThat(application().submissions())
        .singleElement()
        .satisfies(submission -> assertThat(submission.profileHash()).matches("[0-9a-f]{64}"));
    assertThat(date("DL01"))
        .satisfies(
            due -> {
              assertThat(due.state()).isEqualTo(Deadline.State.MET);
              assertThat(due.source()).isEqualTo("6 U.S.C. 964(c)");
              assertThat(due.dueOn()).isEqualTo(due.startOn().plusDays(90));
              assertThat(due.computedBy()).isEqualTo("receive-application");
              assertThat(due.inputs()).containsKey("profileHash");
            });
    assertThat(date("DL02").state()).isEqualTo(Deadline.State.MET);
    assertThat(letters("application-received")).hasSize(1);
    assertThat(actions())
        .contains(
            "Application opened",
            "Company profile registered",
            "Partner agreement signed",
            "Application received",
            "Review opened",
            "Company vetted",
            "Decided: certify");
  }

  @Test
  void goesOnWhenASpecialistOverrulesAFailedRule() {
    answerEligibility("activeInTrade", false);

    var review = story.playUntil("review-ineligibility");
    assertThat(review.variables().get("failedRules"))
        .isEqualTo(List.of("Imported into the United States in the past 12 months"));
    story.playUntil("sign-partner-agreement");

    path()
        .passed("Task_CheckEligibility", "Task_ReviewIneligibility", "Start_PreparationStarted")
        .took("Flow_Eligible_ReviewIneligibility", "Flow_Overruled_EligibilitySettled");
    assertThat(date("DC03").state()).isEqualTo(Deadline.State.MET);
    assertThat(actions()).contains("Ineligibility overruled");
  }

  @Test
  void takesACorrectedCompanyProfileAfterAReturn() {
    answerEligibility("noUnpaidDebt", false);
    story.override(
        "review-ineligibility",
        task ->
            Map.of(
                "eligibilityDecision", "return",
                "eligibilityRemarks", "Send the receipt of the bill that you paid in May."));

    story.playUntil("review-ineligibility");
    story.play("review-ineligibility");
    assertThat(letters("company-profile-returned"))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.text())
                    .contains("C4: No unpaid final debt to CBP")
                    .contains("Send the receipt"));
    var again = story.task("complete-company-profile");
    assertThat(again.dueAt()).isEqualTo(date("DC05").dueAt());
    assertThat(again.dueRule()).isEqualTo("DC05");

    story.noOverride("complete-company-profile").playUntil("sign-partner-agreement");

    path()
        .passed(
            "Task_CompleteCompanyProfile",
            "Task_ReturnCompanyProfile",
            "Task_CompleteCompanyProfile",
            "Task_RegisterCompanyProfile",
            "Start_PreparationStarted")
        .took("Flow_Overruled_ReturnCompanyProfile", "Flow_Eligible_EligibilitySettled");
    assertThat(dates("DL02"))
        .extracting(Deadline::cycle, Deadline::state)
        .containsExactlyInAnyOrder(
            tuple("1", Deadline.State.CANCELLED), tuple("2", Deadline.State.OPEN));
    assertThat(state()).isEqualTo(CaseState.PRE_APPLICANT);
  }

  @Test
  void letsOnlyTheOfficerSignTheAgreement() {
    var task = story.playUntil("sign-partner-agreement");

    assertThatThrownBy(
            () ->
                story.submit(
                    task,
                    Map.of("agreementAccepted", true),
                    DemoCompany.BRAVO.as(account).officer()))
        .isInstanceOf(SubmissionRefused.class);
    story.play("sign-partner-agreement");

    path().passed("Task_SignPartnerAgreement");
  }

  @Test
  void approvesAProfileThatWasReturnedAndCorrected() {
    returnTheProfile();

    assertThat(state()).isEqualTo(CaseState.RETURNED);
    var correction = story.task("correct-security-profile");
    assertThat(correction.dueAt()).isEqualTo(date("DL09").dueAt());
    assertThat(letters("returned-for-correction"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("6.5: add the page of the model"));
    // The vetting goes on meanwhile.
    story.play("vet-company");
    story.play("correct-security-profile");
    assertThat(state()).isEqualTo(CaseState.VETTING);
    story.noOverride("review-security-profile").playAll();

    path()
        .passed(
            "Task_ReturnForCorrection",
            "Sub_CorrectProfile",
            "Task_CorrectSecurityProfile",
            "Task_ResubmitProfile",
            "End_ProfileResubmitted",
            "Task_ReviewSecurityProfile",
            "Task_ApproveSecurityProfile",
            "End_ApplicationApproved")
        .took("Flow_ProfileAccepted_ReturnForCorrection", "Flow_CorrectProfile_ReviewAgain")
        .ended();
    assertThat(application().submissions()).hasSize(2);
    assertThat(date("DL09").state()).isEqualTo(Deadline.State.MET);
    // The vetting had ended before the approval, so the case state stayed as it was.
    assertThat(state()).isEqualTo(CaseState.VETTING);
    assertThat(application().outcome()).isEqualTo(ApplicationOutcome.CERTIFIED);
  }

  @Test
  void endsWithoutAnAnswerOnlyAfterASpecialistConfirmsIt() {
    returnTheProfile();
    story.advanceTo(date("DL09").dueAt().toInstant().minus(Duration.ofDays(6)));
    path().passed("Start_OneWeekBeforeDL09", "Task_SendReminder2", "End_ReminderSent2");

    story.advancePast(date("DL09").dueAt());
    assertThat(state()).isEqualTo(CaseState.RETURNED);
    assertThat(story.find("correct-security-profile")).isPresent();
    story.play("confirm-no-answer");

    path()
        .passed(
            "Boundary_DL09Passed",
            "Task_ConfirmNoAnswer",
            "Boundary_NoAnswer",
            "Task_RecordNoAnswer",
            "End_ApplicantDidNotAnswer")
        .took("Flow_NoAnswerConfirmed_NoAnswer")
        .ended();
    assertThat(status()).isEqualTo(MembershipStatus.INELIGIBLE);
    assertThat(application().outcome()).isEqualTo(ApplicationOutcome.INELIGIBLE);
    assertThat(letters("no-answer"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("967(c)(1)"));
    assertThat(date("DL14").dueOn()).isEqualTo(deadlines.today().plusDays(90));
    assertThat(openTasks()).isEmpty();
  }

  @Test
  void asksAboutTheSilenceAtTheMovedDateOnly() {
    returnTheProfile();
    var due = date("DL09");
    deadlines.pause(account, due.id(), "The company moves its records", LUIS);
    story.advancePast(due.dueAt().plusDays(2));
    assertThat(story.find("confirm-no-answer")).isEmpty();

    var moved = deadlines.resume(account, due.id(), LUIS);
    story.advanceTo(moved.dueAt().toInstant().minusSeconds(1));
    assertThat(story.find("confirm-no-answer")).isEmpty();
    story.advancePast(moved.dueAt());

    path().passed("Boundary_DL09Passed", "Task_AwaitDueDate2").waitsAt("Task_ConfirmNoAnswer");
    assertThat(story.open())
        .filteredOn(entry -> entry.formId().equals("confirm-no-answer"))
        .hasSize(1);
  }

  @Test
  void waitsLongerAndTakesTheCorrection() {
    returnTheProfile();
    story.advancePast(date("DL09").dueAt());
    var until = deadlines.today().plusDays(7);
    story.override(
        "confirm-no-answer",
        task ->
            Map.of(
                "noAnswerDecision", "wait",
                "waitUntil", until.toString(),
                "noAnswerReason", "The company called; the certificate arrives next week."));
    story.play("confirm-no-answer");

    assertThat(date("DL09"))
        .satisfies(
            extended -> {
              assertThat(extended.dueOn()).isEqualTo(until);
              assertThat(extended.explanation()).contains("the certificate arrives next week");
            });
    assertThat(story.find("confirm-no-answer")).isEmpty();

    story.advance(Duration.ofDays(3));
    story.play("correct-security-profile");

    path()
        .passed("Task_ConfirmNoAnswer", "Task_ResubmitProfile", "End_ProfileResubmitted")
        .took("Flow_NoAnswerConfirmed_LongerWaitOver")
        .didNotPass("Boundary_NoAnswer")
        .waitsAt("Task_ReviewSecurityProfile");
    assertThat(state()).isEqualTo(CaseState.VETTING);
  }

  @Test
  void asksAgainWhenTheLongerWaitIsOver() {
    returnTheProfile();
    story.advancePast(date("DL09").dueAt());
    var until = deadlines.today().plusDays(7);
    story.override(
        "confirm-no-answer",
        task ->
            Map.of(
                "noAnswerDecision", "wait",
                "waitUntil", until.toString(),
                "noAnswerReason", "The company called; the certificate arrives next week."));
    story.play("confirm-no-answer");

    story.advance(Duration.ofDays(9));

    path().passed("Event_LongerWaitOver").took("Flow_LongerWaitOver_AskAgain");
    story.noOverride("confirm-no-answer").play("confirm-no-answer");
    path().passed("Boundary_NoAnswer", "Task_RecordNoAnswer").ended();
  }

  @Test
  void asksTheCompanyForTheVettingUnitAndEscalatesASilence() {
    story.playUntil("vet-company");
    story.override(
        "vet-company",
        task ->
            Map.of(
                "vettingResult", "moreInformation",
                "vettingQuestion", "Who owns Heron Logistics LLC at your address?",
                "vettingNotes", "Same address as a company in a seizure case."));
    story.play("vet-company");

    assertThat(letters("vetting-question"))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.text())
                    .contains("Who owns Heron Logistics LLC")
                    .doesNotContain("seizure"));
    var question = story.task("provide-vetting-information");
    var before = question.priority();
    story.advancePast(date("DC05").dueAt());

    path().passed("Boundary_DC05Passed", "Task_EscalateOverdueStep", "End_DelayEscalated");
    assertThat(story.task("provide-vetting-information").priority()).isGreaterThan(before);

    story.play("provide-vetting-information");
    assertThat(date("DC05").state()).isEqualTo(Deadline.State.MET);
    story.noOverride("vet-company").play("vet-company");

    path()
        .passed(
            "Task_VetCompany",
            "Task_RequestVettingInformation",
            "Task_ProvideVettingInformation",
            "Task_VetCompany")
        .took("Flow_MoreInformation_RequestVettingInformation", "Flow_MoreInformation_ReviewJoin");
    assertThat(application().steps().toString())
        .contains("moreInformation", "pass")
        .doesNotContain("seizure");
  }

  @Test
  void rejectsAfterAFailedVetting() {
    story.override(
        "vet-company",
        task -> Map.of("vettingResult", "fail", "vettingNotes", "An owner is in an open case."));

    story.playUntil("decide-certification");
    story.play("decide-certification");

    path()
        .passed(
            "Task_RecommendDecision",
            "Task_DecideCertification",
            "Boundary_NotEligible",
            "Task_RecordIneligibility",
            "End_ApplicantIneligible")
        .took("Flow_Decision_ApplicationRejected")
        .ended();
    assertThat(status()).isEqualTo(MembershipStatus.INELIGIBLE);
    assertThat(date("DL01").state()).isEqualTo(Deadline.State.MET);
    assertThat(date("DL14").source()).isEqualTo("6 U.S.C. 967(c)(1)");
    assertThat(letters("ineligible"))
        .singleElement()
        .satisfies(
            letter -> assertThat(letter.text()).contains("DL14").doesNotContain("open case"));
  }

  @Test
  void goesBackToTheSpecialistWhenTheSupervisorWantsMore() {
    var decision = story.playUntil("decide-certification");
    assertThatThrownBy(
            () ->
                story.submit(
                    decision,
                    Map.of("certificationDecision", "reject", "decisionReason", "I would not."),
                    DemoPeople.cbp("maria.kessler")))
        .isInstanceOf(SubmissionRefused.class);
    story.override(
        "decide-certification",
        task ->
            Map.of(
                "certificationDecision", "return",
                "decisionReason", "Say how the Portuguese lane is controlled."));
    story.play("decide-certification");
    path().waitsAt("Task_RecommendDecision");
    assertThat(application().outcome()).isNull();

    story.noOverride("decide-certification").playAll();

    path()
        .passed(
            "Task_RecommendDecision",
            "Task_DecideCertification",
            "Task_RecommendDecision",
            "Task_DecideCertification",
            "End_ApplicationApproved")
        .took("Flow_Decision_RecommendAgain")
        .ended();
  }

  @Test
  void endsAtTheAssignmentWhenTheSupervisorFindsItIneligible() {
    story.override(
        "assign-specialist",
        task ->
            Map.of(
                "eligibilityConfirmed", "no",
                "eligibilityReason", "The continuous bond was cancelled by its surety."));

    story.playUntil("assign-specialist");
    story.play("assign-specialist");

    path()
        .passed("Task_AssignSpecialist", "Boundary_NotEligible", "Task_RecordIneligibility")
        .took("Flow_EligibilityConfirmed_FoundIneligible")
        .didNotPass("Task_OpenReview")
        .ended();
    assertThat(status()).isEqualTo(MembershipStatus.INELIGIBLE);
    assertThat(letters("ineligible"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("cancelled by its surety"));
  }

  @Test
  void remindsAWeekBeforeDL02AndGoesOnAfterTheCompanysLastWord() {
    story.playUntil("sign-partner-agreement");
    var due = date("DL02").dueAt();
    story.advanceTo(due.toInstant().minus(Duration.ofDays(6)));
    path().passed("Start_OneWeekBeforeDL02", "Task_SendReminder", "End_ReminderSent");
    assertThat(letters("application-closing-announced")).isEmpty();

    story.advancePast(due);
    assertThat(letters("application-closing-announced")).hasSize(1);
    assertThat(state()).isEqualTo(CaseState.PRE_APPLICANT);
    story.play("close-unfinished-application");

    path()
        .passed(
            "Start_DL02Passed",
            "Task_AnnounceClosing",
            "Task_CloseUnfinishedApplication",
            "End_ApplicationGoesOn")
        .waitsAt("Task_SignPartnerAgreement");
    assertThat(date("DC05").state()).isEqualTo(Deadline.State.MET);
    assertThat(application().outcome()).isNull();
  }

  @Test
  void lapsesWhenTheLastWordIsToClose() {
    story.playUntil("sign-partner-agreement");
    story.advancePast(date("DL02").dueAt());
    story.override(
        "close-unfinished-application",
        task ->
            Map.of(
                "closingDecision", "close",
                "closingReason", "We move the warehouse and come back later."));
    story.play("close-unfinished-application");

    path()
        .passed(
            "Task_CloseUnfinishedApplication",
            "Boundary_ApplicationGivenUp",
            "Task_LapseApplication",
            "End_ApplicationLapsed")
        .took("Flow_CloseApplication_ApplicationGivenUp")
        .ended();
    assertThat(state()).isEqualTo(CaseState.DRAFT);
    assertThat(application().outcome()).isEqualTo(ApplicationOutcome.LAPSED);
    assertThat(letters("application-lapsed"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("We move the warehouse"));
    assertThat(open()).isEmpty();
    assertThat(openTasks()).isEmpty();
  }

  @Test
  void explainsADecisionThatIsOverdueAndDecidesNothing() {
    story.playUntil("review-security-profile");
    story.advancePast(date("DL01").dueAt());

    assertThat(state()).isEqualTo(CaseState.VETTING);
    var explanation = story.task("explain-overdue-decision");
    assertThat(LocalDate.ofInstant(explanation.dueAt().toInstant(), clock.getZone()))
        .isEqualTo(date("DL01").dueOn().plusDays(10));
    story.play("explain-overdue-decision");

    path()
        .passed("Boundary_DL01Passed", "Task_ExplainOverdueDecision", "End_DelayExplained")
        .waitsAt("Task_ReviewSecurityProfile", "Task_VetCompany");
    assertThat(application().outcome()).isNull();
    assertThat(dates("DC03"))
        .filteredOn(date -> date.cycle().equals("explanation"))
        .extracting(Deadline::state)
        .containsExactly(Deadline.State.MET);
    assertThat(application().steps().toString()).contains("Explanation of the delay");
  }

  @Test
  void doesNotHoldUpADecisionForAnExplanationThatIsNoLongerNeeded() {
    story.playUntil("decide-certification");
    story.advancePast(date("DL01").dueAt());
    assertThat(story.find("explain-overdue-decision")).isPresent();

    story.play("decide-certification");

    path().passed("Boundary_DL01Passed", "End_ApplicationApproved").ended();
    assertThat(openTasks()).isEmpty();
    assertThat(dates("DC03")).extracting(Deadline::state).doesNotContain(Deadline.State.OPEN);
    assertThat(date("DL18").state()).isEqualTo(Deadline.State.OPEN);
  }

  @Test
  void endsWhenTheCompanyWithdraws() {
    story.playUntil("sign-partner-agreement");

    applications.requestWithdrawal(account, "A merger is under way.", company.member().actor());
    story.settle();

    path()
        .passed("Start_ApplicationWithdrawn", "Task_WithdrawApplication", "End_ApplicationClosed")
        .ended();
    assertThat(status()).isEqualTo(MembershipStatus.WITHDRAWN);
    assertThat(application().outcome()).isEqualTo(ApplicationOutcome.WITHDRAWN);
    assertThat(letters("application-withdrawn"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("A merger is under way."));
    assertThat(open()).isEmpty();
    assertThat(openTasks()).isEmpty();
  }

  private void answerEligibility(String question, boolean answer) {
    story.override(
        "complete-company-profile",
        task -> {
          var data = new HashMap<>(ProfileData.of(company));
          data.put(question, answer);
          return data;
        });
  }

  private InboxTask returnTheProfile() {
    story.override(
        "review-security-profile",
        task ->
            Map.of(
                "profileDecision", "return",
                "reviewRemarks", "6.5: add the page of the model that you use."));
    story.playUntil("review-security-profile");
    return story.play("review-security-profile");
  }

  private WalkedPath path() {
    return WalkedPath.of(progress, caseId, "application");
  }

  private ApplicationView application() {
    return applications.view(caseId).orElseThrow();
  }

  private CaseState state() {
    return accounts.get(AccountNumber.of(account)).caseState();
  }

  private MembershipStatus status() {
    return accounts.get(AccountNumber.of(account)).status();
  }

  private Deadline date(String rule) {
    return deadlines.find(caseId, rule).orElseThrow();
  }

  private List<Deadline> dates(String rule) {
    return deadlines.of(account).stream()
        .filter(date -> date.caseId().equals(caseId) && date.ruleId().equals(rule))
        .toList();
  }

  private List<Deadline> open() {
    return deadlines.of(account).stream()
        .filter(date -> date.caseId().equals(caseId))
        .filter(date -> date.state() == Deadline.State.OPEN)
        .toList();
  }

  /** Open tasks of the application itself; planned corrective actions run on by themselves. */
  private List<InboxEntry> openTasks() {
    return story.open().stream().filter(entry -> entry.processId().equals("application")).toList();
  }

  private List<Letter> letters(String template) {
    return letters.of(account).stream()
        .filter(letter -> letter.template().equals(template))
        .toList();
  }

  private List<String> actions() {
    return audit.history(account, 1_000).stream().map(AuditEntry::action).toList();
  }

  private static Contact person(Contact.Kind kind, String id) {
    return new Contact(kind, id, DemoPeople.person(id).name(), null, null, null);
  }
}
