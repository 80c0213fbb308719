package org.ctpat.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ctpat.audit.Actor;
import org.junit.jupiter.api.Test;

class ValidationTest {

  private static final LocalDate MARCH_3 = LocalDate.of(2027, 3, 3);
  private static final LocalDate APRIL_2 = LocalDate.of(2027, 4, 2);
  private static final Instant NOW = Instant.parse("2027-03-03T15:00:00Z");
  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor DANA = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);
  private static final Actor MARIA = new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);
  private static final ChosenSite BUFFALO = new ChosenSite("Buffalo HQ", "Buffalo HQ", "US", false);
  private static final ChosenSite VINH_PHUC = new ChosenSite("Vinh Phuc", "Vinh Phuc", "VN", true);
  private static final List<ChosenSite> SITES = List.of(BUFFALO, VINH_PHUC);
  private static final List<String> TEAM = List.of("dana.whitfield", "luis.ortega");
  private static final List<String> DOCUMENTS = List.of("Seal log");

  private final Validation validation =
      new Validation("10-000101-VAL-1", "10-000101", "IMP", "First validation", null, NOW);

  @Test
  void plansAVisitForEachSiteWithATeamOfTwo() {
    validation.plan(plan(ValidationKind.ON_SITE, SITES, TEAM), SITES, true);

    assertThat(validation.visits())
        .extracting(SiteVisit::visitId, SiteVisit::siteName, SiteVisit::isForeign)
        .containsExactly(
            tuple("10-000101-VAL-1-V1", "Buffalo HQ", false),
            tuple("10-000101-VAL-1-V2", "Vinh Phuc", true));
    assertThat(validation.team()).containsExactlyElementsOf(TEAM);
  }

  @Test
  void refusesAPlanWithoutADomesticSiteWhereThereIsOne() {
    assertThatThrownBy(
            () ->
                validation.plan(
                    plan(ValidationKind.ON_SITE, List.of(VINH_PHUC), TEAM), SITES, true))
        .isInstanceOf(ValidationRefused.class)
        .hasMessageContaining("domestic site");
  }

  @Test
  void takesForeignSitesAloneWhenTheCompanyHasNoOther() {
    validation.plan(
        plan(ValidationKind.ON_SITE, List.of(VINH_PHUC), TEAM), List.of(VINH_PHUC), true);

    assertThat(validation.visits()).hasSize(1);
  }

  @Test
  void needsAForeignSiteUnlessItIsVirtual() {
    assertThatThrownBy(
            () ->
                validation.plan(plan(ValidationKind.ON_SITE, List.of(BUFFALO), TEAM), SITES, true))
        .hasMessageContaining("6 U.S.C. 965(a)");

    validation.plan(plan(ValidationKind.VIRTUAL, List.of(BUFFALO), TEAM), SITES, false);
    assertThat(validation.stage()).isEqualTo(ValidationStage.PLANNED);
  }

  @Test
  void refusesATeamOfOnePersonTwice() {
    assertThatThrownBy(
            () ->
                validation.plan(
                    plan(
                        ValidationKind.ON_SITE, SITES, List.of("dana.whitfield", "dana.whitfield")),
                    SITES,
                    true))
        .hasMessageContaining("two different people");
  }

  @Test
  void refusesADateWithinTheNoticePeriodWithoutConsent() {
    notice();

    assertThatThrownBy(() -> agree(APRIL_2.minusDays(1), false, BEN))
        .isInstanceOf(ValidationRefused.class)
        .hasMessageContaining("DL10");
  }

  @Test
  void refusesTheConsentOfAnybodyButTheCompany() {
    notice();

    assertThatThrownBy(() -> agree(APRIL_2.minusDays(1), true, DANA))
        .hasMessageContaining("Only the company");
  }

  @Test
  void startsAVisitEarlyWithTheCompanysConsent() {
    notice();
    agree(MARCH_3.plusDays(5), true, BEN);
    validation.schedule();
    validation.startVisits(MARCH_3.plusDays(5));

    assertThat(validation.stage()).isEqualTo(ValidationStage.VISITING);
    assertThat(validation.isEarlierVisitAgreed()).isTrue();
  }

  @Test
  void refusesToStartAVisitBeforeTheNoticePeriodEnds() {
    notice();
    agree(APRIL_2, false, BEN);
    validation.schedule();

    assertThatThrownBy(() -> validation.startVisits(APRIL_2.minusDays(1)))
        .hasMessageContaining("DL10");
    validation.startVisits(APRIL_2);
    assertThat(validation.stage()).isEqualTo(ValidationStage.VISITING);
  }

  @Test
  void refusesAMissingDate() {
    notice();

    assertThatThrownBy(
            () -> validation.agreeDates(Map.of("Buffalo HQ", APRIL_2), false, MARCH_3, BEN))
        .hasMessageContaining("Vinh Phuc is missing");
  }

  @Test
  void refusesToReportAVisitWhileAFindingIsMissing() {
    visiting();
    validation.sample("10-000101-VAL-1-V1", List.of("6.1", "6.5"));

    assertThatThrownBy(() -> conduct("10-000101-VAL-1-V1", List.of(met("6.1"))))
        .hasMessageContaining("missing for 6.5");
    assertThatThrownBy(
            () -> conduct("10-000101-VAL-1-V2", List.of(), Instant.parse("2027-04-05T03:59:59Z")))
        .hasMessageContaining("Vinh Phuc is agreed for April 5, 2027 (U.S. Eastern)");
    conduct("10-000101-VAL-1-V1", List.of(met("6.1"), met("6.5")));
    assertThat(validation.visit("10-000101-VAL-1-V1").isConducted()).isTrue();
  }

  @Test
  void refusesAReportBeforeAllVisitsAreReported() {
    visiting();

    assertThatThrownBy(() -> validation.draftReport(draft(1), DANA, NOW))
        .hasMessageContaining("not reported yet");
  }

  @Test
  void writesOneVersionForEachTask() {
    visited();
    validation.draftReport(draft(1), DANA, NOW);
    validation.draftReport(draft(1), DANA, NOW);

    assertThat(validation.toView(List.of(), List.of(), null, null).reports()).hasSize(1);
  }

  @Test
  void refusesTheWritersOwnApproval() {
    visited();
    validation.draftReport(draft(1), DANA, NOW);

    assertThatThrownBy(() -> validation.decideReport(true, null, DANA, NOW))
        .isInstanceOf(ValidationRefused.class)
        .hasMessageContaining("another person than its writer");
  }

  @Test
  void returnsAReportWithRemarksAndTakesTheNextVersion() {
    visited();
    validation.draftReport(draft(1), DANA, NOW);
    assertThatThrownBy(() -> validation.decideReport(false, " ", MARIA, NOW))
        .hasMessageContaining("Say what is to be changed");
    validation.decideReport(false, "Name the seal model", MARIA, NOW);
    validation.draftReport(draft(2), DANA, NOW);
    validation.decideReport(true, null, MARIA, NOW);

    assertThat(validation.toView(List.of(), List.of(), null, null).reports())
        .extracting(ReportView::version, ReportView::approved, ReportView::remarks)
        .containsExactly(tuple(1, false, "Name the seal model"), tuple(2, true, null));
  }

  @Test
  void needsWordsForAFalseStatement() {
    visited();

    assertThatThrownBy(
            () ->
                validation.draftReport(
                    new ReportDraft(1, "Summary", true, null, ValidationOutcome.PROPOSE_SUSPENSION),
                    DANA,
                    NOW))
        .hasMessageContaining("6 U.S.C. 967(b)");
  }

  @Test
  void refusesTheDecisionOfATeamMember() {
    published();

    assertThatThrownBy(() -> validation.decide(ValidationOutcome.VALIDATED, "all met", DANA, NOW))
        .isInstanceOf(ValidationRefused.class)
        .hasMessageContaining("another person than the team");
    validation.decide(ValidationOutcome.VALIDATED, "all met", MARIA, NOW);
    assertThat(validation.outcome()).isEqualTo(ValidationOutcome.VALIDATED);
  }

  @Test
  void refusesADecisionBeforeTheReportIsOut() {
    visited();

    assertThatThrownBy(() -> validation.decide(ValidationOutcome.VALIDATED, "all met", MARIA, NOW))
        .hasMessageContaining("visits under way");
  }

  @Test
  void refusesFindingsOnceTheReportIsApproved() {
    visited();
    validation.draftReport(draft(1), DANA, NOW);
    validation.requireOpenFindings();
    validation.decideReport(true, null, MARIA, NOW);

    assertThatThrownBy(validation::requireOpenFindings).hasMessageContaining("report approved");
  }

  @Test
  void recognisesAForeignValidationInPlaceOfAVisit() {
    var recognised =
        new Validation("10-000101-VAL-1", "10-000101", "IMP", "First validation", 7L, NOW);
    recognised.decideOnForeignValidation(true, "Confirmed by SAT on March 1", Map.of(), DANA);

    assertThat(recognised.kind()).isEqualTo(ValidationKind.RECOGNISED_ABROAD);
    assertThatThrownBy(
            () -> recognised.decide(ValidationOutcome.VALIDATED, "recognised", DANA, NOW))
        .hasMessageContaining("another person");
    recognised.decide(ValidationOutcome.VALIDATED, "recognised", MARIA, NOW);
    assertThat(recognised.outcome()).isEqualTo(ValidationOutcome.VALIDATED);
  }

  @Test
  void requiresAnActionOnAMustOnly() {
    assertThatThrownBy(
            () ->
                new Finding(
                    "10-000101-VAL-1",
                    false,
                    entry("7.5", FindingResult.ACTION_REQUIRED, "Take photos", Set.of()),
                    "dana.whitfield",
                    NOW))
        .isInstanceOf(ValidationRefused.class)
        .hasMessageContaining("write a recommendation instead");
  }

  @Test
  void needsAMeasureForAnActionAndAnElementForABestPractice() {
    assertThatThrownBy(
            () ->
                new Finding(
                    "10-000101-VAL-1",
                    true,
                    entry("6.5", FindingResult.ACTION_REQUIRED, null, Set.of()),
                    "dana.whitfield",
                    NOW))
        .hasMessageContaining("what the company is asked to do");
    assertThatThrownBy(
            () ->
                new Finding(
                    "10-000101-VAL-1",
                    true,
                    entry("6.5", FindingResult.BEST_PRACTICE, null, Set.of()),
                    "dana.whitfield",
                    NOW))
        .hasMessageContaining("five elements");
  }

  private static Plan plan(ValidationKind kind, List<ChosenSite> sites, List<String> team) {
    return new Plan(kind, sites, "Docks and stuffing", team, team.getFirst(), DOCUMENTS, Map.of());
  }

  private void notice() {
    validation.plan(plan(ValidationKind.ON_SITE, SITES, TEAM), SITES, true);
    validation.sendNotice(MARCH_3, APRIL_2);
  }

  private void agree(LocalDate date, boolean consent, Actor by) {
    validation.agreeDates(
        Map.of("Buffalo HQ", date, "Vinh Phuc", date.plusDays(3)), consent, MARCH_3, by);
  }

  private void visiting() {
    notice();
    agree(APRIL_2, false, BEN);
    validation.schedule();
    validation.startVisits(APRIL_2);
  }

  private void visited() {
    visiting();
    for (var visit : validation.visits()) {
      validation.sample(visit.visitId(), List.of("6.1"));
      var finding =
          new Finding(
              "10-000101-VAL-1",
              true,
              new FindingEntry(
                  visit.visitId(),
                  "6.1",
                  FindingResult.MET,
                  "Procedure seen",
                  null,
                  List.of(),
                  null,
                  Set.of()),
              "dana.whitfield",
              NOW);
      conduct(visit.visitId(), List.of(finding));
    }
  }

  private void published() {
    visited();
    validation.draftReport(draft(1), DANA, NOW);
    validation.decideReport(true, null, MARIA, NOW);
    validation.publish(APRIL_2.plusDays(10));
  }

  private void conduct(String visitId, List<Finding> findings) {
    conduct(visitId, findings, Instant.parse("2027-04-05T15:00:00Z"));
  }

  private void conduct(String visitId, List<Finding> findings, Instant reportedAt) {
    validation.conduct(
        visitId,
        LocalTime.of(9, 0),
        LocalTime.of(16, 30),
        "Warehouse manager",
        "Walked the docks",
        Map.of(),
        findings,
        "dana.whitfield",
        reportedAt);
  }

  private static Finding met(String criterionId) {
    return new Finding(
        "10-000101-VAL-1",
        true,
        entry(criterionId, FindingResult.MET, null, Set.of()),
        "dana.whitfield",
        NOW);
  }

  private static FindingEntry entry(
      String criterionId, FindingResult result, String measure, Set<BestPracticeElement> elements) {
    return new FindingEntry(
        "10-000101-VAL-1-V1",
        criterionId,
        result,
        "What was seen",
        measure,
        List.of(),
        null,
        elements);
  }

  private static ReportDraft draft(long taskKey) {
    return new ReportDraft(
        taskKey, "All sites follow the profile", false, null, ValidationOutcome.VALIDATED);
  }
}
