package org.ctpat.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.account.SuspensionProposed;
import org.ctpat.account.TestStandings;
import org.ctpat.account.TransitionRefused;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.notification.Letters;
import org.ctpat.task.FieldError;
import org.ctpat.validation.TestMembers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class IncidentsTest {

  private static final AtomicInteger LAST = new AtomicInteger();
  private static final LocalDate MARCH_10 = LocalDate.of(2027, 3, 10);
  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor DANA = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);
  private static final Actor MARIA = new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);
  private static final Actor STEP = Actor.system("test");

  private final Incidents incidents;
  private final IncidentFlow flow;
  private final IncidentSteps steps;
  private final IncidentCatalogue catalogue;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final Deadlines deadlines;
  private final Letters letters;
  private final JdbcClient jdbc;
  private final TestClock clock;
  private final TestMembers members;
  private final String account = "86-%06d".formatted(LAST.incrementAndGet());

  @Autowired
  IncidentsTest(
      Incidents incidents,
      IncidentFlow flow,
      IncidentSteps steps,
      IncidentCatalogue catalogue,
      Accounts accounts,
      AccountProfiles profiles,
      AuditTrail audit,
      Deadlines deadlines,
      Letters letters,
      JdbcClient jdbc,
      TestClock clock) {
    this.incidents = incidents;
    this.flow = flow;
    this.steps = steps;
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.audit = audit;
    this.deadlines = deadlines;
    this.letters = letters;
    this.jdbc = jdbc;
    this.clock = clock;
    this.members = new TestMembers(accounts, profiles);
  }

  @BeforeEach
  void certify() {
    clock.set(MARCH_10);
    members.certifiedImporter(account);
  }

  @Test
  void keepsAReportOnceHoweverOftenItIsSent(ApplicationEvents events) {
    var typed = report();
    typed.put("once", "page-1");
    var first = incidents.report(account, typed, List.of(), BEN);
    var again = incidents.report(account, typed, List.of(), BEN);

    assertThat(first).isEqualTo(account + "-INC-1").isEqualTo(again);
    assertThat(incidents.of(account)).hasSize(1);
    assertThat(events.stream(IncidentReported.class).filter(e -> e.incidentId().equals(first)))
        .hasSize(1);
    assertThat(incidents.report(account, report(), List.of(), BEN)).isEqualTo(account + "-INC-2");
  }

  @Test
  void namesEveryMissingEntryInWords() {
    assertThatThrownBy(() -> incidents.report(account, Map.of(), List.of(), BEN))
        .isInstanceOfSatisfying(
            IncidentRefused.class,
            refused ->
                assertThat(refused.errors())
                    .extracting(FieldError::key)
                    .containsExactly("type", "what", "foundAt", "place", "measures", "told"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2027-03-11T09:00, America/New_York, foundAt, lies in the future
          2027-03-10T08:00, '', zone, Choose the time zone
          2027-03-10T08:00, Atlantis, zone, Choose the time zone
          2026-03-08T02:30, America/New_York, foundAt, the clocks went forward
          yesterday, America/New_York, foundAt, as date and time
          2027-03-10T13:00, America/Los_Angeles, foundAt, lies in the future
          """)
  void refusesATimeThatCannotBe(String foundAt, String zone, String key, String words) {
    var typed = report();
    typed.put("foundAt", foundAt);
    typed.put("zone", zone);

    assertThatThrownBy(() -> incidents.report(account, typed, List.of(), BEN))
        .isInstanceOfSatisfying(
            IncidentRefused.class,
            refused ->
                assertThat(refused.errors())
                    .singleElement()
                    .satisfies(
                        error -> {
                          assertThat(error.key()).isEqualTo(key);
                          assertThat(error.message()).contains(words);
                        }));
  }

  @Test
  void takesTheTimeInItsZone() {
    var typed = report();
    typed.put("foundAt", "2027-03-10T06:15");
    typed.put("zone", "America/Los_Angeles");
    typed.put("told.portOfEntry", "on");
    typed.put("told.portOfEntry.name", "Port of Otay Mesa");
    typed.put("told.portOfEntry.at", "2027-03-10T07:00");
    typed.put("crossesAt", "2027-03-10T20:00");
    var incident = incidents.find(incidents.report(account, typed, List.of(), BEN)).orElseThrow();

    assertThat(incident.foundAt()).isEqualTo(Instant.parse("2027-03-10T14:15:00Z"));
    assertThat(incident.noticeTook()).isEqualTo(Duration.ofMinutes(45));
    assertThat(incident.toldBeforeCrossing()).isTrue();
    assertThat(incident.told())
        .extracting(Told::party, Told::name)
        .containsExactly(tuple("portOfEntry", "Port of Otay Mesa"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2027-03-09T10:00, 2027-03-09T09:00, true
          2027-03-09T09:00, 2027-03-09T10:00, false
          2027-03-09T09:00, '', false
          '', '2027-03-09T09:00', true
          """)
  void theFirstWordDecidesWhetherACaseOfCbpIsSelfReported(
      String discovered, String told, boolean selfReported) {
    var typed = report();
    typed.put("foundAt", "2027-03-09T08:00");
    typed.put("discoveredAt", discovered);
    typed.put("toldCbpAt", told);
    var id = incidents.report(account, typed, List.of(), DANA);

    assertThat(incidents.find(id).orElseThrow().selfReported()).isEqualTo(selfReported);
    assertThat(incidents.timeline(id, false).getFirst().what())
        .contains(selfReported ? "The company told CBP itself" : "CBP discovered it");
  }

  @Test
  void theDatabaseRefusesToChangeReportAndTimeline() {
    var id = incidents.report(account, report(), List.of(), BEN);
    assertThat(incidents.of(account)).hasSize(1);
    assertThat(incidents.timeline(id, true)).isNotEmpty();

    for (var sql :
        List.of(
            "update incident_report set self_reported = false where incident_id = ?",
            "delete from incident_report where incident_id = ?",
            "update incident_moment set what = 'nothing' where incident_id = ?",
            "delete from incident_moment where incident_id = ?")) {
      assertThatThrownBy(() -> jdbc.sql(sql).param(id).update())
          .hasStackTraceContaining("neither changed nor removed");
    }
    assertThat(incidents.find(id).orElseThrow().selfReported()).isTrue();
  }

  @Test
  void takesWhatBecomesKnownLater() {
    var id = incidents.report(account, report(), List.of(), BEN);
    incidents.add(
        id,
        Map.of(
            "zone", "America/New_York",
            "seal", "HL 104 477, found HL 104 471",
            "told.lawEnforcement.name", "Erie County Sheriff",
            "told.lawEnforcement.at", "2027-03-10T09:30"),
        List.of("photo-1"),
        BEN);
    incidents.note(id, "The forwarder sends the gate camera's recording.", false, List.of(), BEN);
    incidents.note(id, "Two earlier tips about this yard.", true, List.of(), DANA);
    incidents.note(id, "Nothing is internal for a company.", true, List.of(), BEN);

    var incident = incidents.find(id).orElseThrow();
    assertThat(incident.facts().seal()).startsWith("HL 104 477");
    assertThat(incident.documentIds()).containsExactly("photo-1");
    assertThat(incidents.timeline(id, false))
        .extracting(IncidentView.Moment::what)
        .anySatisfy(what -> assertThat(what).contains("seal HL 104 477").contains("(1 file)"))
        .anySatisfy(what -> assertThat(what).contains("Police or other law enforcement told"))
        .contains("Nothing is internal for a company.")
        .doesNotContain("Two earlier tips about this yard.");
    assertThat(incidents.timeline(id, true))
        .extracting(IncidentView.Moment::what)
        .contains("Two earlier tips about this yard.");
    assertThatThrownBy(() -> incidents.add(id, Map.of(), List.of(), BEN))
        .hasMessageContaining("Nothing new was given");
    assertThatThrownBy(() -> incidents.note(id, " ", false, List.of(), BEN))
        .isInstanceOf(IncidentRefused.class);
  }

  @Test
  void keepsADraftUntilTheReportIsSent() {
    incidents.keepDraft(account, Map.of("what", "A seal"), BEN);
    incidents.keepDraft(account, Map.of("what", "A seal is broken"), BEN);

    assertThat(incidents.draft(account, BEN)).containsEntry("what", "A seal is broken");
    assertThat(incidents.draft(account, DANA)).isEmpty();
    incidents.report(account, report(), List.of(), BEN);
    assertThat(incidents.draft(account, BEN)).isEmpty();
  }

  @Test
  void findsAndCounts() {
    var typed = report();
    typed.put("container", "MSKU 4455667");
    var id = incidents.report(account, typed, List.of(), BEN);
    incidents.report(account, report(), List.of(), BEN);

    assertThat(
            incidents
                .list(new IncidentFilter(account, Set.of(), "seal", true, "msku 44"), null, 10)
                .incidents())
        .extracting(IncidentView::incidentId)
        .containsExactly(id);
    var first = incidents.list(new IncidentFilter(account, Set.of(), null, null, null), null, 1);
    assertThat(first.next()).isNotNull();
    assertThat(
            incidents
                .list(new IncidentFilter(account, Set.of(), null, null, null), first.next(), 1)
                .incidents())
        .extracting(IncidentView::incidentId)
        .containsExactly(id);
    assertThat(incidents.counts(List.of(account), clock.instant().minus(Duration.ofDays(1))))
        .containsEntry(account, 2);
    assertThat(incidents.counts(List.of(account), clock.instant())).isEmpty();
  }

  @Test
  void noticesTheFirstWordOfTheCompanyThatCameLate() {
    var id = incidents.report(account, report(), List.of(), DANA);
    flow.record(id, STEP);
    assertThat(deadlines.find(id, "DL26").orElseThrow())
        .satisfies(
            date -> {
              assertThat(date.state()).isEqualTo(Deadline.State.OPEN);
              assertThat(date.dueOn()).isEqualTo(MARCH_10);
              assertThat(date.explanation()).contains("incident or suspicion found", "DL26");
            });

    incidents.note(id, "We found the broken seal as well.", false, List.of(), BEN);

    assertThat(deadlines.find(id, "DL26").orElseThrow().state()).isEqualTo(Deadline.State.MET);
    assertThat(incidents.find(id).orElseThrow().selfReported()).isFalse();
  }

  @Test
  void repeatingAStepChangesNothing() {
    var id = analysed(IncidentFinding.NOT_MET);
    var lines = incidents.timeline(id, true).size();
    var letters = this.letters.of(account).size();
    flow.record(id, STEP);
    assertThat(flow.openActions(id, STEP)).isEqualTo(flow.openActions(id, STEP)).hasSize(1);
    steps.analyse(id, "other", "other", IncidentFinding.MET, true, List.of(), MARIA);

    assertThat(incidents.timeline(id, true)).hasSize(lines);
    assertThat(this.letters.of(account)).hasSize(letters);
    assertThat(audit.history(account, 100))
        .extracting(AuditEntry::action)
        .containsOnlyOnce("Status changed by security incident", "Corrective action opened");
  }

  @Test
  void announcesAProposalOnceToTheEnforcement(ApplicationEvents events) {
    var id = analysed(IncidentFinding.NEGLIGENCE);
    var number = AccountNumber.of(account);
    assertThatThrownBy(() -> accounts.apply(number, "post_incident_finding", id, STEP))
        .isInstanceOf(TransitionRefused.class)
        .hasMessageContaining("criteria not met or negligence");
    assertThatThrownBy(() -> flow.close(id, STEP)).isInstanceOf(IncidentRefused.class);
    decide(id, IncidentDecision.PROPOSE_SUSPENSION, IncidentFinding.NEGLIGENCE);
    flow.close(id, STEP);
    flow.close(id, STEP);

    assertThat(events.stream(SuspensionProposed.class).filter(e -> e.sourceCaseId().equals(id)))
        .singleElement()
        .satisfies(
            proposed -> {
              assertThat(proposed.grounds()).isEqualTo(SuspensionGrounds.SECURITY_INCIDENT);
              assertThat(proposed.aggravated()).isFalse();
              assertThat(proposed.by()).isEqualTo(MARIA);
              assertThat(proposed.statement()).contains("Negligence", "Buffalo warehouse");
              assertThat(proposed.rule()).contains("6 U.S.C. 967(a)");
            });
    assertThat(accounts.get(number).caseState()).isEqualTo(CaseState.SUSPENSION_PENDING);
  }

  @Test
  void asksForARemovalWithoutTouchingTheStatus(ApplicationEvents events) {
    var id = analysed(IncidentFinding.NOT_MET);
    decide(id, IncidentDecision.ASK_REMOVAL, IncidentFinding.NOT_MET);
    flow.close(id, STEP);

    assertThat(events.stream(SuspensionProposed.class).filter(e -> e.sourceCaseId().equals(id)))
        .singleElement()
        .satisfies(proposed -> assertThat(proposed.aggravated()).isTrue());
    assertThat(accounts.get(AccountNumber.of(account)).caseState()).isEqualTo(CaseState.NONE);
  }

  @Test
  void addsToAPendingSuspensionWithoutASecondEvent(ApplicationEvents events) {
    var id = analysed(IncidentFinding.NOT_MET);
    TestStandings.walk(accounts, account, "post_incident_finding");
    decide(id, IncidentDecision.PROPOSE_SUSPENSION, IncidentFinding.NOT_MET);
    flow.close(id, STEP);

    assertThat(events.stream(SuspensionProposed.class).filter(e -> e.sourceCaseId().equals(id)))
        .hasSize(1);
    assertThat(audit.historyOfCase(account, id, 100))
        .extracting(AuditEntry::action)
        .doesNotContain("Status changed by post incident finding");
  }

  @Test
  void endsWithTheMembershipAndTakesNothingMore() {
    var id = incidents.report(account, report(), List.of(), BEN);
    flow.record(id, STEP);
    incidents.cancelAll(account, "Membership ended: withdrawn", STEP);
    incidents.cancelAll(account, "Membership ended: withdrawn", STEP);

    assertThat(incidents.find(id).orElseThrow().state()).isEqualTo(IncidentState.CANCELLED);
    assertThat(deadlines.find(id, "DC08").orElseThrow().state())
        .isEqualTo(Deadline.State.CANCELLED);
    assertThat(incidents.timeline(id, false))
        .extracting(IncidentView.Moment::what)
        .containsOnlyOnce("Ended without decision: Membership ended: withdrawn");
    assertThatThrownBy(() -> incidents.note(id, "One more thing", false, List.of(), BEN))
        .hasMessageContaining("another incident");
    TestStandings.walk(accounts, account, "withdraw");
    assertThatThrownBy(() -> incidents.report(account, report(), List.of(), BEN))
        .hasMessageContaining("has left the programme");
  }

  @Test
  void namesForEachTypeWhomToTellAndItsSource() {
    assertThat(catalogue.types())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            type -> {
              assertThat(type.source()).isNotBlank();
              assertThat(type.criteria()).isNotEmpty();
              assertThat(type.tell()).isNotEmpty();
            });
    assertThat(catalogue.type("seal").orElseThrow().tell()).contains("foreignAuthority");
    assertThat(catalogue.zones(Set.of("VN")))
        .extracting(LocalZone::zone)
        .startsWith("America/New_York", "Asia/Ho_Chi_Minh");
  }

  private String analysed(IncidentFinding finding) {
    var id = incidents.report(account, report(), List.of(), DANA);
    flow.record(id, STEP);
    steps.tell(id, List.of(), "All knew of it", DANA);
    steps.analyse(
        id,
        "A gate stood open",
        "Nobody walked the fence",
        finding,
        false,
        List.of(new Requirement("9.1", "The gate was open", "Close it at night", "")),
        DANA);
    return id;
  }

  private void decide(String id, IncidentDecision decision, IncidentFinding finding) {
    steps.decide(
        id,
        decision,
        finding,
        SuspensionGrounds.SECURITY_INCIDENT,
        "The gate had been named in the last validation.",
        MARIA);
  }

  private Map<String, String> report() {
    var typed = new HashMap<String, String>();
    typed.put("type", "seal");
    typed.put("what", "The bolt seal was cut and glued together again.");
    typed.put(
        "foundAt",
        LocalDateTime.ofInstant(clock.instant().minus(Duration.ofHours(1)), UsEastern.ZONE)
            .withSecond(0)
            .withNano(0)
            .toString());
    typed.put("zone", "America/New_York");
    typed.put("place", "Buffalo warehouse, dock 4");
    typed.put("measures", "Unloading stopped.");
    typed.put("nobodyTold", "on");
    typed.put("once", "page-" + LAST.incrementAndGet());
    return typed;
  }
}
