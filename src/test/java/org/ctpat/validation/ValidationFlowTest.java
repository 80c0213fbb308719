package org.ctpat.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.risk.RiskActionPlanned;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class ValidationFlowTest {

  private static final AtomicInteger LAST = new AtomicInteger();
  private static final LocalDate MARCH_3 = LocalDate.of(2027, 3, 3);
  private static final LocalDate APRIL_2 = LocalDate.of(2027, 4, 2);
  private static final Actor STEP = Actor.system("test");
  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor DANA = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);
  private static final Actor MARIA = new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);
  private static final Set<BestPracticeElement> ALL = Set.of(BestPracticeElement.values());

  private final ValidationFlow flow;
  private final ValidationSteps steps;
  private final Validations validations;
  private final CorrectiveActions actions;
  private final Accounts accounts;
  private final Deadlines deadlines;
  private final Letters letters;
  private final Enforcements enforcements;
  private final AuditTrail audit;
  private final TestClock clock;
  private final ApplicationEventPublisher publisher;
  private final TestMembers members;
  private final String account = "83-%06d".formatted(LAST.incrementAndGet());
  private final String caseId = account + "-VAL-1";

  @Autowired
  ValidationFlowTest(
      ValidationFlow flow,
      ValidationSteps steps,
      Validations validations,
      CorrectiveActions actions,
      Accounts accounts,
      AccountProfiles profiles,
      Deadlines deadlines,
      Letters letters,
      Enforcements enforcements,
      AuditTrail audit,
      TestClock clock,
      ApplicationEventPublisher publisher) {
    this.flow = flow;
    this.steps = steps;
    this.validations = validations;
    this.actions = actions;
    this.accounts = accounts;
    this.deadlines = deadlines;
    this.letters = letters;
    this.enforcements = enforcements;
    this.audit = audit;
    this.clock = clock;
    this.publisher = publisher;
    this.members = new TestMembers(accounts, profiles);
  }

  @BeforeEach
  void setTheDate() {
    clock.set(MARCH_3);
  }

  @Test
  void offersSitesAndSpecialistsOnceForEachCase() {
    members.certifiedImporter(account);
    var first = flow.open(account, caseId, "IMP", "First validation", STEP);
    clock.set(MARCH_3.plusDays(3));
    var again = flow.open(account, caseId, "IMP", "First validation", STEP);

    assertThat(first.recognisedAbroad()).isFalse();
    assertThat(first.siteOptions())
        .containsExactly(
            Map.of("label", "Buffalo warehouse, Buffalo, US", "value", "Buffalo warehouse"),
            Map.of(
                "label",
                "Vinh Phuc supplier factory office, Vinh Phuc, VN (foreign)",
                "value",
                "Vinh Phuc supplier factory office"));
    assertThat(first.specialistOptions())
        .extracting(option -> option.get("value"))
        .containsExactly("dana.whitfield", "luis.ortega");
    assertThat(again.planDueAt()).isEqualTo(first.planDueAt());
    assertThat(validations.forAccount(account)).hasSize(1);
  }

  @Test
  void sendsTheNoticeWithItsDatesAndMovesTheCase() {
    members.certifiedImporter(account);
    plan();
    var noticed = flow.sendNotice(caseId, STEP);
    clock.set(MARCH_3.plusDays(1));
    var again = flow.sendNotice(caseId, STEP);

    assertThat(noticed.earliestVisitAt()).hasToString("2027-04-02T00:00-04:00");
    assertThat(noticed.answerDueAt()).hasToString("2027-03-17T23:59:59-04:00");
    assertThat(again).isEqualTo(noticed);
    assertThat(state()).isEqualTo(CaseState.VALIDATION_PLANNED);
    assertThat(deadlines.find(caseId, "DL10").orElseThrow().explanation())
        .contains("30 days after", "DL10");
    assertThat(letter("validation-notice").text())
        .contains(
            "No visit takes place before April 2, 2027",
            "- Buffalo warehouse (US)",
            "- Vinh Phuc supplier factory office (VN)",
            "- Dana Whitfield",
            "- Seal log",
            "by March 17, 2027");
  }

  @Test
  void schedulesTheVisitsInTheOrderOfTheirDates() {
    members.certifiedImporter(account);
    plan();
    flow.sendNotice(caseId, STEP);
    steps.agreeDates(
        caseId,
        Map.of(
            "Buffalo warehouse", APRIL_2.plusDays(9), "Vinh Phuc supplier factory office", APRIL_2),
        false,
        BEN);
    var scheduled = flow.schedule(caseId, STEP);

    assertThat(scheduled.siteVisits())
        .extracting(ValidationFlow.ScheduledVisit::siteName, ValidationFlow.ScheduledVisit::visitOn)
        .containsExactly(
            tuple("Vinh Phuc supplier factory office", "2027-04-02"),
            tuple("Buffalo warehouse", "2027-04-11"));
    assertThat(scheduled.firstVisitAt()).hasToString("2027-04-02T00:00-04:00");
    assertThat(deadlines.find(caseId, "DC05").orElseThrow().state()).isEqualTo(Deadline.State.MET);
  }

  @Test
  void startsTheVisitsWithTenWorkingDays() {
    members.certifiedImporter(account);
    visiting();
    var started = flow.startVisits(caseId, STEP);

    assertThat(state()).isEqualTo(CaseState.VALIDATION_ACTIVE);
    assertThat(started.effortDueAt()).hasToString("2027-04-16T23:59:59-04:00");
    assertThat(started.reportDueAt()).hasToString("2027-05-02T23:59:59-04:00");
    assertThat(deadlines.find(caseId, "DL10").orElseThrow().state()).isEqualTo(Deadline.State.MET);
  }

  @Test
  void validatesWhenEveryMustIsMet() {
    members.certifiedImporter(account);
    reported(false);
    var published = flow.publish(caseId, STEP);
    var facts = flow.assess(caseId, STEP);
    steps.decideOutcome(caseId, ValidationOutcome.VALIDATED, "Every must is met", MARIA);
    flow.recordOutcome(caseId, STEP);
    flow.recordOutcome(caseId, STEP);

    assertThat(published.requiredActions()).isEmpty();
    assertThat(published.actionsReviewDueAt()).isNull();
    assertThat(facts.openMusts()).isZero();
    assertThat(facts.bestPracticeElements()).isZero();
    assertThat(facts.currentStatus()).isEqualTo("CERTIFIED");
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
    assertThat(state()).isEqualTo(CaseState.NONE);
    assertThat(deadlines.find(caseId, "DL05").orElseThrow().dueOn())
        .isEqualTo(LocalDate.of(2031, 4, 2));
    assertThat(letter("validation-outcome").text()).contains("Every must is met", "April 2, 2031");
    assertThat(letter("validation-certificate").text()).contains("Tier 2", "CTPAT-2027-");
    assertThat(validations.view(caseId).stage()).isEqualTo(ValidationStage.CLOSED);
    assertThat(audit.history(account, 200))
        .extracting(AuditEntry::action)
        .contains("Validation report approved", "Validation outcome decided", "Validation closed");
  }

  @Test
  void reachesTierThreeWithABestPracticeThatShowsAllFiveElements() {
    members.certifiedImporter(account);
    visiting();
    flow.startVisits(caseId, STEP);
    find(1, "6.7", FindingResult.BEST_PRACTICE, null, ALL);
    report(false);
    flow.publish(caseId, STEP);

    assertThat(flow.assess(caseId, STEP).bestPracticeElements()).isEqualTo(5);
    steps.decideOutcome(caseId, ValidationOutcome.TIER3, "All five elements", MARIA);
    flow.recordOutcome(caseId, STEP);
    assertThat(status()).isEqualTo(MembershipStatus.TIER_3);
    assertThat(letter("validation-certificate").text()).contains("Tier 3");
  }

  @Test
  void refusesTierThreeWhenTheElementsAreSpreadOverTwoPractices() {
    members.certifiedImporter(account);
    visiting();
    flow.startVisits(caseId, STEP);
    find(
        1,
        "6.7",
        FindingResult.BEST_PRACTICE,
        null,
        EnumSet.complementOf(EnumSet.of(BestPracticeElement.EVIDENCE)));
    find(1, "6.5", FindingResult.BEST_PRACTICE, null, Set.of(BestPracticeElement.EVIDENCE));
    report(false);
    flow.publish(caseId, STEP);

    assertThat(flow.assess(caseId, STEP).bestPracticeElements()).isEqualTo(4);
    assertThatThrownBy(
            () -> steps.decideOutcome(caseId, ValidationOutcome.TIER3, "Nearly all", MARIA))
        .isInstanceOf(ValidationRefused.class)
        .hasMessageContaining("all five elements");
  }

  @Test
  void opensOneSetOfActionsHoweverOftenTheReportIsPublished() {
    members.certifiedImporter(account);
    reported(true);
    var first = flow.publish(caseId, STEP);
    clock.set(APRIL_2.plusDays(2));
    var again = flow.publish(caseId, STEP);

    assertThat(first.requiredActions())
        .containsExactly(
            new ValidationFlow.RequiredAction(caseId + "-A1", "6.5", "What was seen at 6.5"),
            new ValidationFlow.RequiredAction(caseId + "-A2", "9.8", "What was seen at 9.8"));
    assertThat(again).isEqualTo(first);
    assertThat(actions.forCase(caseId)).hasSize(2);
    assertThat(state()).isEqualTo(CaseState.ACTIONS_REQUIRED);
    var due = deadlines.find(caseId + "-A1", "DL12").orElseThrow();
    assertThat(due.dueOn()).isEqualTo(APRIL_2.plusDays(90));
    assertThat(due.inputs()).containsEntry("criterion", "6.5");
    assertThat(first.actionsReviewDueAt()).isEqualTo("2027-07-11T23:59:59-04:00");
    assertThat(letter("validation-report").text())
        .contains(
            "- Criterion 6.5 Prove ISO 17712: What was seen at 6.5. To do: Mend 6.5. Answer by July 1, 2027 (DL12).",
            "Recommendations",
            "90 days");
    assertThat(validations.view(caseId).findings())
        .filteredOn(f -> f.result() == FindingResult.ACTION_REQUIRED)
        .extracting(FindingView::actionId, FindingView::dueOn)
        .containsExactly(
            tuple(caseId + "-A1", APRIL_2.plusDays(90)),
            tuple(caseId + "-A2", APRIL_2.plusDays(90)));
  }

  @Test
  void validatesAfterAllActionsAreAccepted() {
    members.certifiedImporter(account);
    reported(true);
    flow.publish(caseId, STEP);
    accept(caseId + "-A1");
    assertThat(flow.assess(caseId, STEP).openMusts()).isEqualTo(1);
    accept(caseId + "-A2");

    assertThat(flow.assess(caseId, STEP).openMusts()).isZero();
    steps.decideOutcome(caseId, ValidationOutcome.VALIDATED, "All proven", MARIA);
    flow.recordOutcome(caseId, STEP);
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
    assertThat(letters.of(account))
        .extracting(Letter::template)
        .contains("corrective-action-opened", "corrective-action-closed");
  }

  @Test
  void proposesSuspensionWhenAMustStaysOpen() {
    members.certifiedImporter(account);
    reported(true);
    flow.publish(caseId, STEP);
    accept(caseId + "-A1");

    assertThat(steps.obstacle(caseId, ValidationOutcome.VALIDATED)).contains("6 U.S.C. 965");
    steps.decideOutcome(caseId, ValidationOutcome.PROPOSE_SUSPENSION, "Not closed", MARIA);
    flow.recordOutcome(caseId, STEP);
    assertThat(state()).isEqualTo(CaseState.SUSPENSION_PENDING);
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(letter("suspension-proposed").text()).contains(caseId, "DL12");
    var enforcement = enforcements.of(account).getFirst();
    assertThat(enforcement.grounds())
        .singleElement()
        .satisfies(
            ground -> {
              assertThat(ground.grounds()).isEqualTo(SuspensionGrounds.FAILED_VALIDATION);
              assertThat(ground.sourceCaseId()).isEqualTo(caseId);
              assertThat(ground.statement()).contains("Not closed");
            });
    assertThat(enforcements.missing(enforcement.caseId()))
        .as("every weakness needs a goal first")
        .anyMatch(missing -> missing.matches("the validation found criterion \\S+ not met.*"));
  }

  @Test
  void keepsAMemberWithOpenActionsWhoCanBeSelectedAgain() {
    members.certifiedImporter(account);
    reported(true);
    flow.publish(caseId, STEP);
    steps.decideOutcome(caseId, ValidationOutcome.KEEP, "The camera is on order", MARIA);
    flow.recordOutcome(caseId, STEP);

    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(state()).isEqualTo(CaseState.ACTIONS_REQUIRED);
    assertThat(accounts.can(AccountNumber.of(account), "select_for_validation")).isTrue();
    assertThat(letters.of(account))
        .extracting(Letter::template)
        .doesNotContain("validation-certificate");
  }

  @Test
  void opensNoActionsAfterAFalseStatement() {
    members.certifiedImporter(account);
    visiting();
    flow.startVisits(caseId, STEP);
    find(1, "6.5", FindingResult.ACTION_REQUIRED, "Mend 6.5", Set.of());
    report(true);
    var published = flow.publish(caseId, STEP);
    var facts = flow.assess(caseId, STEP);

    assertThat(published.requiredActions()).isEmpty();
    assertThat(facts.falseStatement()).isTrue();
    assertThat(steps.obstacle(caseId, ValidationOutcome.VALIDATED)).contains("967(b)");
    steps.decideOutcome(caseId, ValidationOutcome.PROPOSE_SUSPENSION, "False log", MARIA);
    flow.recordOutcome(caseId, STEP);
    assertThat(state()).isEqualTo(CaseState.SUSPENSION_PENDING);
    assertThat(letter("suspension-proposed").text()).contains("967(b)", "DL15");
  }

  @Test
  void endsTierThreeAtRevalidation() {
    members.tierThreeImporter(account);
    reported(false);
    assertThat(state()).isEqualTo(CaseState.VALIDATION_ACTIVE);
    flow.publish(caseId, STEP);
    assertThat(flow.assess(caseId, STEP).currentStatus()).isEqualTo("TIER_3");
    steps.decideOutcome(caseId, ValidationOutcome.DOWNGRADE, "Four elements only", MARIA);
    flow.recordOutcome(caseId, STEP);

    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
    assertThat(state()).isEqualTo(CaseState.NONE);
  }

  @Test
  void keepsTierThreeAtRevalidation() {
    members.tierThreeImporter(account);
    reported(false);
    flow.publish(caseId, STEP);
    flow.assess(caseId, STEP);
    steps.decideOutcome(caseId, ValidationOutcome.KEEP, "All five elements", MARIA);
    flow.recordOutcome(caseId, STEP);

    assertThat(status()).isEqualTo(MembershipStatus.TIER_3);
    assertThat(state()).isEqualTo(CaseState.NONE);
  }

  @Test
  void recognisesAForeignValidationOnce() {
    members.certifiedImporter(account);
    var on = LocalDate.of(2026, 9, 1);
    validations.recordForeignValidation(account, "MX", "OEA-7731", on, null, List.of(), DANA);
    validations.recordForeignValidation(account, "MX", "OEA-7731", on, null, List.of(), DANA);
    var opened = flow.open(account, caseId, "IMP", "First validation", STEP);
    steps.decideOnForeignValidation(caseId, true, "Confirmed by SAT", Map.of(), DANA);
    var facts = flow.assess(caseId, STEP);
    steps.decideOutcome(caseId, ValidationOutcome.VALIDATED, "Recognised", MARIA);
    flow.recordOutcome(caseId, STEP);

    assertThat(validations.foreignValidations(account)).hasSize(1);
    assertThat(opened.recognisedAbroad()).isTrue();
    assertThat(opened.caseGlance().get("lastStep").toString())
        .contains("Mexico, NEEC, now OEA", "OEA-7731", "September 1, 2026");
    assertThat(facts.openMusts()).isZero();
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED_VALIDATED);
    assertThat(deadlines.find(caseId, "DL05").orElseThrow().startOn()).isEqualTo(on);
    assertThat(flow.open(account, account + "-VAL-2", "IMP", "Again", STEP).recognisedAbroad())
        .isFalse();
  }

  @Test
  void refusesForeignValidationsThatCannotCount() {
    assertThatThrownBy(
            () ->
                validations.recordForeignValidation(
                    account, "XX", "1", MARCH_3, null, List.of(), DANA))
        .isInstanceOf(ValidationRefused.class)
        .hasMessageContaining("no mutual recognition arrangement");
    assertThatThrownBy(
            () ->
                validations.recordForeignValidation(
                    account, "MX", "1", MARCH_3.minusYears(4), null, List.of(), DANA))
        .hasMessageContaining("DL05");
    assertThatThrownBy(
            () ->
                validations.recordForeignValidation(
                    account, "JO", "1", MARCH_3, null, List.of(), DANA))
        .hasMessageContaining("to be confirmed");
    assertThatThrownBy(
            () ->
                validations.recordForeignValidation(
                    account, "MX", "1", MARCH_3, MARCH_3.minusDays(1), List.of(), DANA))
        .hasMessageContaining("has ended");
  }

  @Test
  void selectsAMemberAndAnnouncesIt(ApplicationEvents events) {
    members.certifiedImporter(account);
    var id = validations.select(account, "Seizure at the same supplier", MARIA);

    assertThat(events.stream(ValidationSelected.class))
        .contains(new ValidationSelected(account, "Seizure at the same supplier", id));
    plan();
    assertThatThrownBy(() -> validations.select(account, "Again", MARIA))
        .hasMessageContaining("under way");
  }

  @Test
  void keepsAnActionOfARiskPlanAndAnnouncesItOnce(ApplicationEvents events) {
    members.certifiedImporter(account);
    var actionId = account + "-APP-1-RA-A1";
    var planned =
        new RiskActionPlanned(
            account,
            account + "-APP-1",
            account + "-APP-1-RA",
            actionId,
            "IMP",
            "6.7",
            "Seals at the consolidator are not tugged",
            "Train VVTT",
            "Warehouse manager",
            MARCH_3.plusDays(45),
            "Training log");
    publisher.publishEvent(planned);
    publisher.publishEvent(planned);
    var begun = actions.begin(actionId, STEP);

    assertThat(
            events.stream(CorrectiveActionOpened.class).filter(e -> e.actionId().equals(actionId)))
        .containsExactly(new CorrectiveActionOpened(account, account + "-APP-1", actionId, "IMP"));
    assertThat(actions.view(actionId).origin()).isEqualTo(CorrectiveActionView.Origin.RISK_PLAN);
    assertThat(begun.actionDueAt()).hasToString("2027-04-17T23:59:59-04:00");
    assertThat(begun.dueRule()).isEqualTo("DC04");
    assertThat(begun.actionSummary())
        .contains(
            "](/criteria/6.7).", "Due April 17, 2027", "not tugged", "Train VVTT", "Training log");
  }

  @Test
  void asksForMoreProofNeverBeforeTheOldDate() {
    members.certifiedImporter(account);
    reported(true);
    flow.publish(caseId, STEP);
    var id = caseId + "-A1";
    actions.answer(id, 1, "Two people sign", "Manager", APRIL_2, List.of("f1"), BEN);
    var registered = actions.registerAnswer(id, STEP);
    actions.verify(id, 2, Verification.MORE, "Send the log of May", DANA);
    var early = actions.reopen(id, STEP);

    assertThat(registered.verifyDueAt()).hasToString("2027-04-12T23:59:59-04:00");
    assertThat(registered.answerSummary()).contains("Two people sign", "Files of proof: 1");
    assertThat(early).hasToString("2027-07-01T23:59:59-04:00");
    assertThat(actions.reopen(id, STEP)).isEqualTo(early);
    clock.set(LocalDate.of(2027, 6, 28));
    actions.answer(id, 3, "Log of May", "Manager", APRIL_2, List.of("f2"), BEN);
    actions.registerAnswer(id, STEP);
    actions.verify(id, 4, Verification.MORE, "June too", DANA);
    assertThat(actions.reopen(id, STEP)).hasToString("2027-07-12T23:59:59-04:00");
    assertThat(letter("corrective-action-more-needed").text())
        .contains("June too", "July 12, 2027");
  }

  @Test
  void keepsTheDatesOfAnOverdueAndExtendedAction() {
    members.certifiedImporter(account);
    reported(true);
    flow.publish(caseId, STEP);
    var id = caseId + "-A1";
    clock.set(LocalDate.of(2027, 7, 2));
    var overdue = actions.registerOverdue(id, STEP);
    assertThat(actions.registerOverdue(id, STEP)).isEqualTo(overdue);
    actions.extend(id, LocalDate.of(2027, 8, 15), "The camera is on order", DANA);
    actions.extend(id, LocalDate.of(2027, 8, 15), "The camera is on order", DANA);

    assertThat(overdue).hasToString("2027-07-12T23:59:59-04:00");
    assertThat(actions.dueAt(id)).hasToString("2027-08-15T23:59:59-04:00");
    assertThat(deadlines.of(account))
        .filteredOn(d -> d.caseId().equals(id) && d.ruleId().equals("DL12"))
        .extracting(Deadline::dueOn, Deadline::state)
        .containsExactlyInAnyOrder(
            tuple(LocalDate.of(2027, 7, 1), Deadline.State.CANCELLED),
            tuple(LocalDate.of(2027, 8, 15), Deadline.State.OPEN));
    assertThat(actions.view(id).dueDates().getLast().reason()).isEqualTo("The camera is on order");
    clock.set(LocalDate.of(2027, 8, 16));
    actions.registerOverdue(id, STEP);
    actions.stopWaiting(id, "No word", DANA);
    actions.closeAsOverdue(id, STEP);
    assertThat(actions.view(id).state()).isEqualTo(CorrectiveActionState.OVERDUE);
    assertThat(letters.of(account))
        .extracting(Letter::template)
        .filteredOn(t -> t.equals("corrective-action-overdue"))
        .hasSize(2);
  }

  @Test
  void replacesTheFindingOfTheSameCriterionAndVisit() {
    members.certifiedImporter(account);
    visiting();
    find(1, "6.1", FindingResult.MET, null, Set.of());
    find(1, "6.1", FindingResult.MET_WITH_RECOMMENDATION, null, Set.of());

    var view = validations.view(caseId);
    assertThat(view.findings())
        .extracting(FindingView::criterionId, FindingView::result)
        .containsExactly(tuple("6.1", FindingResult.MET_WITH_RECOMMENDATION));
    validations.removeFinding(caseId, view.findings().getFirst().id(), DANA);
    assertThat(validations.view(caseId).findings()).isEmpty();
    assertThatThrownBy(() -> find(1, "99.9", FindingResult.MET, null, Set.of()))
        .hasMessageContaining("does not apply");
  }

  private void plan() {
    flow.open(account, caseId, "IMP", "First validation", STEP);
    steps.plan(
        caseId,
        new Plan(
            ValidationKind.ON_SITE,
            steps.possibleSites(account),
            "The docks and the stuffing abroad",
            List.of("dana.whitfield", "luis.ortega"),
            "dana.whitfield",
            List.of("Seal log"),
            Map.of()),
        DANA);
  }

  private void visiting() {
    plan();
    flow.sendNotice(caseId, STEP);
    steps.agreeDates(
        caseId,
        Map.of("Buffalo warehouse", APRIL_2, "Vinh Phuc supplier factory office", APRIL_2),
        false,
        BEN);
    flow.schedule(caseId, STEP);
    clock.set(APRIL_2);
  }

  private void reported(boolean withActions) {
    visiting();
    flow.startVisits(caseId, STEP);
    if (withActions) {
      find(1, "6.5", FindingResult.ACTION_REQUIRED, "Mend 6.5", Set.of());
      find(1, "9.8", FindingResult.ACTION_REQUIRED, "Mend 9.8", Set.of());
      find(2, "7.5", FindingResult.MET_WITH_RECOMMENDATION, null, Set.of());
    }
    report(false);
  }

  private void report(boolean falseStatement) {
    for (int visit = 1; visit <= 2; visit++) {
      find(visit, "6.1", FindingResult.MET, null, Set.of());
      steps.conduct(
          caseId,
          caseId + "-V" + visit,
          LocalTime.of(9, 0),
          LocalTime.of(16, 0),
          "Warehouse manager",
          "Walked the docks",
          Map.of(),
          DANA);
    }
    steps.draftReport(
        caseId,
        new ReportDraft(
            77,
            "The company follows its profile",
            falseStatement,
            falseStatement ? "The seal log was written afterwards" : null,
            ValidationOutcome.VALIDATED),
        DANA);
    steps.decideReport(caseId, true, null, MARIA);
  }

  private void find(
      int visit,
      String criterionId,
      FindingResult result,
      String measure,
      Set<BestPracticeElement> elements) {
    validations.recordFinding(
        caseId,
        new FindingEntry(
            caseId + "-V" + visit,
            criterionId,
            result,
            "What was seen at " + criterionId,
            measure,
            List.of(),
            "Warehouse manager",
            elements),
        DANA);
  }

  private void accept(String actionId) {
    actions.begin(actionId, STEP);
    actions.answer(actionId, 1, "Done", "Manager", APRIL_2, List.of("f1"), BEN);
    actions.registerAnswer(actionId, STEP);
    actions.verify(actionId, 2, Verification.ACCEPT, null, DANA);
    actions.close(actionId, STEP);
  }

  private Letter letter(String template) {
    return letters.of(account).stream()
        .filter(letter -> letter.template().equals(template))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "No letter "
                        + template
                        + " among "
                        + letters.of(account).stream()
                            .map(Letter::template)
                            .collect(Collectors.toList())));
  }

  private MembershipStatus status() {
    return accounts.get(AccountNumber.of(account)).status();
  }

  private CaseState state() {
    return accounts.get(AccountNumber.of(account)).caseState();
  }
}
