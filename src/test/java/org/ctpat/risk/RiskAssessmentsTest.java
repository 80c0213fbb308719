package org.ctpat.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.Deadline;
import org.ctpat.deadline.Deadlines;
import org.ctpat.risk.RiskAssessmentView.State;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class RiskAssessmentsTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 3);
  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor MARGARET =
      new Actor("margaret.ellis", "Margaret Ellis", Actor.Kind.MEMBER);
  private static final Actor DANA = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);
  private static final Actor STEP = Actor.system("test");

  private static final String ACCOUNT = "91-000101";
  private static final String CASE = ACCOUNT + "-APP-1";
  private static final String ID = CASE + "-RA";

  @Autowired private RiskAssessments assessments;
  @Autowired private MapCargoFlowAndPartnersForm mapForm;
  @Autowired private RateThreatsForm threatsForm;
  @Autowired private RateVulnerabilitiesForm vulnerabilitiesForm;
  @Autowired private PlanCorrectiveActionsForm planForm;
  @Autowired private DocumentMethodForm methodForm;
  @Autowired private ApproveRiskAssessmentForm approveForm;
  @Autowired private Accounts accounts;
  @Autowired private Deadlines deadlines;
  @Autowired private AuditTrail trail;
  @Autowired private TestClock clock;
  @Autowired private ApplicationEvents events;

  @BeforeEach
  void openAnAssessment() {
    clock.set(DAY);
    accounts.open(
        AccountNumber.of(ACCOUNT),
        new NewAccount(
            "IMP",
            "Heron Test Goods, Inc.",
            new Contact(Contact.Kind.OFFICER, "margaret.ellis", "Margaret Ellis", null, null, null),
            null),
        STEP);
    assessments.open(ID, ACCOUNT, CASE, "IMP", STEP);
  }

  @Test
  void opensOnceWithTheCompanyAsAParty() {
    assessments.open(ID, ACCOUNT, CASE, "IMP", STEP);

    var view = assessments.view(ID);
    assertThat(view.state()).isEqualTo(State.DRAFT);
    assertThat(view.parties())
        .singleElement()
        .satisfies(
            party -> {
              assertThat(party.party().own()).isTrue();
              assertThat(party.party().name()).isEqualTo("Heron Test Goods, Inc.");
              assertThat(party.party().role()).isEqualTo(PartyRole.IMPORTER);
            });
    assertThat(actions()).containsOnlyOnce("Risk assessment opened");
    assertThat(assessments.latest(ACCOUNT)).map(RiskAssessmentView::assessmentId).hasValue(ID);
    assertThat(assessments.approved(ID)).isFalse();
    assertThatThrownBy(() -> assessments.view("nothing"))
        .isInstanceOf(UnknownAssessment.class)
        .hasMessage("There is no risk assessment nothing: check the id");
  }

  @Test
  void refusesChangesByCbp() {
    assertThatThrownBy(
            () ->
                assessments.saveLane(
                    ID, new Lane("", "Baskets", "MX", "", "US", "Buffalo", "", "", "", ""), DANA))
        .isInstanceOf(EditRefused.class)
        .hasMessageContaining("only the company changes it");
  }

  @Test
  void refusesARatingThatDoesNotFitTheCriteriaNamed() {
    var party = assessments.view(ID).parties().getFirst().party().partyId();

    assertThatThrownBy(() -> rate(party, VulnerabilityCategory.VC05, 1, "5.3"))
        .isInstanceOf(EditRefused.class)
        .hasMessageContaining("Rating 1 does not fit the criteria named");
    assertThatThrownBy(() -> rate(party, VulnerabilityCategory.VC05, 3))
        .hasMessageContaining("choose 3 and name the must that is not met");
    assertThatThrownBy(() -> rate(party, VulnerabilityCategory.VC05, 2, "7.4"))
        .hasMessageContaining("belongs to category 7, not to 5");
    assertThatThrownBy(() -> rate(party, VulnerabilityCategory.VC05, 3, "5.99"))
        .hasMessageContaining("There is no criterion 5.99");

    rate(party, VulnerabilityCategory.VC05, 3, "5.3", "5.15");
    rate(party, VulnerabilityCategory.VC07, 2, "7.4");
    assertThat(assessments.view(ID).parties().getFirst().ratings())
        .extracting(rating -> rating.rating() + " " + rating.failedCriteria())
        .containsExactly("3 [5.3, 5.15]", "2 [7.4]");
  }

  @Test
  void goesThroughTheFiveStepsToTheApproval() {
    assertThat(mapForm.validate(task(1), Map.of("cargoFlowConfirmed", true), BEN))
        .extracting(FieldError::message)
        .containsExactly("Still missing: Add a lane for each kind of cargo and origin");
    var packer = mapped();
    hand(mapForm, 1, Map.of("cargoFlowConfirmed", true), BEN);

    assertThat(threatsForm.prefill(task(2)).get("missing").toString()).contains("rate TF1");
    threats("L1");
    hand(threatsForm, 2, Map.of("threatsConfirmed", true), BEN);
    assertThat(assessments.threatRatings(ID))
        .containsExactly(
            Map.of(
                "laneId", "L1",
                "terrorism", 3,
                "contrabandSmuggling", 3,
                "humanSmuggling", 1,
                "organizedCrime", 1,
                "localConditions", 2,
                "otherThreats", 2));
    assessments.screen(ID, Map.of("L1", Level.HIGH), STEP);
    assessments.screen(ID, Map.of("L1", Level.HIGH), STEP);

    everyPartyMeetsAll();
    rate(packer, VulnerabilityCategory.VC05, 3, "5.3");
    rate(packer, VulnerabilityCategory.VC07, 2, "7.4");
    hand(vulnerabilitiesForm, 3, Map.of("vulnerabilitiesConfirmed", true), BEN);
    assertThat(assessments.laneRatings(ID))
        .containsExactly(new RiskAssessments.LaneRating("L1", "high", "high"));
    assertThat(assessments.rate(ID, Map.of("L1", Level.HIGH), STEP)).isTrue();

    assertThat(planForm.validate(task(4), Map.of("actionPlanConfirmed", true), BEN))
        .singleElement()
        .extracting(FieldError::message)
        .asString()
        .contains("criterion 5.3 is not met")
        .contains("its risk is high");
    var first = plan(packer, "5.3", 30);
    var second = plan(packer, "7.4", 60);
    hand(planForm, 4, Map.of("actionPlanConfirmed", true), BEN);
    hand(methodForm, 5, method(), BEN);
    hand(approveForm, 6, Map.of("riskApproval", "approve"), MARGARET);
    var next = assessments.record(ID, STEP);
    var again = assessments.record(ID, STEP);

    assertThat(next.ruleId()).isEqualTo("DL18");
    assertThat(next.dueOn()).isEqualTo(LocalDate.of(2028, 3, 3));
    assertThat(next.explanation()).contains("March 3, 2027").contains("DL18");
    assertThat(again.id()).isEqualTo(next.id());
    assertThat(assessments.approved(ID)).isTrue();
    assertThat(assessments.view(ID).approvedBy()).isEqualTo("Margaret Ellis");
    assertThat(events.stream(RiskActionPlanned.class))
        .extracting(
            RiskActionPlanned::actionId, RiskActionPlanned::criterionId, RiskActionPlanned::dueOn)
        .containsExactly(
            tuple(first, "5.3", DAY.plusDays(30)), tuple(second, "7.4", DAY.plusDays(60)));
    assertThat(actions())
        .contains(
            "Lane added",
            "Party added",
            "Stops changed",
            "Threat rated",
            "Lanes screened",
            "Vulnerability rated",
            "Risks rated",
            "Action planned",
            "Method documented",
            "Risk assessment signed",
            "Risk assessment approved")
        .containsOnlyOnce("Step confirmed: Cargo flow and partners");
    assertThatThrownBy(() -> threats("L1")).isInstanceOf(EditRefused.class);
  }

  @Test
  void theNextYearsAssessmentMeetsTheDateOfTheLast() {
    approved();
    clock.set(DAY.plusDays(300));
    var later = ACCOUNT + "-AR-2028";
    assessments.open(later + "-RA", ACCOUNT, later, "IMP", STEP);

    var view = assessments.view(later + "-RA");
    assertThat(view.basedOn()).isEqualTo(ID);
    assertThat(view.lanes()).hasSize(1);
    assertThat(assessments.latest(ACCOUNT))
        .map(RiskAssessmentView::assessmentId)
        .hasValue(later + "-RA");

    assessments.screen(later + "-RA", Map.of("L1", Level.LOW), STEP);
    assessments.rate(later + "-RA", Map.of("L1", Level.LOW), STEP);
    assessments.decide(later + "-RA", true, "", MARGARET);
    assessments.record(later + "-RA", STEP);
    assertThat(deadlines.find(CASE, "DL18").orElseThrow().state()).isEqualTo(Deadline.State.MET);
    assertThat(deadlines.find(later, "DL18").orElseThrow().state()).isEqualTo(Deadline.State.OPEN);
  }

  @Test
  void theOfficersReturnOpensEverythingAgain() {
    mapped();
    threats("L1");
    assessments.screen(ID, Map.of("L1", Level.LOW), STEP);
    assessments.rate(ID, Map.of("L1", Level.LOW), STEP);

    assertThat(
            approveForm.validate(
                task(6), Map.of("riskApproval", "return", "riskRemarks", " "), MARGARET))
        .extracting(FieldError::key)
        .containsExactly("riskRemarks");
    assertThat(approveForm.validate(task(6), Map.of("riskApproval", "approve"), MARGARET))
        .extracting(FieldError::message)
        .singleElement()
        .asString()
        .startsWith("It is not complete, so return it: Document who assesses the risks");
    hand(
        approveForm,
        6,
        Map.of("riskApproval", "return", "riskRemarks", "Add the Portugal lane"),
        MARGARET);

    assertThat(assessments.view(ID).state()).isEqualTo(State.DRAFT);
    assertThat(mapForm.prefill(task(7)).get("riskSummary").toString())
        .contains("**Returned by the officer:** Add the Portugal lane");
    assertThat(actions()).containsOnlyOnce("Risk assessment returned by the officer");
  }

  @Test
  void refusesAMethodOfTomorrow() {
    var data = new HashMap<>(method());
    data.put("methodSetUpOn", DAY.plusDays(1).toString());

    assertThat(methodForm.validate(task(5), data, BEN))
        .extracting(FieldError::key)
        .containsExactly("methodSetUpOn");
  }

  private void approved() {
    mapped();
    threats("L1");
    assessments.screen(ID, Map.of("L1", Level.LOW), STEP);
    assessments.rate(ID, Map.of("L1", Level.LOW), STEP);
    hand(methodForm, 5, method(), BEN);
    hand(approveForm, 6, Map.of("riskApproval", "approve"), MARGARET);
    assessments.record(ID, STEP);
  }

  private String mapped() {
    var own = assessments.view(ID).parties().getFirst().party().partyId();
    var packer =
        assessments.saveParty(
            ID,
            new Party(
                "",
                "Empaques del Norte",
                PartyRole.PACKER,
                "MX",
                true,
                ProgrammeStatus.NONE,
                "Visit",
                false),
            BEN);
    var lane =
        assessments.saveLane(
            ID,
            new Lane(
                "", "Baskets", "MX", "Nuevo León", "US", "Buffalo, NY", "Truck", "Weekly", "", ""),
            BEN);
    assessments.saveStops(
        ID,
        lane,
        List.of(
            new Stop(packer, ProcessStep.LOAD, TransportMode.NONE, "MX", "Dock 3", 3, true, ""),
            new Stop(own, ProcessStep.UNLOAD, TransportMode.NONE, "US", "Dock", 2, false, "")),
        BEN);
    return packer;
  }

  /** The ratings of the worked example. */
  private void threats(String lane) {
    var ratings = List.of(3, 3, 1, 1, 2, 2);
    for (var factor : ThreatFactor.values()) {
      assessments.rateThreat(
          ID,
          lane,
          new ThreatRating(factor, ratings.get(factor.ordinal()), "CBP news", DAY.minusDays(20)),
          BEN);
    }
  }

  private void everyPartyMeetsAll() {
    for (var party : assessments.view(ID).parties()) {
      Arrays.stream(VulnerabilityCategory.values())
          .forEach(category -> rate(party.party().partyId(), category, 1));
    }
  }

  private void rate(
      String party, VulnerabilityCategory category, int rating, String... failedCriteria) {
    assessments.rateVulnerability(
        ID,
        party,
        new VulnerabilityRating(category, rating, List.of(failedCriteria), "Visit", false),
        BEN);
  }

  private String plan(String party, String criterion, int days) {
    return assessments.savePlanItem(
        ID,
        new PlannedAction(
            "",
            "L1",
            party,
            ProcessStep.LOAD,
            criterion,
            "Not written down",
            "Introduce the checklist",
            "Plant lead",
            "Security manager",
            DAY.plusDays(10),
            DAY.plusDays(days),
            "Ten checklists"),
        BEN);
  }

  private static Map<String, Object> method() {
    return Map.of(
        "methodSetUpOn", "2021-05-10",
        "methodResponsible", "Security manager",
        "methodDue", "New supplier",
        "methodFrequency", "Yearly",
        "methodThreats", "Advisories",
        "methodVulnerabilities", "Questionnaires",
        "methodFollowUp", "Monthly meeting",
        "methodTraining", "Yearly course",
        "methodOversight", "VP Operations");
  }

  /** Hands a form in twice, as an engine may. */
  private void hand(FormHandler form, long key, Map<String, Object> data, Actor by) {
    assertThat(form.validate(task(key), data, by)).isEmpty();
    form.record(task(key), data, by);
    form.record(task(key), data, by);
  }

  private static InboxTask task(long key) {
    return new InboxTask(
        key,
        ACCOUNT,
        CASE,
        "risk-assessment",
        1,
        "Task",
        "Task",
        "form",
        List.of("member-" + ACCOUNT),
        null,
        null,
        "DL02",
        50,
        InboxTask.State.OPEN,
        Instant.EPOCH,
        Map.of("assessmentId", ID));
  }

  private List<String> actions() {
    return trail.history(ACCOUNT, 500).stream().map(AuditEntry::action).toList();
  }
}
