package org.ctpat.process.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.document.Documents;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.partner.FollowUpState;
import org.ctpat.partner.FollowUpView;
import org.ctpat.partner.FollowUps;
import org.ctpat.partner.PartnerEntry;
import org.ctpat.partner.PartnerSearch;
import org.ctpat.partner.PartnerStanding;
import org.ctpat.partner.PartnerView;
import org.ctpat.partner.Partners;
import org.ctpat.partner.ProofEntry;
import org.ctpat.partner.ProofKind;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.risk.Occasion;
import org.ctpat.risk.PartyRole;
import org.ctpat.risk.Reassessments;
import org.ctpat.risk.Trigger;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxTask;
import org.ctpat.task.Person;
import org.ctpat.task.SubmissionRefused;
import org.ctpat.validation.TestMembers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class PartnerFollowUpProcessTest {

  private static final String PROCESS = "partner-follow-up";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);

  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private AuditTrail audit;
  @Autowired private CamundaClient client;
  @Autowired private CaseProgress progress;
  @Autowired private Deadlines deadlines;
  @Autowired private Documents documents;
  @Autowired private FollowUps followUps;
  @Autowired private Inbox inbox;
  @Autowired private Letters letters;
  @Autowired private Partners partners;
  @Autowired private Reassessments reassessments;
  @Autowired private Stories stories;

  private final String account = TestAccounts.next();
  private final String carrier = TestAccounts.next();
  private final List<Long> started = new ArrayList<>();
  private long partnerId;
  private String caseId;
  private StoryPlayer player;

  @BeforeEach
  void suspendTheCarrierOfAMember() {
    new TestMembers(accounts, profiles).certifiedImporter(account);
    new TestMembers(accounts, profiles).certifiedImporter(carrier);
    player = stories.of(DemoCompany.BLUE_HERON.as(account));
    partnerId =
        partners.add(
            account,
            new PartnerEntry(
                "Ribera Freight", "MX", PartyRole.TRUCKER, true, carrier, null, "", "", null, null),
            BEN);
    partners.prove(
        account,
        partnerId,
        new ProofEntry(
            ProofKind.CERTIFICATE,
            null,
            "CT-1",
            deadlines.today(),
            deadlines.today().plusYears(1),
            "",
            List.of()),
        BEN);
    TestStandings.walk(accounts, carrier, "post_incident_finding", "suspend");
    await().atMost(PATIENCE).until(() -> !followUps.of(account).isEmpty());
    caseId = followUps.of(account).getFirst().followUpId();
    begin();
  }

  @AfterEach
  void stopWhatStillRuns() {
    started.forEach(
        key -> client.newCancelInstanceCommand(key).send().exceptionally(ended -> null));
  }

  @Test
  void thePartnerIsKeptWithAcceptedMeasures() {
    assertThat(partner().standing()).isEqualTo(PartnerStanding.LOST);
    assertThat(partner().proofs()).noneMatch(proof -> proof.good());
    var task = player.task("assess-affected-partner");
    assertThat(task.candidateGroups()).containsExactly("member-" + account);
    assertThat(task.caseId()).isEqualTo(caseId);
    assertThat(task.dueRule()).isEqualTo("DC21");
    assertThat(task.variables().get("partnerSummary").toString())
        .contains("Ribera Freight", "was suspended on");
    player.play("assess-affected-partner");
    var review = player.task("review-partner-measures");
    assertThat(review.variables().get("assessmentSummary").toString()).contains("seal and inspect");
    player.play("review-partner-measures");

    path()
        .passed(
            "Start_PartnerStatusLost",
            "Task_OpenPartnerFollowUp",
            "Task_AssessAffectedPartner",
            "Task_RegisterPartnerAssessment",
            "Task_ReviewPartnerMeasures",
            "Task_ClosePartnerFollowUp",
            "End_PartnerFollowedUp")
        .took("Flow_NewFollowUp_AssessAgain", "Flow_PartnerKept_ReviewPartnerMeasures")
        .ended();
    assertThat(followUp().state()).isEqualTo(FollowUpState.CLOSED);
    assertThat(followUp().files()).hasSize(1);
    assertThat(deadlines.of(account))
        .filteredOn(date -> date.caseId().equals(caseId))
        .extracting(Deadline::ruleId, Deadline::dueOn, Deadline::state)
        .containsExactlyInAnyOrder(
            tuple("DC21", deadlines.today().plusDays(30), Deadline.State.MET),
            tuple("DC03", deadlines.today().plusDays(10), Deadline.State.MET));
    assertThat(letters.of(account))
        .extracting(Letter::template)
        .contains("partner-follow-up-opened", "partner-follow-up-closed");
    assertThat(letters.of(account))
        .filteredOn(letter -> letter.template().equals("partner-follow-up-opened"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("Ribera Freight", "DC21"));
    assertThat(audit.historyOfCase(account, caseId, 50))
        .extracting(AuditEntry::action)
        .contains(
            "Partner follow-up opened",
            "Partner follow-up answered",
            "Partner measures accepted",
            "Partner follow-up closed");
    assertThat(reassessments.of(account))
        .extracting(Trigger::occasion)
        .containsExactly(Occasion.STATUS_LOST);
  }

  @Test
  void moreIsAskedUntilANewProofIsThere() {
    var reviews = new AtomicInteger();
    player.override(
        "review-partner-measures",
        task ->
            reviews.incrementAndGet() == 1
                ? Map.of(
                    "measuresDecision",
                    "return",
                    "measuresRemarks",
                    "Send the certificate of the new programme.")
                : Map.of("measuresDecision", "accept"));
    player.play("assess-affected-partner");
    player.play("review-partner-measures");
    path().took("Flow_MeasuresAccepted_ReturnPartnerAssessment");
    var again = player.task("assess-affected-partner");
    assertThat(again.dueRule()).isEqualTo("DC05");
    assertThat(again.variables().get("partnerSummary").toString())
        .contains("Send the certificate of the new programme.");
    assertThat(letters.of(account))
        .filteredOn(letter -> letter.template().equals("partner-assessment-returned"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("DC05"));

    assertThatThrownBy(
            () ->
                player.submit(
                    again,
                    Map.of(
                        "partnerDecision",
                        "newProof",
                        "measures",
                        "A certificate of the Mexican programme is here.",
                        "proofKind",
                        "AEO_CERTIFICATE",
                        "proofProgramme",
                        "MX",
                        "proofReference",
                        "OEA-77",
                        "proofValidUntil",
                        deadlines.today().minusDays(1).toString())))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("Add the proof as a file");
    player.submit(
        again,
        Map.of(
            "partnerDecision",
            "newProof",
            "measures",
            "A certificate of the Mexican programme is here.",
            "proofKind",
            "AEO_CERTIFICATE",
            "proofProgramme",
            "MX",
            "proofReference",
            "OEA-77",
            "proofValidUntil",
            deadlines.today().plusYears(2).toString(),
            "measureFiles",
            List.of(file())));
    player.play("review-partner-measures");

    path().ended();
    assertThat(partner().standing()).isEqualTo(PartnerStanding.PROVEN);
    assertThat(partner().proofs().getFirst().kind()).isEqualTo(ProofKind.AEO_CERTIFICATE);
    assertThat(deadlines.of(account))
        .filteredOn(date -> date.caseId().equals(caseId))
        .allMatch(date -> date.state() == Deadline.State.MET);
  }

  @Test
  void aReplacedPartnerIsEndedAndTheNewOneEntered() {
    player.override(
        "assess-affected-partner",
        task ->
            Map.of(
                "partnerDecision",
                "replace",
                "replacementName",
                "Norteña Carriers",
                "replacementCountry",
                "mx",
                "measures",
                "All loads from next week on go with the new carrier."));
    player.play("assess-affected-partner");
    player.settle();

    path()
        .took("Flow_PartnerKept_FollowUpSettled")
        .didNotPass("Task_ReviewPartnerMeasures")
        .ended();
    assertThat(partner().ended()).isTrue();
    assertThat(followUp().outcome()).contains("Norteña Carriers");
    assertThat(
            partners
                .page(account, new PartnerSearch("", null, false, PartnerSearch.Sort.NAME, 1))
                .partners())
        .extracting(found -> found.entry().name())
        .containsExactly("Norteña Carriers");
    assertThat(reassessments.of(account))
        .extracting(Trigger::occasion)
        .containsExactlyInAnyOrder(Occasion.STATUS_LOST, Occasion.NEW_PARTNER);
  }

  @Test
  void aPartnerThatIsNotUsedAnyMoreNeedsNoReview() {
    player.override(
        "assess-affected-partner",
        task ->
            Map.of(
                "partnerDecision",
                "notUsed",
                "measures",
                "We ended the contract; no load is on its way."));
    player.play("assess-affected-partner");
    player.settle();

    path().ended().didNotPass("Task_ReviewPartnerMeasures");
    assertThat(partner().ended()).isTrue();
  }

  @Test
  void aLateAnswerIsEscalated() {
    player.task("assess-affected-partner");
    player.advancePast(deadlines.find(caseId, "DC21").orElseThrow().dueAt());

    path()
        .passed(
            "Boundary_AssessmentLate", "Task_EscalateOverdueStep", "End_LateAssessmentEscalated")
        .waitsAt("Task_AssessAffectedPartner");
    player.play("assess-affected-partner");
    player.play("review-partner-measures");
    path().ended();
  }

  @Test
  void theFollowUpEndsWhenTheStatusIsBack() {
    var task = player.task("assess-affected-partner");
    TestStandings.walk(accounts, carrier, "response_submitted", "plan_fulfilled");
    await().atMost(PATIENCE).until(() -> followUp().state() == FollowUpState.CLOSED);
    await()
        .atMost(PATIENCE)
        .until(() -> inbox.find(task.key()).orElseThrow().state() == InboxTask.State.CANCELLED);

    path().passed("Start_PartnerStatusRegained", "Task_ExplainCancelledTasks", "End_FollowUpEnded");
    assertThat(followUp().outcome()).contains("good standing again");
    assertThat(partner().standing()).isEqualTo(PartnerStanding.PROVEN);
    assertThat(deadlines.find(caseId, "DC21").orElseThrow().state())
        .isEqualTo(Deadline.State.CANCELLED);
  }

  @Test
  void aSecondProcessForTheSameFollowUpEndsAtOnce() {
    player.task("assess-affected-partner");
    begin();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> path().passed("Task_OpenPartnerFollowUp", "End_FollowUpRunsAlready").ended());

    assertThat(inbox.openOfCase(caseId)).hasSize(1);
    assertThat(letters.of(account))
        .filteredOn(letter -> letter.template().equals("partner-follow-up-opened"))
        .hasSize(1);
  }

  @Test
  void refusesTheReviewByThePersonWhoAnswered() {
    player.play("assess-affected-partner");
    var both =
        new Person(player.company().memberId(), "Ben Carter", Set.of("ctpat-specialist"), null);

    assertThatThrownBy(
            () ->
                player.submit(
                    player.task("review-partner-measures"),
                    Map.of("measuresDecision", "accept"),
                    both))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("another person reviews it");
  }

  @Test
  void refusesAnAnswerThatSaysTooLittle() {
    var task = player.task("assess-affected-partner");
    var measures = "Our own people look at each load of this partner.";
    assertThatThrownBy(
            () -> player.submit(task, Map.of("partnerDecision", "mitigate", "measures", measures)))
        .hasMessageContaining("by when");
    assertThatThrownBy(
            () ->
                player.submit(
                    task,
                    Map.of(
                        "partnerDecision",
                        "replace",
                        "measures",
                        measures,
                        "replacementName",
                        "New carrier",
                        "replacementCountry",
                        "XX")))
        .hasMessageContaining("two letters");
    assertThat(followUp().state()).isEqualTo(FollowUpState.OPEN);
  }

  private String file() {
    return documents
        .store(
            account,
            "oea.txt",
            new ByteArrayInputStream("Certificate OEA-77".getBytes(StandardCharsets.UTF_8)),
            "partner follow-up",
            null,
            BEN)
        .id();
  }

  private void begin() {
    started.add(
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(PROCESS)
            .latestVersion()
            .variables(Map.of("accountNumber", account, "caseId", caseId, "entityType", "IMP"))
            .execute()
            .getProcessInstanceKey());
  }

  private FollowUpView followUp() {
    return followUps.find(caseId).orElseThrow();
  }

  private PartnerView partner() {
    return partners.find(account, partnerId).orElseThrow();
  }

  private WalkedPath path() {
    return WalkedPath.of(progress, caseId, PROCESS);
  }
}
