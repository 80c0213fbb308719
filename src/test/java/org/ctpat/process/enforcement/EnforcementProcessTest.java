package org.ctpat.process.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.Benefits;
import org.ctpat.account.CaseState;
import org.ctpat.account.Certificates;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.Memberships;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.appeal.Appeals;
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
import org.ctpat.enforcement.EnforcementState;
import org.ctpat.enforcement.EnforcementView;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.enforcement.GoalEntry;
import org.ctpat.enforcement.Proposal;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.InboxEntry;
import org.ctpat.task.Notice;
import org.ctpat.task.Notices;
import org.ctpat.task.Person;
import org.ctpat.task.SubmissionRefused;
import org.ctpat.validation.CorrectiveActionState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class EnforcementProcessTest {

  private static final Actor DANA = DemoPeople.cbp("dana.whitfield").actor();
  private static final Person MARIA = DemoPeople.cbp("maria.kessler");
  private static final Person JAMES = DemoPeople.cbp("james.liu");

  @Autowired private AccountProfiles profiles;
  @Autowired private Accounts accounts;
  @Autowired private Appeals appeals;
  @Autowired private AuditTrail audit;
  @Autowired private Benefits benefits;
  @Autowired private CamundaClient client;
  @Autowired private CaseProgress progress;
  @Autowired private Certificates certificates;
  @Autowired private Deadlines deadlines;
  @Autowired private Enforcements enforcements;
  @Autowired private JdbcClient jdbc;
  @Autowired private Letters letters;
  @Autowired private Memberships memberships;
  @Autowired private Notices notices;
  @Autowired private Stories stories;

  private final String account = TestAccounts.next();
  private final DemoCompany company = DemoCompany.BLUE_HERON.as(account);
  private StoryPlayer player;
  private String caseId;

  @BeforeEach
  void certifyTheCompany() {
    new MemberSetup(accounts, profiles, memberships).certify(company, jdbc);
    player = stories.of(company);
  }

  @Test
  void suspendsAMemberAndReinstatesItAfterItsPlan() {
    var held = benefits.of(number()).size();
    propose(SuspensionGrounds.CRITERIA_NOT_MET, false);

    assertThat(caseState()).isEqualTo(CaseState.SUSPENSION_PENDING);
    assertThat(status()).as("a proposal changes no status").isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(letter("suspension-proposed").text())
        .contains("Seals were found open", "967(a)", "DL13", caseId);
    var review = player.task("review-proposed-suspension");
    assertThat(review.dueAt()).isEqualTo(UsEastern.endOf(today().plusDays(10)));
    assertThat(String.valueOf(review.variables().get("proposalSummary")))
        .contains("Proposed by Dana Whitfield");
    assertThat(review.variables()).containsEntry("dependentMembers", 0);
    player.play("review-proposed-suspension");

    assertThat(status()).isEqualTo(MembershipStatus.SUSPENDED);
    assertThat(benefits.of(number())).as("benefits end at once").isEmpty();
    assertThat(certificates.of(number()))
        .singleElement()
        .satisfies(
            certificate ->
                assertThat(certificates.standing(certificate.number()))
                    .hasValueSatisfying(standing -> assertThat(standing.holds()).isFalse()));
    var answerBy = deadlines.find(caseId, "DL13").orElseThrow();
    assertThat(answerBy.dueOn()).isEqualTo(today().plusDays(90));
    assertThat(answerBy.explanation()).contains("date of suspension letter", "DL13");
    assertThat(deadlines.find(caseId, "DL14"))
        .hasValueSatisfying(appeal -> assertThat(appeal.dueOn()).isEqualTo(today().plusDays(90)));
    assertThat(letter("membership-suspended").text())
        .contains("Seals were found open", "DL13", "DL14", "967(c)")
        .contains("you may appeal this decision until " + UsEastern.inWords(answerBy.dueOn()))
        .contains("benefits have ended today");

    var answer = player.task("answer-suspension");
    assertThatThrownBy(
            () ->
                player.submit(
                    answer,
                    Map.of(
                        "suspensionAnswer",
                        "The night shift closed containers without the seal log; a new checker is there.",
                        "planConfirmed",
                        true,
                        "visitsConsented",
                        true)))
        .as("without a goal there is no plan")
        .isInstanceOf(SubmissionRefused.class);
    player.play("answer-suspension");

    assertThat(caseState()).isEqualTo(CaseState.REINSTATEMENT_REVIEW);
    assertThat(deadlines.find(caseId, "DL13").orElseThrow().state()).isEqualTo(Deadline.State.MET);
    assertThat(letter("response-received").text()).contains("Each container leaves with a seal");
    player.play("review-reinstatement-plan");

    assertThat(view().goals())
        .singleElement()
        .satisfies(
            goal -> {
              assertThat(goal.actionId()).isEqualTo(caseId + "-G1");
              assertThat(goal.outcome()).isEqualTo(CorrectiveActionState.OPEN);
              assertThat(deadlines.find(caseId + "-G1", "DC04"))
                  .hasValueSatisfying(
                      date -> assertThat(date.dueOn()).isEqualTo(today().plusDays(45)));
            });
    player.playUntil("check-unannounced");
    assertThat(letters.of(account))
        .as("the company is not told of the check")
        .noneMatch(letter -> letter.text().contains("DC25"));
    player.play("check-unannounced");
    assertThat(
            String.valueOf(
                player.task("decide-reinstatement").variables().get("reinstatementFacts")))
        .contains("Outcome: accepted", "passed", "Nothing stands against the reinstatement");
    player.play("decide-reinstatement");

    path()
        .passed(
            "Start_SuspensionProposed",
            "Task_OpenEnforcementCase",
            "Task_ReviewProposedSuspension",
            "Task_SuspendMembership",
            "Sub_AwaitResponse",
            "Task_RegisterResponse",
            "Call_Reinstatement",
            "Task_ReinstateMembership",
            "End_MembershipReinstated")
        .took("Flow_Aggravated_ReviewAgain", "Flow_SuspensionDecision_SuspendMembership")
        .didNotPass("Task_ConfirmNoResponse", "Task_RemoveMember")
        .ended();
    reinstatement()
        .passed(
            "Task_ReviewReinstatementPlan",
            "Task_OpenReinstatementGoals",
            "Call_CorrectiveAction",
            "Task_PrepareUnannouncedCheck",
            "Task_CheckUnannounced",
            "Task_AssessReinstatement",
            "Task_DecideReinstatement",
            "End_ReinstatementDecided")
        .took("Flow_PlanAccepted_OpenReinstatementGoals")
        .ended();
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(caseState()).isEqualTo(CaseState.NONE);
    assertThat(benefits.of(number())).hasSize(held);
    assertThat(letter("membership-reinstated").text()).contains("certified again", "not");
    assertThat(view().state()).isEqualTo(EnforcementState.REINSTATED);
    assertThat(auditActions())
        .containsSubsequence(
            "Suspension proposed",
            "Proposed suspension reviewed",
            "Status changed by suspend",
            "Membership suspended",
            "Goal added",
            "Suspension answered",
            "Status changed by response submitted",
            "Reinstatement plan reviewed",
            "Checked without notice",
            "Reinstatement decided",
            "Status changed by plan fulfilled",
            "Membership reinstated");
    assertThat(audit.verify(account).intact()).isTrue();
  }

  @Test
  void removesAMemberAfterHeadquartersHasConfirmedItsSilence() {
    suspended();
    var answerBy = deadlines.find(caseId, "DL13").orElseThrow();
    player.advanceTo(answerBy.dueAt().minusDays(30).toInstant().plusSeconds(1));
    assertThat(letterTemplates()).contains("task-reminder");

    player.advancePast(answerBy.dueAt());

    assertThat(status()).as("a timer decides nothing").isEqualTo(MembershipStatus.SUSPENDED);
    assertThat(openForms()).containsExactlyInAnyOrder("answer-suspension", "confirm-no-response");
    assertThat(player.task("confirm-no-response").dueAt())
        .isEqualTo(UsEastern.endOf(answerBy.dueOn().plusDays(10)));
    assertThat(letter("response-missing").text()).contains("you can still answer", "DL13");
    player.play("confirm-no-response");

    path()
        .passed(
            "Boundary_ResponsePeriodPassed",
            "Task_RegisterSilence",
            "Task_ConfirmNoResponse",
            "Boundary_SilenceConfirmed",
            "Task_RemoveMember")
        .took("Flow_SilenceConfirmed_NoResponse")
        .waitsAt("Gateway_RemovalContested");
    assertThat(openForms()).doesNotContain("answer-suspension");
    assertThat(status()).isEqualTo(MembershipStatus.REMOVED);
    assertThat(deadlines.find(caseId, "DL17"))
        .hasValueSatisfying(
            waiting -> {
              assertThat(waiting.dueOn()).isEqualTo(today().plusYears(1));
              assertThat(waiting.kind()).isEqualTo(Deadline.Kind.NOT_BEFORE);
            });
    assertThat(letter("membership-removed").text())
        .contains("Silence confirmed", "DL14", "DL17", UsEastern.inWords(today().plusYears(1)))
        .contains("Two letters and four calls stayed without an answer");
    assertThat(auditActions())
        .containsSubsequence(
            "Time to answer passed without an answer",
            "Silence decided",
            "Status changed by no response confirmed",
            "Member removed");
  }

  @Test
  void takesALateAnswerAfterMoreTimeWasGiven() {
    suspended();
    player.advancePast(deadlines.find(caseId, "DL13").orElseThrow().dueAt());
    var until = today().plusDays(30);
    player.override(
        "confirm-no-response",
        task ->
            Map.of(
                "silenceDecision", "extend",
                "responseExtendedUntil", until.toString(),
                "silenceReason", "The new owner asked for four weeks to write the plan."));
    for (var wrong : List.of(today(), today().plusDays(91))) {
      assertThatThrownBy(
              () ->
                  player.submit(
                      player.task("confirm-no-response"),
                      Map.of(
                          "silenceDecision", "extend",
                          "responseExtendedUntil", wrong.toString(),
                          "silenceReason", "The new owner asked for more time.")))
          .isInstanceOf(SubmissionRefused.class);
    }
    player.play("confirm-no-response");

    assertThat(deadlines.find(caseId, "DL13"))
        .hasValueSatisfying(
            date -> {
              assertThat(date.dueOn()).isEqualTo(until);
              assertThat(date.explanation()).contains("The new owner asked", "Helen Brandt");
            });
    assertThat(letter("response-extended").text()).contains(UsEastern.inWords(until));
    assertThat(player.task("answer-suspension").dueAt()).isEqualTo(UsEastern.endOf(until));
    path().took("Flow_SilenceConfirmed_ExtendResponse").waitsAt("Sub_AwaitResponse");

    player.advancePast(UsEastern.endOf(until));
    path().passed("Event_ExtendedResponseDatePassed");
    assertThat(letterTemplates().stream().filter("response-missing"::equals)).hasSize(2);
    assertThat(openForms()).containsExactlyInAnyOrder("answer-suspension", "confirm-no-response");
    player.play("answer-suspension");

    assertThat(openForms())
        .as("the answer ends the question of silence")
        .containsExactly("review-reinstatement-plan");
    assertThat(caseState()).isEqualTo(CaseState.REINSTATEMENT_REVIEW);
  }

  @Test
  void removesAnAggravatedCaseAtOnceByHeadquarters() {
    propose(SuspensionGrounds.SECURITY_INCIDENT, true);

    assertThat(caseState()).as("nothing moves before headquarters").isEqualTo(CaseState.NONE);
    assertThat(letterTemplates()).doesNotContain("suspension-proposed");
    assertThat(openForms()).containsExactly("decide-removal");
    player.play("decide-removal");

    path()
        .passed("Task_DecideRemoval", "Task_RemoveMember")
        .took("Flow_Aggravated_RemovalAsked", "Flow_RemoveAtOnce_RemovalDecided")
        .didNotPass("Task_ReviewProposedSuspension", "Task_SuspendMembership");
    assertThat(status()).isEqualTo(MembershipStatus.REMOVED);
    assertThat(benefits.of(number())).isEmpty();
    assertThat(deadlines.find(caseId, "DL17")).as("only after silence").isEmpty();
    assertThat(letter("membership-removed").text())
        .contains("Removal at once", "narcotics behind a false wall", "DL14")
        .doesNotContain("DL17");
    assertThat(auditActions()).contains("Status changed by aggravated event", "Member removed");
  }

  @Test
  void givesACaseBackToTheFieldWhichClearsIt() {
    propose(SuspensionGrounds.SECURITY_INCIDENT, true);
    player.override(
        "decide-removal",
        task ->
            Map.of(
                "removalDecision", "review",
                "removalReason", "The driver acted alone; the company told us itself."));
    player.play("decide-removal");

    assertThat(caseState()).isEqualTo(CaseState.SUSPENSION_PENDING);
    assertThat(letterTemplates().stream().filter("suspension-proposed"::equals)).hasSize(1);
    assertThat(player.task("review-proposed-suspension").candidateGroups())
        .containsExactly("ctpat-supervisor");
    assertThatThrownBy(() -> review("cure", "Show that drivers are screened each year."))
        .as("no answer within two weeks mends an incident")
        .isInstanceOf(SubmissionRefused.class);
    review("clear", "Screening and seals were in order; the driver was handed to the police.");

    path()
        .passed("Task_DecideRemoval", "Task_ReviewProposedSuspension", "End_ProposalCleared")
        .took("Flow_RemoveAtOnce_ReviewAgain", "Flow_SuspensionDecision_ClearProposal")
        .ended();
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(caseState()).isEqualTo(CaseState.NONE);
    assertThat(letter("proposal-cleared").text()).contains("handed to the police");
    assertThat(view().state()).isEqualTo(EnforcementState.CLEARED);
    assertThat(openDates()).isEmpty();
  }

  @Test
  void asksHeadquartersForARemovalAfterTheReview() {
    propose(SuspensionGrounds.FALSE_INFORMATION, false, true);
    review("askRemoval", "The records were forged over two years with the officer's knowledge.");

    assertThat(caseState()).isEqualTo(CaseState.SUSPENSION_PENDING);
    assertThat(String.valueOf(player.task("decide-removal").variables().get("dueRule")))
        .isEqualTo("DC03");
    player.play("decide-removal");

    path().took("Flow_SuspensionDecision_RemovalAsked", "Flow_RemoveAtOnce_RemovalDecided");
    assertThat(status()).isEqualTo(MembershipStatus.REMOVED);
    assertThat(deadlines.find(caseId, "DL15"))
        .as("after knowingly false information 30 days to appeal")
        .hasValueSatisfying(appeal -> assertThat(appeal.dueOn()).isEqualTo(today().plusDays(30)));
    assertThat(letter("membership-removed").text()).contains("967(b)", "DL15");
  }

  @Test
  void clearsTheProposalAfterAnAnswerToTheCureNotice() {
    propose(SuspensionGrounds.INACTION, false);
    review("cure", "Send the seal log of May and June and the name of who keeps it.");

    var cure = deadlines.find(caseId, "DL09").orElseThrow();
    assertThat(cure.dueOn()).isEqualTo(today().plusDays(14));
    assertThat(letter("cure-notice").text())
        .contains("Send the seal log of May", UsEastern.inWords(cure.dueOn()), "DL09");
    assertThat(view().state()).isEqualTo(EnforcementState.CURE);
    assertThat(player.task("answer-cure-notice").dueAt()).isEqualTo(cure.dueAt());
    player.play("answer-cure-notice");

    assertThat(deadlines.find(caseId, "DL09").orElseThrow().state()).isEqualTo(Deadline.State.MET);
    assertThat(
            String.valueOf(
                player.task("review-proposed-suspension").variables().get("proposalSummary")))
        .contains("Asked to be shown", "The seal log is complete again");
    review("clear", "The log is complete and the company answers again.");

    path()
        .passed(
            "Task_SendCureNotice",
            "Task_AnswerCureNotice",
            "Task_RegisterCureAnswer",
            "End_ProposalCleared")
        .took("Flow_SuspensionDecision_SendCureNotice", "Flow_RegisterCureAnswer_ReviewAgain")
        .didNotPass("Boundary_CurePeriodPassed")
        .ended();
    assertThat(caseState()).isEqualTo(CaseState.NONE);
    assertThat(auditActions())
        .containsSubsequence("Cure notice sent", "Cure notice answered", "Proposal cleared");
  }

  @Test
  void laysAnUnansweredCureNoticeBeforeTheSupervisor() {
    propose(SuspensionGrounds.INACTION, false);
    review("cure", "Send the seal log of May and June and the name of who keeps it.");
    var cure = deadlines.find(caseId, "DL09").orElseThrow();
    player.advancePast(cure.dueAt());

    path().passed("Boundary_CurePeriodPassed", "Task_RegisterCureAnswer");
    assertThat(caseState()).as("a timer decides nothing").isEqualTo(CaseState.SUSPENSION_PENDING);
    var review = player.task("review-proposed-suspension");
    assertThat(review.dueAt()).isEqualTo(UsEastern.endOf(cure.dueOn().plusDays(10)));
    assertThat(String.valueOf(review.variables().get("proposalSummary")))
        .contains("The company gave no answer");
    player.play("review-proposed-suspension");
    assertThat(status()).isEqualTo(MembershipStatus.SUSPENDED);
  }

  @Test
  void aSecondProposalJoinsTheOpenCase() {
    propose(SuspensionGrounds.INACTION, false);
    var again =
        enforcements.propose(
            account,
            new Proposal(
                SuspensionGrounds.CRITERIA_NOT_MET,
                "The fence of the Buffalo yard is open at two places since March.",
                false,
                false),
            MARIA.actor());

    assertThat(again).isEqualTo(caseId);
    assertThat(enforcements.of(account)).hasSize(1);
    assertThat(view().grounds())
        .extracting(EnforcementView.Ground::grounds)
        .containsExactly(SuspensionGrounds.INACTION, SuspensionGrounds.CRITERIA_NOT_MET);
    assertThat(letterTemplates().stream().filter("suspension-proposed"::equals)).hasSize(1);
    assertThat(letter("suspension-grounds-added").text()).contains("fence of the Buffalo yard");
    assertThatThrownBy(
            () ->
                player.submit(
                    player.task("review-proposed-suspension"),
                    Map.of("suspensionDecision", "suspend", "suspensionReason", "As proposed."),
                    MARIA))
        .as("who added grounds does not review them")
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("another supervisor");
    player.play("review-proposed-suspension");
    assertThat(letter("membership-suspended").text())
        .contains("Seals were found open", "fence of the Buffalo yard");
    assertThat(auditActions()).contains("Grounds added");
  }

  @Test
  void refusesByTheApiThatWhoProposedReviews() {
    caseId =
        enforcements.propose(
            account,
            new Proposal(
                SuspensionGrounds.INACTION,
                "Two letters of May and June stayed without an answer.",
                false,
                false),
            JAMES.actor());
    begin();
    var task = player.task("review-proposed-suspension");
    Map<String, Object> decision =
        Map.of("suspensionDecision", "suspend", "suspensionReason", "Nobody answers any more.");

    client.newAssignUserTaskCommand(task.key()).assignee("james.liu").execute();
    assertThatThrownBy(
            () -> client.newCompleteUserTaskCommand(task.key()).variables(decision).execute())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("another supervisor reviews it");
    assertThat(view().decisions()).isEmpty();
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);

    client.newUnassignUserTaskCommand(task.key()).execute();
    client.newAssignUserTaskCommand(task.key()).assignee("maria.kessler").execute();
    client.newCompleteUserTaskCommand(task.key()).variables(decision).execute();
    player.settle();
    assertThat(status()).isEqualTo(MembershipStatus.SUSPENDED);
  }

  @Test
  void escalatesALateReviewAndDecidesNothing() {
    propose(SuspensionGrounds.INACTION, false);
    player.advancePast(player.task("review-proposed-suspension").dueAt());

    path()
        .passed("Boundary_ReviewLate", "Task_EscalateOverdueStep", "End_LateReviewEscalated")
        .waitsAt("Task_ReviewProposedSuspension");
    assertThat(notices.of(MARIA, 100))
        .filteredOn(notice -> notice.accountNumber().equals(account))
        .extracting(Notice::text)
        .anyMatch(text -> text.contains("DC03"));
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
  }

  @Test
  void returnsThePlanAndAsksForMoreGoalsUntilTheCheckIsPassed() {
    suspended();
    player.play("answer-suspension");
    player.override(
        "review-reinstatement-plan",
        task ->
            Map.of(
                "planDecision", "return",
                "planReviewRemarks", "Add a goal for the gate of the Buffalo yard."));
    player.play("review-reinstatement-plan");
    player.noOverride("review-reinstatement-plan");

    var correction = deadlines.find(caseId, "DC05").orElseThrow();
    assertThat(correction.dueOn()).isEqualTo(today().plusDays(14));
    assertThat(letter("reinstatement-plan-returned").text())
        .contains("gate of the Buffalo yard", UsEastern.inWords(correction.dueOn()));
    player.advancePast(correction.dueAt());
    reinstatement()
        .passed(
            "Boundary_CorrectionLate", "Task_EscalateOverdueStep", "End_LateCorrectionEscalated")
        .waitsAt("Task_CorrectReinstatementPlan");
    enforcements.addGoal(
        caseId,
        new GoalEntry(
            "The gate of the Buffalo yard closes by itself and reports when it stays open.",
            "9.8",
            today().plusDays(30),
            List.of(),
            null),
        company.member().actor());
    player.play("correct-reinstatement-plan");

    // The second goal is refused, the check fails, headquarters asks for more.
    player.override(
        "verify-corrective-action",
        task ->
            String.valueOf(task.variables().get("actionId")).endsWith("-G2")
                ? Map.of(
                    "verification", "refuse",
                    "verificationRemarks", "The gate stood open at noon and nobody noticed.")
                : Map.of("verification", "accept"));
    player.override(
        "check-unannounced",
        task ->
            Map.of(
                "checkedOn", today().toString(),
                "checkedSite", "Buffalo yard",
                "checkFindings", "The gate stood open, the guard was at lunch.",
                "checkResult", "failed"));
    player.playUntil("decide-reinstatement");
    assertThatThrownBy(() -> player.play("decide-reinstatement"))
        .as("goals and check stand against it")
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("goal 2 is not reached")
        .hasMessageContaining("check failed");
    player.override(
        "decide-reinstatement",
        task ->
            Map.of(
                "reinstatementDecision", "moreGoals",
                "reinstatementReason", "The gate needs a goal that holds."));
    player.play("decide-reinstatement");
    player.noOverride("decide-reinstatement").noOverride("check-unannounced");

    reinstatement().took("Flow_ReinstatementDecision_MoreAsked");
    assertThat(enforcements.missing(caseId))
        .containsExactlyInAnyOrder(
            "add at least one goal with its date",
            "goal 2 was not reached: add a goal in its place");
    enforcements.addGoal(
        caseId,
        new GoalEntry(
            "A guard sits at the gate of the Buffalo yard day and night.",
            "9.8",
            today().plusDays(20),
            List.of(),
            2),
        company.member().actor());
    player.play("correct-reinstatement-plan");
    player.playUntil(() -> view().state().isFinal());

    assertThat(view().goals())
        .extracting(EnforcementView.Goal::number, EnforcementView.Goal::outcome)
        .containsExactly(
            tuple(1, CorrectiveActionState.ACCEPTED),
            tuple(2, CorrectiveActionState.REFUSED),
            tuple(3, CorrectiveActionState.ACCEPTED));
    assertThat(view().checks())
        .extracting(EnforcementView.Check::passed)
        .containsExactly(false, true);
    reinstatement()
        .passed("Task_CorrectReinstatementPlan", "Task_RegisterCorrectedPlan")
        .took("Flow_PlanAccepted_MoreAsked")
        .ended();
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
  }

  @Test
  void removesAMemberWhosePlanIsRefused() {
    suspended();
    player.play("answer-suspension");
    player.override(
        "review-reinstatement-plan",
        task ->
            Map.of(
                "planDecision", "refuse",
                "planReviewRemarks", "The plan leaves the yard to the same manager."));
    player.play("review-reinstatement-plan");
    player.override(
        "decide-reinstatement",
        task ->
            Map.of(
                "reinstatementDecision", "remove",
                "reinstatementReason", "The company does not part with who opened the seals."));
    assertThat(
            String.valueOf(
                player.task("decide-reinstatement").variables().get("reinstatementFacts")))
        .contains("refused by", "no goal of a plan is accepted yet");
    player.play("decide-reinstatement");

    reinstatement().took("Flow_PlanAccepted_ReinstatementPrepared").ended();
    path().took("Flow_Reinstated_RemovalDecided").passed("Task_RemoveMember");
    assertThat(status()).isEqualTo(MembershipStatus.REMOVED);
    assertThat(auditActions()).contains("Status changed by plan failed");
    assertThat(deadlines.find(caseId, "DL17")).isEmpty();
  }

  @Test
  void stopsTheClockOfTheAnswerWhileAnAppealRuns() {
    suspended();
    var first = deadlines.find(caseId, "DL13").orElseThrow();
    player.advance(Duration.ofDays(20));
    appeal("SUSPENSION");

    assertThat(caseState()).isEqualTo(CaseState.APPEAL_PENDING);
    assertThat(openForms()).doesNotContain("answer-suspension");
    assertThat(deadlines.find(caseId, "DL13").orElseThrow().paused()).isTrue();
    player.advance(Duration.ofDays(100));
    assertThat(openForms()).as("no silence while the clock stands").isEmpty();
    decideAppeal("uphold");

    assertThat(status()).isEqualTo(MembershipStatus.SUSPENDED);
    var resumed = deadlines.find(caseId, "DL13").orElseThrow();
    assertThat(resumed.paused()).isFalse();
    assertThat(resumed.dueOn())
        .as("the days that were left")
        .isEqualTo(first.dueOn().plusDays(100));
    assertThat(player.task("answer-suspension").dueAt()).isEqualTo(resumed.dueAt());
    assertThat(letter("response-resumed").text())
        .contains(UsEastern.inWords(first.dueOn()), UsEastern.inWords(resumed.dueOn()));
    path()
        .passed("Boundary_SuspensionAppealed", "Call_AppealOfTheSuspension", "Task_ResumeResponse")
        .took("Flow_SuspensionOverturned_ResumeResponse")
        .waitsAt("Sub_AwaitResponse");
  }

  @Test
  void closesTheCaseWhenTheAppealOverturnsTheSuspension() {
    suspended();
    appeal("SUSPENSION");
    decideAppeal("overturn");

    path()
        .passed("Call_AppealOfTheSuspension", "Task_CloseEnforcementCase", "End_DecisionOverturned")
        .took("Flow_SuspensionOverturned_DecisionOverturned")
        .ended();
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(view().state()).isEqualTo(EnforcementState.OVERTURNED);
    assertThat(openDates()).isEmpty();
  }

  @Test
  void endsTheMembershipWhenNobodyAppealsTheRemoval() {
    removedAtOnce();
    player.advancePast(deadlines.find(caseId, "DL14").orElseThrow().dueAt());

    path()
        .passed(
            "Event_AppealPeriodOver",
            "Task_CheckForAppeal",
            "Task_CloseMembership",
            "End_MemberRemoved")
        .took("Flow_AppealedInTime_RemovalStands")
        .ended();
    assertThat(view().state()).isEqualTo(EnforcementState.ENDED);
    assertThat(auditActions()).contains("Removal final");
  }

  @Test
  void waitsForTheAppealOfARemoval() {
    removedAtOnce();
    appeal("REMOVAL");
    path().passed("Event_RemovalAppealed").waitsAt("Call_AppealOfTheRemoval");
    decideAppeal("uphold");

    path().took("Flow_RemovalOverturned_RemovalStands").passed("End_MemberRemoved").ended();
    assertThat(status()).isEqualTo(MembershipStatus.REMOVED);
  }

  @Test
  void restoresTheMemberWhenTheAppealOverturnsTheRemoval() {
    removedAtOnce();
    appeal("REMOVAL");
    decideAppeal("overturn");

    path()
        .took("Flow_RemovalOverturned_DecisionOverturned")
        .passed("End_DecisionOverturned")
        .ended();
    assertThat(status()).isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(view().state()).isEqualTo(EnforcementState.OVERTURNED);
  }

  private void removedAtOnce() {
    propose(SuspensionGrounds.SECURITY_INCIDENT, true);
    player.play("decide-removal");
  }

  private void appeal(String kind) {
    appeals.file(
        account,
        caseId + "-" + kind,
        "The seals were whole when the containers left our yard, as the gate records show.",
        "Two people check and sign for each seal from now on, day and night.",
        List.of(),
        company.officer().actor());
    player.settle();
  }

  private void decideAppeal(String decision) {
    player.override(
        "decide-appeal",
        task ->
            Map.of(
                "appealDecision",
                decision,
                "appealReasons",
                "The gate records were read and compared with the seals."));
    player.play("decide-appeal");
  }

  private void propose(SuspensionGrounds grounds, boolean aggravated) {
    propose(grounds, aggravated, false);
  }

  private void propose(SuspensionGrounds grounds, boolean aggravated, boolean knowinglyFalse) {
    caseId =
        enforcements.propose(
            account,
            new Proposal(
                grounds,
                "Seals were found open on three of five containers, and nobody could say why.",
                knowinglyFalse,
                aggravated),
            DANA);
    begin();
  }

  private void suspended() {
    propose(SuspensionGrounds.CRITERIA_NOT_MET, false);
    player.play("review-proposed-suspension");
  }

  private void begin() {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("enforcement")
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber",
                account,
                "caseId",
                caseId,
                "entityType",
                company.entityType(),
                "caseGlance",
                accounts.glance(number(), "Certified")))
        .execute();
    player.settle();
  }

  private void review(String decision, String reason) {
    player.submit(
        player.task("review-proposed-suspension"),
        Map.of("suspensionDecision", decision, "suspensionReason", reason));
  }

  private WalkedPath path() {
    player.settle();
    return WalkedPath.of(progress, caseId, "enforcement");
  }

  private WalkedPath reinstatement() {
    player.settle();
    return WalkedPath.of(progress, caseId, "reinstatement");
  }

  private EnforcementView view() {
    return enforcements.find(caseId).orElseThrow();
  }

  private List<String> openForms() {
    return player.open().stream()
        .filter(entry -> entry.caseId().equals(caseId))
        .map(InboxEntry::formId)
        .toList();
  }

  private List<String> openDates() {
    return deadlines.of(account).stream()
        .filter(date -> date.caseId().equals(caseId) && date.state() == Deadline.State.OPEN)
        .map(Deadline::ruleId)
        .toList();
  }

  private List<String> letterTemplates() {
    return letters.of(account).stream().map(Letter::template).toList();
  }

  private Letter letter(String template) {
    return letters.of(account).stream()
        .filter(letter -> letter.template().equals(template))
        .findFirst()
        .orElseThrow(() -> new AssertionError(template + " is not among " + letterTemplates()));
  }

  private List<String> auditActions() {
    return audit.historyOfCase(account, caseId, 2000).reversed().stream()
        .map(AuditEntry::action)
        .toList();
  }

  private MembershipStatus status() {
    return accounts.get(number()).status();
  }

  private CaseState caseState() {
    return accounts.get(number()).caseState();
  }

  private AccountNumber number() {
    return AccountNumber.of(account);
  }

  private LocalDate today() {
    return deadlines.today();
  }
}
