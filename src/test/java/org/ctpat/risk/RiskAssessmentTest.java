package org.ctpat.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ctpat.risk.RiskAssessmentView.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RiskAssessmentTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 3, 3);

  private RiskAssessment assessment;
  private String own;
  private String packer;
  private String trucker;

  @BeforeEach
  void openAnAssessmentWithParties() {
    assessment =
        new RiskAssessment(
            "10-000101-APP-1-RA", "10-000101", "10-000101-APP-1", "IMP", TODAY, null);
    own = party("Blue Heron Home Goods, Inc.", PartyRole.IMPORTER, "US", true);
    packer = party("Empaques del Norte", PartyRole.PACKER, "MX", false);
    trucker = party("Transfronteriza Cumbres", PartyRole.TRUCKER, "MX", false);
  }

  @Test
  void numbersLanesPartiesAndActions() {
    var lane = lane("MX");

    assertThat(lane).isEqualTo("L1");
    assertThat(List.of(own, packer, trucker)).containsExactly("P1", "P2", "P3");
    assertThat(plan(lane, packer, "5.3")).isEqualTo("10-000101-APP-1-RA-A1");
  }

  @Test
  void asksForALaneFirst() {
    assertThat(assessment.missing(Step.CARGO_FLOW, TODAY))
        .containsExactly("Add a lane for each kind of cargo and origin");
  }

  @Test
  void asksForStopsForAPartyAtTheOriginAndForTheStuffing() {
    var lane = lane("MX");
    assertThat(assessment.missing(Step.CARGO_FLOW, TODAY))
        .containsExactly("Lane L1 (Baskets): add its stops in the order the cargo passes them");

    assessment.saveStops(lane, List.of(stop(own, ProcessStep.UNLOAD, "US")));
    assertThat(assessment.missing(Step.CARGO_FLOW, TODAY))
        .singleElement()
        .asString()
        .contains("first stop is not in the country of origin, MX");

    assessment.saveStops(lane, List.of(stop(packer, ProcessStep.PACK, "MX")));
    assertThat(assessment.missing(Step.CARGO_FLOW, TODAY))
        .singleElement()
        .asString()
        .contains("name the stop where the container or trailer is loaded (stuffed)");
  }

  @Test
  void refusesAForeignLaneWhoseForeignPartEndsBeforeTheStuffing() {
    var lane = lane("MX");
    assessment.saveStops(
        lane,
        List.of(
            stop(packer, ProcessStep.PRODUCE, "MX"),
            stop(own, ProcessStep.LOAD, "US"),
            stop(own, ProcessStep.UNLOAD, "US")));

    assertThat(assessment.missing(Step.CARGO_FLOW, TODAY))
        .singleElement()
        .asString()
        .contains("has no foreign leg from stuffing on");
  }

  @Test
  void refusesASupplyChainOfDomesticSitesAloneWithTheReason() {
    var lane = lane("US");
    assessment.saveStops(
        lane, List.of(stop(own, ProcessStep.LOAD, "US"), stop(own, ProcessStep.UNLOAD, "US")));

    assertThat(assessment.missing(Step.CARGO_FLOW, TODAY))
        .containsExactly(RiskAssessment.NO_FOREIGN_LEG);
    assertThat(RiskAssessment.NO_FOREIGN_LEG).contains("in 2010 CBP found");
  }

  @Test
  void isSatisfiedWithAForeignLegFromStuffingOn() {
    mappedLane();

    assertThat(assessment.missing(Step.CARGO_FLOW, TODAY)).isEmpty();
  }

  @Test
  void refusesATextThatIsTooLong() {
    assertThatThrownBy(() -> party("x".repeat(401), PartyRole.PORT, "MX", false))
        .isInstanceOf(EditRefused.class)
        .hasMessageEndingWith("has 401 characters: shorten it to 400");
  }

  @Test
  void wantsAllSixThreatsOfEveryLaneWithTheirSource() {
    var lane = mappedLane();
    assertThat(assessment.missing(Step.THREATS, TODAY)).hasSize(6);

    threats(lane, 1);

    assertThat(assessment.missing(Step.THREATS, TODAY)).isEmpty();
    assertThatThrownBy(
            () -> assessment.rateThreat(lane, new ThreatRating(ThreatFactor.TF1, 2, " ", TODAY)))
        .isInstanceOf(EditRefused.class)
        .hasMessage("Fill in the source of the threat rating");
    assertThatThrownBy(
            () -> assessment.rateThreat(lane, new ThreatRating(ThreatFactor.TF1, 4, "News", TODAY)))
        .hasMessage("There is no rating 4: choose 1 low, 2 medium or 3 high");
  }

  @Test
  void fixesLanesAndThreatsOnceTheyAreScreened() {
    var lane = screened(Level.HIGH);

    assertThat(assessment.state()).isEqualTo(State.SCREENED);
    assertThatThrownBy(() -> threats(lane, 2))
        .isInstanceOf(EditRefused.class)
        .hasMessageContaining("cannot be changed while 10-000101-APP-1-RA is SCREENED")
        .hasMessageContaining("only while it is DRAFT");
  }

  @Test
  void screensOnceForTheSameLevels() {
    var lane = screened(Level.HIGH);

    assertThat(assessment.screen(Map.of(lane, Level.HIGH))).isFalse();
    assertThatThrownBy(() -> assessment.screen(Map.of(lane, Level.LOW)))
        .isInstanceOf(EditRefused.class);
  }

  @Test
  void wantsTwelveCategoriesOfEveryPartyOnAMediumLane() {
    screened(Level.MEDIUM);

    assertThat(assessment.missing(Step.VULNERABILITIES, TODAY)).hasSize(3 * 12);
    assertThat(assessment.partiesToRate()).hasSize(3);
  }

  @Test
  void wantsNoVulnerabilitiesOnALaneOfLowThreatAndCountsItAsLow() {
    var lane = screened(Level.LOW);

    assertThat(assessment.missing(Step.VULNERABILITIES, TODAY)).isEmpty();
    assertThat(assessment.weakestLink(assessment.lane(lane))).isEqualTo(Level.LOW);
  }

  @Test
  void isAsStrongAsItsWeakestLink() {
    var lane = screened(Level.MEDIUM);
    everyPartyMeetsAll();
    assertThat(assessment.weakestLink(assessment.lane(lane))).isEqualTo(Level.LOW);

    assessment.rateVulnerability(
        trucker, VulnerabilityCategory.VC05, unmet(List.of(), List.of("5.15")));
    assertThat(assessment.party(trucker).level()).isEqualTo(Level.MEDIUM);
    assertThat(assessment.weakestLink(assessment.lane(lane))).isEqualTo(Level.MEDIUM);

    assessment.rateVulnerability(
        packer, VulnerabilityCategory.VC05, unmet(List.of("5.3"), List.of()));
    assertThat(assessment.party(packer).level()).isEqualTo(Level.HIGH);
    assertThat(assessment.weakestLink(assessment.lane(lane))).isEqualTo(Level.HIGH);
  }

  @Test
  void ratesThePartyOfTheWorkedExampleThree() {
    screened(Level.HIGH);
    everyPartyMeetsAll();
    assessment.rateVulnerability(
        packer, VulnerabilityCategory.VC03, unmet(List.of(), List.of("3.7")));
    assessment.rateVulnerability(
        packer, VulnerabilityCategory.VC05, unmet(List.of("5.3"), List.of()));
    assessment.rateVulnerability(
        packer, VulnerabilityCategory.VC07, unmet(List.of(), List.of("7.4")));
    assessment.rateVulnerability(
        packer, VulnerabilityCategory.VC12, unmet(List.of(), List.of("12.4")));

    assertThat(assessment.party(packer).ratings())
        .filteredOn(rating -> rating.rating() > 1)
        .extracting(rating -> rating.category() + "=" + rating.rating())
        .containsExactly("VC03=2", "VC05=3", "VC07=2", "VC12=2");
    assertThat(assessment.party(packer).level().rating()).isEqualTo(3);
  }

  @Test
  void wantsAnActionForAFailedMustWhateverTheRating() {
    var lane = screened(Level.LOW);
    assessment.rateVulnerability(
        packer, VulnerabilityCategory.VC05, unmet(List.of("5.3"), List.of()));
    assessment.rate(Map.of(lane, Level.MEDIUM));

    assertThat(assessment.actionsNeeded()).isTrue();
    assertThat(assessment.missing(Step.ACTION_PLAN, TODAY))
        .containsExactly("Plan an action for Empaques del Norte: criterion 5.3 is not met");

    plan(lane, packer, "5.3");
    assertThat(assessment.missing(Step.ACTION_PLAN, TODAY)).isEmpty();
  }

  @Test
  void wantsAnActionForALaneOfHighRisk() {
    var lane = screened(Level.HIGH);
    everyPartyMeetsAll();
    assessment.rateVulnerability(
        trucker, VulnerabilityCategory.VC05, unmet(List.of(), List.of("5.15")));
    assessment.rate(Map.of(lane, Level.HIGH));

    assertThat(assessment.missing(Step.ACTION_PLAN, TODAY))
        .containsExactly("Plan an action for Lane L1 (Baskets): its risk is high");
  }

  @Test
  void wantsNoActionsWhenNothingIsHighAndNoMustFailed() {
    var lane = screened(Level.MEDIUM);
    everyPartyMeetsAll();
    assessment.rate(Map.of(lane, Level.LOW));

    assertThat(assessment.actionsNeeded()).isFalse();
  }

  @Test
  void refusesAnActionWhoseDateHasPassed() {
    var lane = mappedLane();

    assertThatThrownBy(
            () ->
                assessment.savePlanItem(
                    action(lane, packer, "5.3", TODAY.minusDays(3), TODAY), TODAY))
        .isInstanceOf(EditRefused.class)
        .hasMessageContaining("give a date after today, 2027-03-03");
  }

  @Test
  void asksForANewDateWhenAnActionIsDueBeforeTheApproval() {
    var lane = mappedLane();
    plan(lane, packer, "5.3");

    assertThat(assessment.missing(Step.ACTION_PLAN, TODAY.plusDays(31)))
        .singleElement()
        .asString()
        .contains("was due on 2027-04-02: give a date after today");
  }

  @Test
  void refusesToRemoveAPartyThatALaneStopsAt() {
    mappedLane();

    assertThatThrownBy(() -> assessment.removeParty(packer))
        .isInstanceOf(EditRefused.class)
        .hasMessageContaining("stops at Empaques del Norte: change its stops first");
  }

  @Test
  void isSignedOnlyWhenComplete() {
    var lane = screened(Level.MEDIUM);
    everyPartyMeetsAll();
    assessment.rate(Map.of(lane, Level.LOW));

    assertThatThrownBy(() -> assessment.sign("Margaret Ellis", TODAY))
        .isInstanceOf(EditRefused.class)
        .hasMessageContaining("Document who assesses the risks");
    assertThatThrownBy(() -> assessment.approve())
        .isInstanceOf(EditRefused.class)
        .hasMessageContaining("not signed by an officer");
  }

  @Test
  void isClosedOnceApproved() {
    approved();

    assertThat(assessment.state()).isEqualTo(State.APPROVED);
    assertThat(assessment.approve()).isFalse();
    assertThatThrownBy(() -> assessment.saveParty(assessment.party(packer).party()))
        .isInstanceOf(EditRefused.class)
        .hasMessageContaining("is approved; the next review starts from a copy of it");
  }

  @Test
  void canBeChangedAgainWhenTheOfficerReturnsIt() {
    var lane = screened(Level.MEDIUM);
    everyPartyMeetsAll();
    assessment.rate(Map.of(lane, Level.LOW));

    assessment.giveBack("The Portugal lane is missing");

    assertThat(assessment.state()).isEqualTo(State.DRAFT);
    assertThat(assessment.view().remarks()).isEqualTo("The Portugal lane is missing");
    assertThat(lane("PT")).isEqualTo("L2");
  }

  @Test
  void theNextOneStartsFromACopyWithoutTheActions() {
    var lane = approved();
    var next =
        new RiskAssessment(
            "10-000101-AR-2028-RA",
            "10-000101",
            "10-000101-AR-2028",
            "IMP",
            TODAY.plusYears(1),
            assessment);

    var view = next.view();
    assertThat(view.state()).isEqualTo(State.DRAFT);
    assertThat(view.basedOn()).isEqualTo("10-000101-APP-1-RA");
    assertThat(view.lanes()).singleElement().satisfies(l -> assertThat(l.stops()).hasSize(4));
    assertThat(view.parties()).hasSize(3);
    assertThat(view.plan()).isEmpty();
    assertThat(view.method()).isEqualTo(assessment.method());
    assertThat(next.missing(Step.THREATS, TODAY)).isEmpty();
    assertThat(
            next.saveLane(
                new Lane("", "Tiles", "PT", "Braga", "US", "Buffalo", "Ocean", "Monthly", "", "")))
        .isEqualTo("L2");
    assertThat(lane).isEqualTo("L1");
  }

  @Test
  void showsEachPartyByCategoryAndLanesByThreatAndVulnerability() {
    screened(Level.HIGH);
    assessment.rateVulnerability(
        packer, VulnerabilityCategory.VC05, unmet(List.of("5.3"), List.of()));
    var view = assessment.view();

    assertThat(view.heatMap().parties())
        .extracting(Party::partyId)
        .containsExactly("P1", "P2", "P3");
    assertThat(view.heatMap().rows()).hasSize(12);
    var row = view.heatMap().rows().get(4);
    assertThat(row.category()).isEqualTo(VulnerabilityCategory.VC05);
    assertThat(row.cells().get(0)).isNull();
    assertThat(row.cells().get(1).rating()).isEqualTo(3);
    assertThat(view.matrix().get(Level.HIGH).get(Level.HIGH)).hasSize(1);
    assertThat(view.matrix().get(Level.LOW).get(Level.LOW)).isEmpty();
  }

  private String approved() {
    var lane = screened(Level.MEDIUM);
    everyPartyMeetsAll();
    assessment.rate(Map.of(lane, Level.LOW));
    plan(lane, packer, "7.4");
    assessment.saveMethod(
        new Method(
            TODAY.minusYears(2),
            "Security manager",
            "New partner",
            "Yearly",
            "Advisories",
            "Questionnaire",
            "Monthly meeting",
            "Yearly course",
            "VP Operations"));
    assessment.sign("Margaret Ellis", TODAY);
    assessment.approve();
    return lane;
  }

  private String screened(Level threat) {
    var lane = mappedLane();
    threats(lane, 1);
    assessment.screen(Map.of(lane, threat));
    return lane;
  }

  private String mappedLane() {
    var lane = lane("MX");
    assessment.saveStops(
        lane,
        List.of(
            stop(packer, ProcessStep.PACK, "MX"),
            stop(packer, ProcessStep.LOAD, "MX"),
            stop(trucker, ProcessStep.TRANSPORT, "MX"),
            stop(own, ProcessStep.UNLOAD, "US")));
    return lane;
  }

  private void everyPartyMeetsAll() {
    for (var party : List.of(own, packer, trucker)) {
      Arrays.stream(VulnerabilityCategory.values())
          .forEach(
              category ->
                  assessment.rateVulnerability(party, category, unmet(List.of(), List.of())));
    }
  }

  private static Vulnerability unmet(List<String> musts, List<String> shoulds) {
    return new Vulnerability(musts, shoulds, "Visit", false);
  }

  private void threats(String lane, int rating) {
    for (var factor : ThreatFactor.values()) {
      assessment.rateThreat(
          lane, new ThreatRating(factor, rating, "State Department", TODAY.minusDays(20)));
    }
  }

  private String plan(String lane, String party, String criterion) {
    return assessment.savePlanItem(
        action(lane, party, criterion, TODAY.plusDays(15), TODAY.plusDays(30)), TODAY);
  }

  private static PlannedAction action(
      String lane, String party, String criterion, LocalDate progressOn, LocalDate dueOn) {
    return new PlannedAction(
        "",
        lane,
        party,
        ProcessStep.LOAD,
        criterion,
        "Inspections are not written down",
        "Introduce the seven-point checklist",
        "Plant logistics lead",
        "Security manager",
        progressOn,
        dueOn,
        "Ten checklists");
  }

  private String lane(String origin) {
    return assessment.saveLane(
        new Lane("", "Baskets", origin, "", "US", "Buffalo, NY", "Truck", "Weekly", "", ""));
  }

  private String party(String name, PartyRole role, String country, boolean isOwn) {
    return assessment.saveParty(
        new Party("", name, role, country, true, ProgrammeStatus.NONE, "Questionnaire", isOwn));
  }

  private static Stop stop(String party, ProcessStep step, String country) {
    return new Stop(party, step, TransportMode.TRUCK, country, "", 2, true, "");
  }
}
