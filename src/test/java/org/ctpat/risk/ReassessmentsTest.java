package org.ctpat.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.account.OriginsAdded;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.risk.Trigger.State;
import org.ctpat.task.Notice;
import org.ctpat.task.Notices;
import org.ctpat.task.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class ReassessmentsTest {

  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor STEP = Actor.system("test");
  private static final String ACCOUNT = "91-000401";
  private static final String FIRST = ACCOUNT + "-APP-1-RA";

  @Autowired private Reassessments reassessments;
  @Autowired private RiskAssessments assessments;
  @Autowired private StoredAssessments stored;
  @Autowired private Accounts accounts;
  @Autowired private Deadlines deadlines;
  @Autowired private Notices notices;
  @Autowired private TestClock clock;
  @Autowired private ApplicationEventPublisher publisher;
  @Autowired private ApplicationEvents events;

  @BeforeEach
  void approveTheFirstAssessment() {
    clock.set(LocalDate.of(2027, 3, 3));
    accounts.open(
        AccountNumber.of(ACCOUNT),
        new NewAccount(
            "IMP",
            "Occasion Test Inc.",
            new Contact(Contact.Kind.OFFICER, "margaret.ellis", "Margaret Ellis", null, null, null),
            null),
        STEP);
    assessments.open(FIRST, ACCOUNT, ACCOUNT + "-APP-1", "IMP", STEP);
  }

  @Test
  void proposesANewAssessmentOnceForEachOccasion() {
    approve(FIRST);
    publisher.publishEvent(new OriginsAdded(ACCOUNT, List.of("Portugal"), BEN));
    publisher.publishEvent(new OriginsAdded(ACCOUNT, List.of("portugal "), BEN));
    reassessments.propose(ACCOUNT, Occasion.INCIDENT, "INC-1", "A seal was broken", BEN);
    reassessments.propose(ACCOUNT, Occasion.INCIDENT, "INC-1", "A seal was broken", BEN);

    assertThat(reassessments.of(ACCOUNT))
        .extracting(Trigger::occasion, Trigger::text, Trigger::state)
        .containsExactly(
            tuple(Occasion.INCIDENT, "A seal was broken", State.PROPOSED),
            tuple(Occasion.NEW_COUNTRY, "Goods now come from Portugal", State.PROPOSED));
    stored.flush();
    assertThat(notices.of(member(), 10))
        .extracting(Notice::text)
        .hasSize(2)
        .allSatisfy(text -> assertThat(text).contains("Open a new risk assessment"));
  }

  @Test
  void opensOneAssessmentForAllOfThem() {
    approve(FIRST);
    reassessments.propose(ACCOUNT, Occasion.NEW_PARTNER, "acme", "Acme now packs for us", BEN);
    reassessments.propose(ACCOUNT, Occasion.THREAT, "mx", "Hijackings near Saltillo", BEN);

    var id = reassessments.openNew(ACCOUNT, BEN);

    assertThat(id).isEqualTo(ACCOUNT + "-RA-1");
    assertThat(events.stream(ReassessmentOpened.class))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.assessmentId()).isEqualTo(id);
              assertThat(event.dueRule()).isEqualTo("DC20");
              assertThat(event.dueAt().toLocalDate()).isEqualTo(LocalDate.of(2027, 4, 2));
            });
    assertThat(reassessments.of(ACCOUNT))
        .extracting(Trigger::state, Trigger::assessmentId)
        .containsOnly(tuple(State.TAKEN_UP, id));
    assertThatThrownBy(() -> reassessments.openNew(ACCOUNT, BEN))
        .isInstanceOf(EditRefused.class)
        .hasMessageContaining("Nothing is proposed");

    assessments.open(id, ACCOUNT, id, "IMP", STEP);
    approve(id);
    assertThat(deadlines.find(id, "DC20").orElseThrow().state()).isEqualTo(Deadline.State.MET);
    reassessments.propose(ACCOUNT, Occasion.ALERT, "a", "CBP warns of a seal forgery", BEN);
    assertThat(reassessments.openNew(ACCOUNT, BEN)).isEqualTo(ACCOUNT + "-RA-2");
  }

  @Test
  void leavesWhatHappensToTheAssessmentThatIsBeingWritten() {
    reassessments.propose(ACCOUNT, Occasion.STATUS_LOST, "lotus", "Lotus lost its status", BEN);

    assertThat(reassessments.of(ACCOUNT))
        .extracting(Trigger::state, Trigger::assessmentId)
        .containsExactly(tuple(State.TAKEN_UP, FIRST));
  }

  @Test
  void isTakenUpByTheYearlyAssessment() {
    approve(FIRST);
    reassessments.propose(ACCOUNT, Occasion.OPERATIONS, "dock", "The dock moved", BEN);
    var yearly = ACCOUNT + "-AR-2028-RA";
    assessments.open(yearly, ACCOUNT, ACCOUNT + "-AR-2028", "IMP", STEP);

    assertThat(reassessments.of(ACCOUNT))
        .extracting(Trigger::state, Trigger::assessmentId)
        .containsExactly(tuple(State.TAKEN_UP, yearly));
  }

  @Test
  void isSetAsideWithAReasonOnly() {
    approve(FIRST);
    reassessments.propose(ACCOUNT, Occasion.NEW_PARTNER, "acme", "Acme now packs for us", BEN);
    var id = reassessments.of(ACCOUNT).getFirst().id();

    assertThatThrownBy(() -> reassessments.setAside(ACCOUNT, id, " ", BEN))
        .hasMessageContaining("Write why");
    assertThatThrownBy(() -> reassessments.setAside("91-000499", id, "Not ours", BEN))
        .hasMessageContaining("no such occasion");
    reassessments.setAside(ACCOUNT, id, "Acme is on lane L1 already", BEN);
    assertThat(reassessments.of(ACCOUNT).getFirst())
        .extracting(Trigger::state, Trigger::reason, Trigger::answeredBy)
        .containsExactly(State.SET_ASIDE, "Acme is on lane L1 already", "Ben Carter");
  }

  private void approve(String id) {
    var own = assessments.view(id).parties().getFirst().party().partyId();
    if (assessments.view(id).lanes().isEmpty()) {
      var lane =
          assessments.saveLane(
              id,
              new Lane("", "Baskets", "MX", "", "US", "Buffalo", "Truck", "Weekly", "", ""),
              BEN);
      assessments.saveStops(
          id,
          lane,
          List.of(new Stop(own, ProcessStep.LOAD, TransportMode.TRUCK, "MX", "", 0, true, "")),
          BEN);
      for (var factor : ThreatFactor.values()) {
        assessments.rateThreat(
            id, lane, new ThreatRating(factor, 1, "News", LocalDate.of(2027, 3, 1)), BEN);
      }
      assessments.saveMethod(
          id, new Method(LocalDate.of(2026, 1, 1), "a", "b", "c", "d", "e", "f", "g", "h"), BEN);
    }
    var levels = new HashMap<String, Level>(Map.of("L1", Level.LOW));
    assessments.screen(id, levels, STEP);
    assessments.rate(id, levels, STEP);
    assessments.decide(id, true, "", BEN);
    assessments.record(id, STEP);
    assertThat(stored.findById(id).orElseThrow().state())
        .isEqualTo(RiskAssessmentView.State.APPROVED);
  }

  private static Person member() {
    return new Person("ben.carter", "Ben Carter", Set.of("member-" + ACCOUNT), ACCOUNT);
  }
}
