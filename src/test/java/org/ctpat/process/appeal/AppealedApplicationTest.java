package org.ctpat.process.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.appeal.AppealFiled;
import org.ctpat.appeal.AppealView;
import org.ctpat.appeal.Appeals;
import org.ctpat.application.ApplicationOutcome;
import org.ctpat.application.Applications;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.SubmissionRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** An application that goes on after an appeal has set its end aside. */
@ProcessTest
class AppealedApplicationTest {

  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Accounts accounts;
  @Autowired private Applications applications;
  @Autowired private Appeals appeals;
  @Autowired private Deadlines deadlines;
  @Autowired private Letters letters;
  @Autowired private CaseProgress progress;
  @Autowired private Stories stories;

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
    applications.start(
        AccountNumber.of(account),
        new NewAccount(
            company.entityType(),
            company.name(),
            new Contact(
                Contact.Kind.OFFICER, company.officerId(), "Margaret Ellis", null, null, null),
            new Contact(
                Contact.Kind.POINT_OF_CONTACT, company.memberId(), "Ben Carter", null, null, null)),
        company.member().actor());
  }

  @Test
  void goesOnAtItsReviewWithOtherPeople() {
    story.override(
        "vet-company",
        task -> Map.of("vettingResult", "fail", "vettingNotes", "An owner is in an open case."));
    story.playUntil("decide-certification");
    story.play("decide-certification");
    assertThat(status()).isEqualTo(MembershipStatus.INELIGIBLE);
    var contested = appeals.decisionsOn(account).getFirst();
    assertThat(letters.of(account).getFirst().text())
        .contains("must be filed by", "page of your case");
    var appeal = overturned(contested.decisionId());
    assertThat(accounts.get(AccountNumber.of(account)).caseState()).isEqualTo(CaseState.VETTING);
    assertThat(appeals.find(appeal.appealId()).orElseThrow().decision().open()).isFalse();

    var james = DemoPeople.cbp("james.liu");
    var maria = DemoPeople.cbp("maria.kessler");
    var assignment = story.task("assign-specialist");
    assertThat(assignment.dueAt()).isEqualTo(dates("DC03").getFirst().dueAt());
    assertThatThrownBy(
            () ->
                story.submit(
                    assignment,
                    Map.of("eligibilityConfirmed", "yes", "specialistId", "luis.ortega"),
                    james))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("An appeal has set aside what you decided");
    story.noOverride("vet-company").cast("assign-specialist", maria);
    var decision = story.playUntil("decide-certification");
    assertThatThrownBy(
            () ->
                story.submit(
                    decision,
                    Map.of(
                        "certificationDecision", "certify", "decisionReason", "All is shown now."),
                    james))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("took part");
    story.cast("decide-certification", maria).play("decide-certification");

    WalkedPath.of(progress, caseId, "application")
        .passed(
            "Start_ApplicationOpened",
            "Task_ReceiveApplication",
            "Task_AssignSpecialist",
            "Task_OpenReview",
            "Task_DecideCertification",
            "End_ApplicationApproved")
        .took("Flow_ResumedAfterAnAppeal_ReviewBegins")
        .didNotPass("Task_OpenApplication", "Task_CompleteCompanyProfile")
        .ended();
    WalkedPath.of(progress, caseId, "ctpat-membership")
        .passed(
            "Task_EndApplication",
            "Event_IneligibilityAppealed",
            "Call_AppealOfTheIneligibility",
            "Task_ResumeApplication",
            "Call_Application",
            "Task_GrantCertification");
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    var application = applications.view(caseId).orElseThrow();
    assertThat(application.outcome()).isEqualTo(ApplicationOutcome.CERTIFIED);
    assertThat(application.submissions()).hasSize(1);
    assertThat(dates("DL01"))
        .hasSize(2)
        .extracting(Deadline::state)
        .containsOnly(Deadline.State.MET);
  }

  @Test
  void canBeAppealedAgainWhenItFailsAgain() {
    story.override(
        "assign-specialist",
        task ->
            Map.of(
                "eligibilityConfirmed", "no",
                "eligibilityReason", "The continuous bond was cancelled by its surety."));
    story.playUntil("assign-specialist");
    story.play("assign-specialist");
    var first = appeals.decisionsOn(account).getFirst();
    assertThat(first.inWords()).contains("cancelled by its surety");
    overturned(first.decisionId());
    var maria = DemoPeople.cbp("maria.kessler");
    story.cast("assign-specialist", maria).cast("decide-certification", maria);

    assertThatThrownBy(() -> story.play("assign-specialist"))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("settled the eligibility");
    story
        .noOverride("assign-specialist")
        .override(
            "vet-company",
            task -> Map.of("vettingResult", "fail", "vettingNotes", "An owner is in a case."));
    story.playUntil("decide-certification");
    story.play("decide-certification");

    assertThat(status()).isEqualTo(MembershipStatus.INELIGIBLE);
    assertThat(appeals.decisionsOn(account))
        .hasSize(2)
        .anySatisfy(
            second -> {
              assertThat(second.decisionId()).isEqualTo(caseId + "-INELIGIBILITY-2");
              assertThat(second.open()).isTrue();
              assertThat(second.appealUntilOn()).isEqualTo(deadlines.today().plusDays(90));
            });
    assertThat(letters.of(account))
        .filteredOn(letter -> letter.template().equals("ineligible"))
        .hasSize(2);
  }

  @Test
  void endsWhenTheLastDayPassesWithoutAnAppeal() {
    story.override(
        "assign-specialist",
        task ->
            Map.of(
                "eligibilityConfirmed", "no",
                "eligibilityReason", "The continuous bond was cancelled by its surety."));
    story.playUntil("assign-specialist");
    story.play("assign-specialist");
    var contested = appeals.decisionsOn(account).getFirst();
    WalkedPath.of(progress, caseId, "ctpat-membership").waitsAt("Gateway_IneligibilityContested");

    story.advancePast(contested.appealUntilAt());

    WalkedPath.of(progress, caseId, "ctpat-membership")
        .passed("Event_AppealPeriodOver", "Task_CheckForAppeal", "Task_CloseApplication")
        .ended();
    assertThat(appeals.objection(account, contested.decisionId()).orElseThrow())
        .contains("The time to appeal is over", "DL14");
  }

  private AppealView overturned(String decisionId) {
    var appeal =
        appeals.file(
            account,
            decisionId,
            "The owner named in the case is another person of that name.",
            "We name each new owner to our specialist within a week.",
            List.of(),
            company.officer().actor());
    // The message comes again, and moves the process once.
    transaction.executeWithoutResult(
        status -> events.publishEvent(new AppealFiled(account, decisionId, appeal.appealId())));
    story.settle();
    assertThat(progress.of(appeal.appealId())).hasSize(1);
    story.play("decide-appeal");
    assertThat(letters.of(account).getFirst().text()).contains("goes on at its review");
    return appeal;
  }

  private List<Deadline> dates(String rule) {
    return deadlines.of(account).stream()
        .filter(date -> date.caseId().equals(caseId) && date.ruleId().equals(rule))
        .toList();
  }

  private MembershipStatus status() {
    return accounts.get(AccountNumber.of(account)).status();
  }
}
