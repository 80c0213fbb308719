package org.ctpat.process.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.incident.IncidentDecision;
import org.ctpat.incident.IncidentFinding;
import org.ctpat.incident.IncidentState;
import org.ctpat.incident.Incidents;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.process.WalkedPath;
import org.ctpat.risk.Reassessments;
import org.ctpat.risk.Trigger;
import org.ctpat.task.CaseProgress;
import org.ctpat.task.Person;
import org.ctpat.task.SubmissionRefused;
import org.ctpat.training.JobFunction;
import org.ctpat.training.Occasion;
import org.ctpat.training.PersonData;
import org.ctpat.training.PersonRecord;
import org.ctpat.training.Trainings;
import org.ctpat.validation.CorrectiveActionState;
import org.ctpat.validation.CorrectiveActionView;
import org.ctpat.validation.CorrectiveActions;
import org.ctpat.validation.TestMembers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class IncidentProcessTest {

  private static final String PROCESS = "incident";
  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor DANA = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);

  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private AuditTrail audit;
  @Autowired private CamundaClient client;
  @Autowired private CaseProgress progress;
  @Autowired private Clock clock;
  @Autowired private CorrectiveActions actions;
  @Autowired private Deadlines deadlines;
  @Autowired private Incidents incidents;
  @Autowired private Letters letters;
  @Autowired private Reassessments reassessments;
  @Autowired private Stories stories;
  @Autowired private Trainings trainings;

  private final String account = TestAccounts.next();
  private final List<Long> started = new ArrayList<>();
  private StoryPlayer player;

  @BeforeEach
  void certifyTheCompany() {
    new TestMembers(accounts, profiles).certifiedImporter(account);
    player = stories.of(DemoCompany.BLUE_HERON.as(account));
  }

  @AfterEach
  void stopWhatStillRuns() {
    for (var key : started) {
      client.newCancelInstanceCommand(key).send().exceptionally(ended -> null);
    }
  }

  @Test
  void followsASelfReportedIncidentToItsEnd() {
    trainings.addPerson(
        account,
        new PersonData(
            "D-1", "Dale Driver", Set.of(JobFunction.DRIVER), "Buffalo", deadlines.today()),
        BEN);
    var found = clock.instant().minus(Duration.ofMinutes(90)).truncatedTo(ChronoUnit.MINUTES);
    var id = report("seal", found, BEN, Map.of());
    run(id);
    var today = deadlines.today();

    var notify = player.task("notify-parties");
    assertThat(notify.variables())
        .containsEntry("dueRule", "DC08")
        .containsEntry("selfReported", true)
        .containsEntry("dueAt", UsEastern.endOf(today.plusDays(1)).toString());
    assertThat(notify.variables().get("incidentSummary"))
        .asString()
        .contains("Seal broken, missing", "before CBP discovered it", "foreign authority");
    player.play("notify-parties");
    player.play("analyse-incident");
    player.play("answer-corrective-action");
    player.play("verify-corrective-action");
    var decide = player.task("decide-incident");
    assertThat(decide.variables().get("incidentFacts"))
        .asString()
        .contains(
            "protects it from automatic suspension",
            id + "-A1, criterion 6.7",
            "accepted",
            "**Earlier incidents:** none");
    player.play("decide-incident");

    path(id)
        .passed(
            "Task_RecordIncident",
            "Task_NotifyParties",
            "Task_AnalyseIncident",
            "Task_OpenIncidentActions",
            "Call_CorrectiveAction",
            "Task_AssessIncident",
            "Task_DecideIncident",
            "Task_CloseIncident",
            "End_IncidentClosed")
        .took("Flow_DecideAtOnce_OpenIncidentActions", "Flow_ActionsRequired_CorrectiveAction")
        .didNotPass("Boundary_NoticeLate")
        .ended();
    var incident = incidents.find(id).orElseThrow();
    assertThat(incident.state()).isEqualTo(IncidentState.CLOSED);
    assertThat(incident.selfReported()).isTrue();
    assertThat(incident.noticeTook()).isBetween(Duration.ofMinutes(90), Duration.ofMinutes(93));
    assertThat(incident.told()).extracting("party").contains("portOfEntry", "foreignAuthority");
    assertThat(incident.decision().decision()).isEqualTo(IncidentDecision.CLOSE);
    assertThat(accounts.get(AccountNumber.of(account)).status())
        .isEqualTo(MembershipStatus.CERTIFIED);
    assertThat(deadlines.of(account))
        .filteredOn(date -> date.caseId().equals(id))
        .extracting(Deadline::ruleId, Deadline::cycle, Deadline::dueOn, Deadline::state)
        .containsExactlyInAnyOrder(
            tuple("DL26", "1", found.atZone(UsEastern.ZONE).toLocalDate(), Deadline.State.MET),
            tuple("DC08", "1", today.plusDays(1), Deadline.State.MET),
            tuple("DC03", "analysis", today.plusDays(10), Deadline.State.MET),
            tuple("DC03", "decision", today.plusDays(10), Deadline.State.MET));
    assertThat(deadlines.find(id + "-A1", "DL12").orElseThrow().state())
        .isEqualTo(Deadline.State.MET);
    assertThat(actions.forCase(id))
        .extracting(
            CorrectiveActionView::actionId,
            CorrectiveActionView::origin,
            CorrectiveActionView::state)
        .containsExactly(
            tuple(
                id + "-A1", CorrectiveActionView.Origin.INCIDENT, CorrectiveActionState.ACCEPTED));
    assertThat(letters.of(account))
        .extracting(Letter::template)
        .contains("incident-received", "incident-closed", "corrective-action-opened");
    assertThat(
            letters.of(account).stream()
                .filter(letter -> letter.template().equals("incident-closed"))
                .findFirst()
                .orElseThrow()
                .text())
        .contains("no consequence for your membership", "before CBP discovered it", "accepted");
    assertThat(audit.history(account, 200))
        .extracting(AuditEntry::action)
        .contains(
            "Incident reported",
            "Status changed by security incident",
            "Incident recorded",
            "Others told of the incident",
            "Incident analysed",
            "Incident decided",
            "Incident closed",
            "Training required after an incident",
            "New risk assessment proposed");
    assertThat(reassessments.of(account))
        .extracting(Trigger::occasion)
        .containsExactly(org.ctpat.risk.Occasion.INCIDENT);
    assertThat(trainings.record(account, "D-1").asked())
        .extracting(PersonRecord.Asked::occasion)
        .containsExactly(Occasion.AFTER_INCIDENT);
  }

  @Test
  void decidesAtOnceAndProposesASuspension() {
    var id =
        report(
            "contraband",
            clock.instant().minus(Duration.ofDays(2)),
            DANA,
            Map.of("discoveredAt", local(clock.instant().minus(Duration.ofHours(5)))));
    run(id);
    assertThat(incidents.find(id).orElseThrow().selfReported()).isFalse();
    assertThat(deadlines.find(id, "DL26").orElseThrow().state()).isEqualTo(Deadline.State.OPEN);
    player.play("notify-parties");
    player.override(
        "analyse-incident",
        task -> analysis(Map.of("incidentFinding", "negligence", "decideAtOnce", true)));
    player.play("analyse-incident");
    player.override(
        "decide-incident",
        task -> decision("proposeSuspension", "negligence", "SECURITY_INCIDENT"));
    player.play("decide-incident");

    path(id)
        .passed("Gateway_DecideAtOnce", "Task_AssessIncident", "End_IncidentClosed")
        .took("Flow_DecideAtOnce_DecisionPrepared")
        .didNotPass("Task_OpenIncidentActions")
        .ended();
    assertThat(accounts.get(AccountNumber.of(account)).caseState())
        .isEqualTo(CaseState.SUSPENSION_PENDING);
    assertThat(letters.of(account))
        .filteredOn(letter -> letter.template().equals("incident-closed"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("6 U.S.C. 967", "is proposed"));
    assertThat(letters.of(account)).extracting(Letter::template).contains("incident-opened");
    assertThat(incidents.find(id).orElseThrow().decision().finding())
        .isEqualTo(IncidentFinding.NEGLIGENCE);
    assertThat(audit.history(account, 200))
        .extracting(AuditEntry::action)
        .contains("Incident opened by CBP", "Status changed by post incident finding");
  }

  @Test
  void recordsTheIncidentOfASuspendedMemberAndAsksForItsRemoval() {
    TestStandings.walk(accounts, account, "post_incident_finding", "suspend");
    var id = report("humanSmuggling", clock.instant().minus(Duration.ofHours(3)), BEN, Map.of());
    run(id);
    player.play("notify-parties");
    player.override("analyse-incident", task -> analysis(Map.of("incidentFinding", "notMet")));
    player.play("analyse-incident");
    player.override(
        "decide-incident",
        task -> {
          var data = new HashMap<>(decision("askRemoval", "notMet", "CRITERIA_NOT_MET"));
          data.put("selfReportConsidered", true);
          return data;
        });
    player.play("decide-incident");

    path(id)
        .passed("Task_OpenIncidentActions", "Gateway_ActionsRequired", "Task_AssessIncident")
        .took("Flow_ActionsRequired_DecisionPrepared")
        .didNotPass("Call_CorrectiveAction")
        .ended();
    assertThat(accounts.get(AccountNumber.of(account)).status())
        .isEqualTo(MembershipStatus.SUSPENDED);
    assertThat(incidents.find(id).orElseThrow().decision().decision())
        .isEqualTo(IncidentDecision.ASK_REMOVAL);
    assertThat(audit.history(account, 200))
        .extracting(AuditEntry::action)
        .doesNotContain("Status changed by security incident");
  }

  @Test
  void escalatesANoticeThatIsLate() {
    var id = report("threat", clock.instant().minus(Duration.ofHours(1)), BEN, Map.of());
    run(id);
    var due = player.task("notify-parties").dueAt();
    player.advancePast(due);

    path(id)
        .passed("Boundary_NoticeLate", "Task_EscalateOverdueStep", "End_LateNoticeEscalated")
        .waitsAt("Task_NotifyParties");
    assertThat(player.task("notify-parties").priority()).isGreaterThan(70);
  }

  @Test
  void refusesWhatDoesNotHoldAndKeepsTheTasksOpen() {
    var id = report("contraband", clock.instant().minus(Duration.ofHours(1)), BEN, Map.of());
    run(id);
    var notify = player.task("notify-parties");
    assertThatThrownBy(() -> player.submit(notify, Map.of("toldParties", List.of())))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("Nearest port of entry, Police or other law enforcement");
    var tomorrow = clock.instant().plus(Duration.ofDays(1)).toString();
    assertThatThrownBy(
            () ->
                player.submit(
                    notify,
                    Map.of(
                        "toldParties",
                        List.of(
                            Map.of(
                                "party",
                                "portOfEntry",
                                "partyName",
                                "Port of Buffalo",
                                "toldAt",
                                tomorrow)),
                        "notToldReason",
                        "The police were on site already.")))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("lies in the future");
    player.play("notify-parties");

    var analyse = player.task("analyse-incident");
    assertThatThrownBy(
            () ->
                player.submit(
                    analyse,
                    analysis(
                        Map.of(
                            "incidentFinding",
                            "met",
                            "requiredMeasures",
                            List.of(
                                Map.of(
                                    "criterion",
                                    "99.9",
                                    "found",
                                    "Something is wrong.",
                                    "measure",
                                    "Mend it soon."))))))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("There is no criterion “99.9”");
    player.override("analyse-incident", task -> analysis(Map.of("incidentFinding", "met")));
    // Whoever analyses is a supervisor as well, and may not decide.
    var both =
        new Person(
            "dana.whitfield",
            "Dana Whitfield",
            Set.of("ctpat-specialist", "ctpat-supervisor"),
            null);
    player.cast("analyse-incident", both);
    player.play("analyse-incident");

    var decide = player.task("decide-incident");
    assertThatThrownBy(() -> player.submit(decide, decision("close", "met", null), both))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("You analysed this incident");
    assertThatThrownBy(
            () -> player.submit(decide, decision("proposeSuspension", "met", "SECURITY_INCIDENT")))
        .isInstanceOf(SubmissionRefused.class)
        .hasMessageContaining("criteria that were not met, or negligence")
        .hasMessageContaining("confirm that the proposal stands on what was found beyond");
    player.play("decide-incident");
    path(id).ended();
  }

  private String report(String type, Instant found, Actor by, Map<String, String> more) {
    var typed = new HashMap<>(more);
    typed.put("type", type);
    typed.put("what", "The bolt seal of the container was cut and glued together again.");
    typed.put("foundAt", local(found));
    typed.put("zone", "America/New_York");
    typed.put("place", "Buffalo warehouse, dock 4");
    typed.put("measures", "Unloading stopped, dock closed.");
    typed.put("nobodyTold", "on");
    return incidents.report(account, typed, List.of(), by);
  }

  private static String local(Instant moment) {
    return LocalDateTime.ofInstant(moment, UsEastern.ZONE)
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }

  private static Map<String, Object> analysis(Map<String, Object> more) {
    var data =
        new HashMap<String, Object>(
            Map.of(
                "incidentCause",
                "A lock of the yard gate had been broken for a week.",
                "incidentAnalysis",
                "The gate stood open at night and nobody walked the fence line.",
                "requiredMeasures",
                List.of(),
                "decideAtOnce",
                false));
    data.putAll(more);
    return data;
  }

  private static Map<String, Object> decision(String decision, String finding, String grounds) {
    var data =
        new HashMap<String, Object>(
            Map.of(
                "incidentDecision",
                decision,
                "decidedFinding",
                finding,
                "decisionReason",
                "The analysis shows it, and the company had been told of it before."));
    if (grounds != null) {
      data.put("decisionGrounds", grounds);
    }
    return data;
  }

  /** Runs the incident as the membership calls it. */
  private void run(String incidentId) {
    started.add(
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(PROCESS)
            .latestVersion()
            .variables(
                Map.of(
                    "accountNumber",
                    account,
                    "entityType",
                    "IMP",
                    "caseId",
                    incidentId,
                    "caseGlance",
                    accounts.glance(AccountNumber.of(account), "member")))
            .execute()
            .getProcessInstanceKey());
    player.settle();
  }

  private WalkedPath path(String incidentId) {
    return WalkedPath.of(progress, incidentId, PROCESS);
  }
}
