package org.ctpat.process.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.Stories;
import org.ctpat.notification.Letters;
import org.ctpat.partner.FollowUps;
import org.ctpat.partner.MonitoringRunView;
import org.ctpat.partner.PartnerEntry;
import org.ctpat.partner.PartnerMonitoring;
import org.ctpat.partner.PartnerStanding;
import org.ctpat.partner.Partners;
import org.ctpat.partner.ProofEntry;
import org.ctpat.partner.ProofKind;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.risk.PartyRole;
import org.ctpat.validation.TestMembers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class PartnerMonitoringProcessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor HELEN = new Actor("helen.brandt", "Helen Brandt", Actor.Kind.CBP);

  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private CamundaClient client;
  @Autowired private Deadlines deadlines;
  @Autowired private FollowUps followUps;
  @Autowired private Letters letters;
  @Autowired private PartnerMonitoring monitoring;
  @Autowired private Partners partners;
  @Autowired private Stories stories;

  private final String account = TestAccounts.next();

  @BeforeEach
  void openTheAccount() {
    new TestMembers(accounts, profiles).certifiedImporter(account);
  }

  @Test
  void theWeekRemindsOfAProofAndTellsItsLossToItsOwnerAlone() {
    var today = deadlines.today();
    var soon = add("Ends soon", null, today.plusDays(10));
    var lasts = add("Lasts long", null, today.plusYears(3));
    var two = add("Two proofs", null, today.plusDays(10));
    partners.prove(account, two, questionnaire("Q-2", today.plusYears(3)), BEN);

    run();
    assertThat(standing(soon)).isEqualTo(PartnerStanding.EXPIRING);
    assertThat(standing(lasts)).isEqualTo(PartnerStanding.PROVEN);
    assertThat(letters("partner-proof-ends")).isEqualTo(1);
    assertThat(partners.find(account, soon).orElseThrow().monitoredOn()).isEqualTo(today);

    var player = stories.of(DemoCompany.BLUE_HERON.as(account));
    player.advanceTo(today.plusDays(18).atStartOfDay(UsEastern.ZONE).toInstant());
    await().atMost(PATIENCE).until(() -> standing(soon) == PartnerStanding.LOST);

    assertThat(letters("partner-proof-ends")).as("once for each proof").isEqualTo(1);
    assertThat(standing(two)).isEqualTo(PartnerStanding.PROVEN);
    assertThat(followUps.of(account))
        .singleElement()
        .satisfies(followUp -> assertThat(followUp.why()).contains("Questionnaire", "ended on"));
    assertThat(monitoring.newest())
        .as("the week began by itself")
        .anyMatch(run -> run.requestedBy().contains("begin-partner-monitoring"));
    run();
    assertThat(followUps.of(account)).as("once for each loss").hasSize(1);
  }

  @Test
  void aRunIsAskedForAndLooksAtPartnersInChunks() {
    var before = instances().size();
    var runId = run();

    assertThat(instances()).hasSize(before + 1);
    var instance = instances().getLast().getProcessInstanceKey();
    assertThat(passed(instance, "Start_MonitoringRequested")).isEqualTo(1);
    assertThat(passed(instance, "Task_RefreshPartnerStatuses")).isGreaterThanOrEqualTo(1);
    assertThat(passed(instance, "End_PartnersMonitored")).isEqualTo(1);
    assertThat(find(runId).requestedBy()).isEqualTo("Helen Brandt");
  }

  @Test
  void aRunFindsAPartnerThatWasSuspendedBeforeItWasEntered() {
    var carrier = TestAccounts.next();
    new TestMembers(accounts, profiles).certifiedImporter(carrier);
    TestStandings.walk(accounts, carrier, "post_incident_finding", "suspend");
    var id = add("Suspended before", carrier, deadlines.today().plusYears(1));

    run();
    assertThat(standing(id)).isEqualTo(PartnerStanding.LOST);
    assertThat(followUps.of(account)).hasSize(1);
    run();
    assertThat(followUps.of(account)).hasSize(1);
  }

  private String run() {
    var runId = monitoring.request(HELEN);
    await().atMost(PATIENCE).until(() -> find(runId).closedAt() != null);
    return runId;
  }

  private MonitoringRunView find(String runId) {
    return monitoring.newest().stream()
        .filter(run -> run.runId().equals(runId))
        .findFirst()
        .orElseThrow();
  }

  private long add(String name, @Nullable String partnerAccount, LocalDate until) {
    var id =
        partners.add(
            account,
            new PartnerEntry(
                name, "MX", PartyRole.TRUCKER, true, partnerAccount, null, "", "", null, null),
            BEN);
    partners.prove(account, id, questionnaire("Q-1", until), BEN);
    return id;
  }

  private ProofEntry questionnaire(String reference, LocalDate until) {
    return new ProofEntry(
        ProofKind.QUESTIONNAIRE, null, reference, deadlines.today(), until, "", List.of());
  }

  private PartnerStanding standing(long id) {
    return partners.find(account, id).orElseThrow().standing();
  }

  private long letters(String template) {
    return letters.of(account).stream()
        .filter(letter -> letter.template().equals(template))
        .count();
  }

  private List<ProcessInstance> instances() {
    return client
        .newProcessInstanceSearchRequest()
        .filter(filter -> filter.processDefinitionId("partner-monitoring"))
        .sort(sort -> sort.processInstanceKey().asc())
        .page(page -> page.limit(1_000))
        .execute()
        .items();
  }

  private long passed(long instance, String elementId) {
    return client
        .newElementInstanceSearchRequest()
        .filter(filter -> filter.processInstanceKey(instance).elementId(elementId))
        .execute()
        .items()
        .stream()
        .filter(element -> element.getState() == ElementInstanceState.COMPLETED)
        .count();
  }
}
