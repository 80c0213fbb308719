package org.ctpat.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Agreements;
import org.ctpat.account.CaseState;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.TransitionRefused;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class ApplicationFlowTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 3);
  private static final Actor MEMBER = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor SUPERVISOR =
      new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);
  private static final Actor SPECIALIST =
      new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);

  @Autowired private Applications applications;
  @Autowired private ApplicationFlow flow;
  @Autowired private ApplicationRepository repository;
  @Autowired private Accounts accounts;
  @Autowired private Agreements agreements;
  @Autowired private Deadlines deadlines;
  @Autowired private Letters letters;
  @Autowired private AuditTrail audit;
  @Autowired private TestClock clock;
  @Autowired private ApplicationEvents events;

  private String account;
  private String caseId;
  private long lastTask = 1_000;

  @BeforeEach
  void startAnApplication() {
    clock.set(DAY);
    var application =
        applications.start("IMP", "Heron Imports, Inc.", "margaret.ellis", "ben.carter", MEMBER);
    account = application.accountNumber();
    caseId = application.caseId();
  }

  @Test
  void opensAnAccountAndTellsTheProcess() {
    assertThat(caseId).isEqualTo(account + "-APP-1");
    assertThat(state()).isEqualTo(CaseState.DRAFT);
    assertThat(events.stream(ApplicationStarted.class))
        .containsExactly(new ApplicationStarted(account, caseId, "IMP"));
    assertThat(accounts.contacts(AccountNumber.of(account)))
        .extracting("signIn", "name")
        .containsExactly(
            tuple("margaret.ellis", "Margaret Ellis"), tuple("ben.carter", "Ben Carter"));
  }

  @Test
  void refusesASecondRunningApplication() {
    assertThatThrownBy(
            () -> applications.startFor(account, "The vetting matter is settled", MEMBER))
        .isInstanceOf(ApplicationRefused.class)
        .hasMessageContaining("has a running application already, " + caseId);
  }

  @Test
  void opensTheCaseOnceAndAnswersTheSameTheSecondTime() {
    var first = flow.open(account, caseId, "IMP");
    clock.set(DAY.plusDays(3));
    var second = flow.open(account, caseId, "IMP");

    assertThat(second.profileDueAt()).isEqualTo(first.profileDueAt());
    assertThat(first.profileDueAt().toString()).isEqualTo("2027-04-02T23:59:59-04:00");
    assertThat(applications.forAccount(account)).hasSize(1);
  }

  @Test
  void registersTheCompanyProfileAndStartsDL02() {
    profileGiven();
    var registered = flow.registerCompanyProfile(account, caseId);
    var again = flow.registerCompanyProfile(account, caseId);

    assertThat(again.securityProfileDueAt()).isEqualTo(registered.securityProfileDueAt());
    assertThat(state()).isEqualTo(CaseState.PRE_APPLICANT);
    assertThat(date("DL02"))
        .satisfies(
            date -> {
              assertThat(date.dueOn()).isEqualTo(LocalDate.of(2027, 4, 2));
              assertThat(date.source()).contains("c-tpat-certification");
              assertThat(date.inputs()).containsEntry("companyProfileSubmittedOn", "2027-03-03");
              assertThat(date.computedBy()).isEqualTo("register-company-profile");
            });
    assertThat(date("DC02").state()).isEqualTo(Deadline.State.MET);
  }

  @Test
  void returnsTheCompanyProfileWithTheFailedRulesAndStartsDL02Anew() {
    registered();

    var due =
        flow.returnCompanyProfile(
            account, caseId, List.of("Office: staffed office"), "Name your office in Buffalo.");
    flow.returnCompanyProfile(
        account, caseId, List.of("Office: staffed office"), "Name your office in Buffalo.");

    assertThat(due.toLocalDate()).isEqualTo(LocalDate.of(2027, 3, 17));
    assertThat(date("DL02").state()).isEqualTo(Deadline.State.CANCELLED);
    assertThat(letters("company-profile-returned"))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.text())
                    .contains("- Office: staffed office")
                    .contains("Name your office in Buffalo.")
                    .contains("March 17, 2027"));

    clock.set(DAY.plusDays(5));
    var registered = flow.registerCompanyProfile(account, caseId);
    assertThat(registered.securityProfileDueAt().toLocalDate()).isEqualTo(LocalDate.of(2027, 4, 7));
    assertThat(state()).isEqualTo(CaseState.PRE_APPLICANT);
  }

  @Test
  void receivesTheApplicationWithSnapshotLetterAndDL01() {
    prepared();

    var received = flow.receive(account, caseId);
    clock.set(DAY.plusDays(1));
    var again = flow.receive(account, caseId);

    assertThat(again.decisionDueAt()).isEqualTo(received.decisionDueAt());
    assertThat(received.decisionDueAt().toLocalDate()).isEqualTo(LocalDate.of(2027, 6, 1));
    assertThat(received.explanationDueAt().toLocalDate()).isEqualTo(LocalDate.of(2027, 6, 11));
    assertThat(received.specialistOptions())
        .contains(Map.of("label", "Dana Whitfield (Buffalo)", "value", "dana.whitfield"));
    assertThat(received.suggestedSpecialist()).isNotNull();
    assertThat(state()).isEqualTo(CaseState.APPLICANT);
    assertThat(date("DL02").state()).isEqualTo(Deadline.State.MET);
    assertThat(applications.view(caseId).orElseThrow().submissions())
        .singleElement()
        .satisfies(
            submission -> {
              assertThat(submission.profileHash()).matches("[0-9a-f]{64}");
              assertThat(submission.submittedOn()).isEqualTo(DAY);
            });
    assertThat(letters("application-received"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("June 1, 2027", "DL01"));
    assertThat(actions()).contains("Application received");
  }

  @Test
  void approvesTheProfileInTheCaseStateOnlyWhileTheVettingIsOpen() {
    inReview();

    flow.approveSecurityProfile(account, caseId);
    flow.approveSecurityProfile(account, caseId);

    assertThat(state()).isEqualTo(CaseState.PROFILE_APPROVED);
  }

  @Test
  void leavesTheCaseStateWhenTheVettingHasEndedBefore() {
    inReview();
    vet(VettingResult.PASS);

    flow.approveSecurityProfile(account, caseId);

    assertThat(state()).isEqualTo(CaseState.VETTING);
    assertThat(applications.view(caseId).orElseThrow().profileApproved()).isTrue();
  }

  @Test
  void returnsForCorrectionAndTakesTheProfileBack() {
    inReview();
    returned();

    var returned = flow.returnForCorrection(account, caseId, "6.5: add the page of the model.");
    assertThat(returned.correctionDueAt().toLocalDate()).isEqualTo(LocalDate.of(2027, 3, 17));
    assertThat(returned.noAnswerDueAt().toLocalDate()).isEqualTo(LocalDate.of(2027, 3, 27));
    assertThat(state()).isEqualTo(CaseState.RETURNED);
    assertThat(letters("returned-for-correction"))
        .singleElement()
        .satisfies(
            letter -> assertThat(letter.text()).contains("6.5: add the page", "March 17, 2027"));

    clock.set(DAY.plusDays(4));
    flow.resubmitProfile(account, caseId);
    flow.resubmitProfile(account, caseId);

    assertThat(state()).isEqualTo(CaseState.VETTING);
    assertThat(date("DL09").state()).isEqualTo(Deadline.State.MET);
    assertThat(deadlines.of(account))
        .filteredOn(date -> date.cycle().equals("no-answer-1"))
        .extracting(Deadline::state)
        .containsExactly(Deadline.State.CANCELLED);
    assertThat(applications.view(caseId).orElseThrow().submissions()).hasSize(2);
  }

  @Test
  void doesNotLapseBeforeItsThirtyDays() {
    registered();
    application().lastWordGiven(task(), "close", "We wait a year.", MEMBER, clock.instant());
    assertThatThrownBy(() -> flow.lapse(account, caseId))
        .isInstanceOf(TransitionRefused.class)
        .hasMessageContaining("its 30 days (DL02) are not over");
  }

  @Test
  void lapsesBackToADraftAndLetsTheCompanyStartAgain() {
    registered();
    application().lastWordGiven(task(), "close", "We wait a year.", MEMBER, clock.instant());
    clock.set(DAY.plusDays(31));

    assertThat(flow.lapse(account, caseId)).isEqualTo(ApplicationOutcome.LAPSED);
    assertThat(flow.lapse(account, caseId)).isEqualTo(ApplicationOutcome.LAPSED);

    assertThat(state()).isEqualTo(CaseState.DRAFT);
    assertThat(open()).isEmpty();
    assertThat(letters("application-lapsed")).hasSize(1);
    assertThat(applications.startFor(account, "The vetting matter is settled", MEMBER).caseId())
        .isEqualTo(account + "-APP-2");
  }

  @Test
  void recordsIneligibilityWithTheRightToAppeal() {
    prepared();
    flow.receive(account, caseId);
    application()
        .specialistAssigned(
            task(), null, false, "The bond was cancelled.", SUPERVISOR, clock.instant());

    flow.recordIneligibility(account, caseId);
    flow.recordIneligibility(account, caseId);

    assertThat(accounts.get(AccountNumber.of(account)).status())
        .isEqualTo(MembershipStatus.INELIGIBLE);
    assertThat(open()).extracting(Deadline::ruleId).containsExactly("DL14");
    assertThat(date("DL14").dueOn()).isEqualTo(LocalDate.of(2027, 6, 1));
    assertThat(letters("ineligible"))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.text())
                    .contains("The bond was cancelled.", "6 U.S.C. 967(c)(1)", "June 1, 2027"));
  }

  @Test
  void recordsAFailedVettingWithoutItsDetails() {
    inReview();
    flow.approveSecurityProfile(account, caseId);
    vet(VettingResult.FAIL);
    application().decided(task(), "reject", "The vetting failed.", SUPERVISOR, clock.instant());

    flow.recordIneligibility(account, caseId);

    assertThat(accounts.get(AccountNumber.of(account)).status())
        .isEqualTo(MembershipStatus.INELIGIBLE);
    assertThat(date("DL01").state()).isEqualTo(Deadline.State.MET);
    assertThat(letters("ineligible"))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.text())
                    .contains("did not pass (rule C5)")
                    .doesNotContain("seizure"));
  }

  @Test
  void recordsTheConfirmedSilence() {
    inReview();
    returned();
    flow.returnForCorrection(account, caseId, "6.5: add the page.");
    application()
        .silenceJudged(task(), "confirm", "Three calls, no answer.", SPECIALIST, clock.instant());
    clock.set(DAY.plusDays(15));

    flow.recordNoAnswer(account, caseId);

    assertThat(accounts.get(AccountNumber.of(account)).status())
        .isEqualTo(MembershipStatus.INELIGIBLE);
    assertThat(letters("no-answer"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("Three calls, no answer."));
    assertThat(open()).extracting(Deadline::ruleId).containsExactly("DL14");
  }

  @Test
  void withdrawsBetweenCompanyProfileAndSubmission() {
    registered();

    applications.requestWithdrawal(account, "We merge.", MEMBER);
    flow.withdraw(account, caseId);
    flow.withdraw(account, caseId);

    assertThat(events.stream(ApplicationWithdrawn.class))
        .containsExactly(new ApplicationWithdrawn(account, caseId));
    assertThat(accounts.get(AccountNumber.of(account)).status())
        .isEqualTo(MembershipStatus.WITHDRAWN);
    assertThat(open()).isEmpty();
    assertThat(letters("application-withdrawn"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("We merge."));
  }

  @Test
  void refusesAWithdrawalBeforeTheCompanyProfileAndAfterTheSubmission() {
    assertThatThrownBy(() -> applications.requestWithdrawal(account, "No.", MEMBER))
        .isInstanceOf(ApplicationRefused.class)
        .hasMessageContaining("cannot be withdrawn yet");

    prepared();
    flow.receive(account, caseId);

    assertThatThrownBy(() -> applications.requestWithdrawal(account, "No.", MEMBER))
        .isInstanceOf(ApplicationRefused.class)
        .hasMessageContaining("cannot be withdrawn any more")
        .hasMessageContaining("Assignment of a specialist");
  }

  @Test
  void waitsForTheEndOfTheWaitingTimeBeforeANewApplication() {
    registered();
    applications.requestWithdrawal(account, "We merge.", MEMBER);
    flow.withdraw(account, caseId);
    deadlines.start(account, caseId, "DL17", DAY, Map.of("removedOn", DAY.toString()), SUPERVISOR);

    assertThatThrownBy(
            () -> applications.startFor(account, "The vetting matter is settled", MEMBER))
        .isInstanceOf(ApplicationRefused.class)
        .hasMessageContaining("may apply again after March 3, 2028");

    clock.set(LocalDate.of(2028, 3, 4));
    assertThat(applications.startFor(account, "The vetting matter is settled", MEMBER).caseId())
        .isEqualTo(account + "-APP-2");
    assertThat(state()).isEqualTo(CaseState.DRAFT);
  }

  @Test
  void keepsVettingNotesFromTheCompany() {
    inReview();
    vet(VettingResult.PASS);

    assertThat(applications.view(caseId).orElseThrow().steps().toString())
        .doesNotContain("seizure");
    assertThat(applications.viewForCbp(caseId, SPECIALIST).orElseThrow().steps().toString())
        .contains("seizure");
    assertThatThrownBy(() -> applications.viewForCbp(caseId, MEMBER))
        .isInstanceOf(ApplicationRefused.class);
  }

  private void profileGiven() {
    flow.open(account, caseId, "IMP");
    application().companyProfileGiven(task(), MEMBER, clock.instant());
  }

  private void registered() {
    profileGiven();
    flow.registerCompanyProfile(account, caseId);
  }

  private void prepared() {
    registered();
    var agreement = agreements.current();
    agreements.sign(AccountNumber.of(account), agreement.hash(), MEMBER, "Compliance officer");
    application()
        .agreementSigned(
            task(), agreement.version(), agreement.language(), MEMBER, clock.instant());
    application().submitted(task(), null, MEMBER, clock.instant());
  }

  private void inReview() {
    prepared();
    flow.receive(account, caseId);
    application()
        .specialistAssigned(task(), "dana.whitfield", true, null, SUPERVISOR, clock.instant());
    flow.openReview(account, caseId, "dana.whitfield");
  }

  private void returned() {
    application().profileReviewed(task(), "return", "6.5", SPECIALIST, clock.instant());
  }

  private void vet(VettingResult result) {
    application()
        .vetted(
            task(),
            result,
            null,
            "An owner is named in a seizure case",
            new Actor("tom.arden", "Tom Arden", Actor.Kind.CBP),
            clock.instant());
  }

  private Application application() {
    return repository.findByCaseId(caseId).orElseThrow();
  }

  private CaseState state() {
    return accounts.get(AccountNumber.of(account)).caseState();
  }

  private Deadline date(String rule) {
    return deadlines.find(caseId, rule).orElseThrow();
  }

  private List<Deadline> open() {
    return deadlines.of(account).stream()
        .filter(date -> date.state() == Deadline.State.OPEN)
        .toList();
  }

  private List<Letter> letters(String template) {
    return letters.of(account).stream()
        .filter(letter -> letter.template().equals(template))
        .toList();
  }

  private List<String> actions() {
    return audit.history(account, 100).stream().map(AuditEntry::action).toList();
  }

  private long task() {
    return ++lastTask;
  }
}
