package org.ctpat.process.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.CamundaClient;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.Certificate;
import org.ctpat.account.Certificates;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.Memberships;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.criteria.Snapshot;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.demo.criteriatraining.ProfileAuthor;
import org.ctpat.demo.riskrenewal.MemberSetup;
import org.ctpat.enforcement.EnforcementView;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.renewal.AnnualReviewView.SectionView;
import org.ctpat.renewal.AnnualReviewView.State;
import org.ctpat.renewal.AnnualReviews;
import org.ctpat.renewal.Renewals;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.InboxEntry;
import org.ctpat.task.Notice;
import org.ctpat.task.Notices;
import org.ctpat.task.SubmissionRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class AnnualReviewProcessTest {

  @Autowired private Accounts accounts;
  @Autowired private JdbcClient jdbc;
  @Autowired private AccountProfiles profiles;
  @Autowired private AnnualReviews reviews;
  @Autowired private AuditTrail audit;
  @Autowired private CamundaClient client;
  @Autowired private Certificates certificates;
  @Autowired private CaseProgress progress;
  @Autowired private Deadlines deadlines;
  @Autowired private Enforcements enforcements;
  @Autowired private Letters letters;
  @Autowired private Memberships memberships;
  @Autowired private Notices notices;
  @Autowired private ProfileAuthor profileAuthor;
  @Autowired private Renewals renewals;
  @Autowired private SecurityProfiles securityProfiles;
  @Autowired private Stories stories;

  private final String account = TestAccounts.next();
  private StoryPlayer player;
  private LocalDate anniversary;
  private String caseId;

  /** Certified nine months ago; the window of the review has been open for a few days. */
  @BeforeEach
  void openTheAnnualReviewOfACertifiedCompany() {
    var company = DemoCompany.BLUE_HERON.as(account);
    new MemberSetup(accounts, profiles, memberships).certify(company, jdbc);
    player = stories.of(company);
    anniversary = deadlines.today().plusYears(1);
    player.advanceTo(UsEastern.startOf(anniversary.minusDays(85)).toInstant());
    profileAuthor.complete(company, account, company.member().actor());
    caseId = account + "-AR-" + anniversary.getYear();
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("annual-review")
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber", account,
                "caseId", caseId,
                "reviewYear", anniversary.getYear(),
                "anniversaryAt", UsEastern.endOf(anniversary).toString(),
                "entityType", company.entityType(),
                "caseGlance", accounts.glance(AccountNumber.of(account), "Certified")))
        .execute();
  }

  @Test
  void renewsTheCertificationAfterAnAcceptedReview() {
    player.playUntil(() -> !renewals.of(account).isEmpty());

    path()
        .passed(
            "Start_AnnualReviewOpened",
            "Task_OpenAnnualReview",
            "Task_SignAnnualReview",
            "Task_SubmitAnnualReview",
            "Task_ReviewAnnualReview",
            "Task_RenewCertification",
            "End_CertificationRenewed")
        .passed("Task_ConfirmCompanyProfile")
        .passed("Task_ConfirmSecurityProfile")
        .passed("Call_RiskAssessment")
        .passed("Call_Training")
        .took("Flow_ReviewAccepted_RenewCertification")
        .didNotPass("Task_ReturnAnnualReview", "Task_DecideOverdueAnnualReview")
        .ended();
    assertThat(renewals.of(account))
        .singleElement()
        .satisfies(
            renewal -> {
              assertThat(renewal.year()).isEqualTo(anniversary.getYear());
              assertThat(certificates.verify(renewal.certificateNumber()))
                  .hasValueSatisfying(
                      certificate ->
                          assertThat(certificate.kind()).isEqualTo(Certificate.Kind.RENEWAL));
              assertThat(renewal.validFrom()).isEqualTo(anniversary);
              assertThat(renewal.validTo()).isEqualTo(anniversary.plusYears(1));
              assertThat(renewal.explanation()).contains("DL06");
            });
    assertThat(securityProfiles.snapshots(account))
        .extracting(Snapshot::reason)
        .containsExactlyInAnyOrder(
            "annual review opened", "annual review submission 1", Snapshot.APPROVED);
    assertThat(securityProfiles.latestApproved(account).map(securityProfiles::changesSince))
        .hasValue(List.of());
    var review = reviews.view(caseId);
    assertThat(review.state()).isEqualTo(State.RENEWED);
    assertThat(review.sections()).allMatch(SectionView::confirmed);
    assertThat(review.signedBy()).isEqualTo("Margaret Ellis");
    assertThat(review.submissions())
        .singleElement()
        .satisfies(
            submission -> {
              assertThat(submission.summary())
                  .contains("Company profile: confirmed by Ben Carter")
                  .contains("fields changed: employees")
                  .contains("7.23");
              assertThat(submission.sha256()).hasSize(64);
            });
    assertThat(deadlines.of(account))
        .filteredOn(date -> date.caseId().equals(caseId))
        .extracting(Deadline::ruleId, Deadline::cycle, Deadline::dueOn, Deadline::state)
        .contains(
            tuple("DL06", "1", anniversary, Deadline.State.MET),
            tuple("DL07", "1", anniversary.minusDays(90), Deadline.State.MET),
            tuple("DL18", "1", reviews.view(caseId).signedOn().plusYears(1), Deadline.State.OPEN));
    assertThat(deadlines.find(caseId, "DL06").orElseThrow().explanation())
        .contains("DL06")
        .contains(UsEastern.inWords(anniversary.minusYears(1)));
    assertThat(letterTemplates())
        .contains("annual-review-opened", "certification-renewed")
        .doesNotContain("annual-review-returned", "suspension-proposed");
    assertThat(letter("certification-renewed").text())
        .contains(renewals.of(account).getFirst().certificateNumber())
        .contains(UsEastern.inWords(anniversary.plusYears(1)));
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(auditActions())
        .contains(
            "Annual review opened",
            "Company profile confirmed",
            "Annual review signed",
            "Annual review submitted",
            "Annual review accepted",
            "Certification renewed");
    assertThat(audit.verify(account).intact()).isTrue();
  }

  @Test
  void keepsTheReviewOfASuspendedMemberOpenUntilItIsReinstated() {
    player.playUntil(() -> player.find("review-annual-review").isPresent());
    TestStandings.walk(accounts, account, "post_incident_finding", "suspend");

    assertThatThrownBy(() -> player.play("review-annual-review"))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("The membership is suspended at present")
        .hasMessageContaining("stays open until then");
    path().waitsAt("Task_ReviewAnnualReview");

    TestStandings.walk(accounts, account, "response_submitted", "plan_fulfilled");
    player.play("review-annual-review");
    path().passed("Task_RenewCertification", "End_CertificationRenewed").ended();
    assertThat(renewals.of(account)).hasSize(1);
  }

  @Test
  void returnsTheReviewUntilItIsCorrected() {
    returnOnce();
    var due = deadlines.find(caseId, "DL09").orElseThrow();
    assertThat(due.dueOn()).isEqualTo(deadlines.today().plusDays(14));
    assertThat(letter("annual-review-returned").text())
        .contains("Criterion 10.1: describe the new badge reader.")
        .contains(UsEastern.inWords(due.dueOn()));
    assertThat(reviews.view(caseId).state()).isEqualTo(State.RETURNED);

    player.playUntil(() -> !renewals.of(account).isEmpty());

    path()
        .passed("Task_ReturnAnnualReview", "Task_CorrectAnnualReview", "End_CertificationRenewed")
        .took("Flow_ReviewAccepted_ReturnAnnualReview", "Flow_CorrectAnnualReview_SubmitAgain")
        .didNotPass("Task_EscalateOverdueStep")
        .ended();
    assertThat(deadlines.find(caseId, "DL09").orElseThrow().state()).isEqualTo(Deadline.State.MET);
    assertThat(reviews.view(caseId).submissions()).extracting("cycle").containsExactly(1, 2);
    assertThat(auditActions())
        .containsOnlyOnce("Annual review returned", "Annual review corrected");
  }

  @Test
  void escalatesAnOverdueCorrectionWithoutDecidingAnything() {
    returnOnce();

    player.advancePast(deadlines.find(caseId, "DL09").orElseThrow().dueAt());

    path()
        .passed("Boundary_DL09Passed", "Task_EscalateOverdueStep", "End_DelayEscalated")
        .waitsAt("Task_CorrectAnnualReview");
    assertThat(notices.of(DemoPeople.cbp("maria.kessler"), 200))
        .filteredOn(notice -> notice.accountNumber().equals(account))
        .extracting(Notice::text)
        .anyMatch(text -> text.contains("by rule DL09"));
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    player.playUntil(() -> !renewals.of(account).isEmpty());
    path().ended();
  }

  @Test
  void proposesASuspensionAfterAnExtensionThatPassedAsWell() {
    player.advancePast(UsEastern.endOf(anniversary));
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(caseState()).isEqualTo(CaseState.NONE);
    assertThat(player.task("decide-overdue-annual-review").dueAt())
        .isEqualTo(UsEastern.endOf(anniversary.plusDays(10)));
    player.play("decide-overdue-annual-review");

    var extended = deadlines.find(caseId, "DL06").orElseThrow();
    assertThat(extended.dueOn()).isEqualTo(deadlines.today().plusDays(21));
    assertThat(extended.explanation()).contains("asked in writing for three more weeks");
    assertThat(reviews.view(caseId).extendedUntil()).isEqualTo(extended.dueOn());
    path()
        .passed("Start_AnniversaryPassed", "Task_DecideOverdueAnnualReview")
        .took("Flow_Extended_ExtendedDatePassed")
        .waitsAt("Event_ExtendedDatePassed");

    player.advanceTo(extended.dueAt().toInstant().minusSeconds(1));
    path().waitsAt("Event_ExtendedDatePassed");
    player.advancePast(extended.dueAt());
    path().passed("Event_ExtendedDatePassed").waitsAt("Task_DecideOverdueAnnualReview");
    var again = player.task("decide-overdue-annual-review");
    assertThat(again.dueRule()).isEqualTo("DC03");
    assertThat(again.dueAt())
        .as("computed anew, since the first date has passed by now")
        .isEqualTo(UsEastern.endOf(extended.dueOn().plusDays(10)));
    assertThat(deadlines.of(account))
        .filteredOn(date -> date.caseId().equals(caseId) && date.ruleId().equals("DC03"))
        .extracting(Deadline::cycle, Deadline::state)
        .containsExactlyInAnyOrder(
            tuple("overdue-" + anniversary, Deadline.State.MET),
            tuple("overdue-" + extended.dueOn(), Deadline.State.OPEN));
    player.override(
        "decide-overdue-annual-review",
        task ->
            Map.of(
                "overdueDecision", "propose",
                "overdueReason", "The extension passed and two calls stayed without an answer."));
    player.play("decide-overdue-annual-review");

    path()
        .passed("Task_ProposeSuspension", "End_SuspensionProposed")
        .took("Flow_Extended_ProposeSuspension");
    assertThat(caseState()).isEqualTo(CaseState.SUSPENSION_PENDING);
    assertThat(status()).as("a proposal changes no status").isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(letter("suspension-proposed").text())
        .contains("two calls stayed without an answer")
        .contains("DL06");
    assertThat(auditActions())
        .contains(
            "Annual review extended", "Suspension decided to be proposed", "Suspension proposed");
    assertThat(enforcements.of(account))
        .singleElement()
        .satisfies(
            enforcement ->
                assertThat(enforcement.grounds())
                    .extracting(
                        EnforcementView.Ground::grounds,
                        EnforcementView.Ground::sourceCaseId,
                        EnforcementView.Ground::by)
                    .containsExactly(
                        tuple(
                            SuspensionGrounds.REVIEW_MISSED,
                            caseId,
                            DemoPeople.inGroup("ctpat-supervisor").getFirst().name())));
  }

  @Test
  void aRenewalEndsTheOpenDecisionAboutTheDelay() {
    player.playUntil("review-annual-review");
    player.advancePast(UsEastern.endOf(anniversary));
    assertThat(openForms())
        .containsExactlyInAnyOrder("review-annual-review", "decide-overdue-annual-review");

    player.play("review-annual-review");

    path().passed("End_CertificationRenewed").didNotPass("Task_DecideOverdueAnnualReview").ended();
    assertThat(openForms()).doesNotContain("decide-overdue-annual-review");
    assertThat(renewals.of(account))
        .singleElement()
        .satisfies(renewal -> assertThat(renewal.validFrom()).isEqualTo(anniversary));
  }

  @Test
  void remindsThirtySevenAndOneDayBeforeTheAnniversary() {
    for (int days : List.of(30, 7, 1)) {
      player.advanceTo(UsEastern.endOf(anniversary).minusDays(days).toInstant().plusSeconds(1));
      assertThat(letterTemplates().stream().filter("task-reminder"::equals))
          .hasSize(days == 30 ? 1 : days == 7 ? 2 : 3);
    }
    path()
        .passed("Start_ThirtyDaysBeforeTheAnniversary", "Task_SendReminder", "End_LastReminderSent")
        .took(
            "Flow_AnotherReminderDue_NextReminderDue", "Flow_AnotherReminderDue_LastReminderSent");
  }

  @Test
  void refusesAnExtensionOfMoreThanNinetyDaysOrIntoThePast() {
    player.advancePast(UsEastern.endOf(anniversary));
    var task = player.task("decide-overdue-annual-review");

    for (var until : List.of(deadlines.today(), deadlines.today().plusDays(91))) {
      assertThatThrownBy(
              () ->
                  player.submit(
                      task,
                      Map.of(
                          "overdueDecision", "extend",
                          "extendedUntil", until.toString(),
                          "overdueReason", "The company asked for more time.")))
          .isInstanceOf(SubmissionRefused.class);
    }
    assertThat(reviews.view(caseId).extendedUntil()).isNull();
  }

  private void returnOnce() {
    player.playUntil("review-annual-review");
    player.override(
        "review-annual-review",
        task ->
            Map.of(
                "annualReviewDecision", "return",
                "annualReviewRemarks", "Criterion 10.1: describe the new badge reader."));
    player.play("review-annual-review");
    player.noOverride("review-annual-review");
  }

  private WalkedPath path() {
    player.settle();
    return WalkedPath.of(progress, caseId, "annual-review");
  }

  private List<String> openForms() {
    return player.open().stream()
        .filter(entry -> entry.caseId().equals(caseId))
        .map(InboxEntry::formId)
        .toList();
  }

  private List<String> letterTemplates() {
    return letters.of(account).stream().map(Letter::template).toList();
  }

  private Letter letter(String template) {
    return letters.of(account).stream()
        .filter(letter -> letter.template().equals(template))
        .findFirst()
        .orElseThrow();
  }

  private MembershipStatus status() {
    return accounts.get(AccountNumber.of(account)).status();
  }

  private CaseState caseState() {
    return accounts.get(AccountNumber.of(account)).caseState();
  }

  private List<String> auditActions() {
    return audit.historyOfCase(account, caseId, 2000).stream().map(AuditEntry::action).toList();
  }
}
