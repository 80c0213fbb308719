package org.ctpat.demo.riskrenewal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.Criterion;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.riskrenewal.LanesFile.ActionData;
import org.ctpat.demo.riskrenewal.LanesFile.LaneData;
import org.ctpat.demo.riskrenewal.LanesFile.PartyData;
import org.ctpat.demo.riskrenewal.LanesFile.Unmet;
import org.ctpat.risk.Lane;
import org.ctpat.risk.Level;
import org.ctpat.risk.Party;
import org.ctpat.risk.PlannedAction;
import org.ctpat.risk.ProcessStep;
import org.ctpat.risk.RiskAssessmentView;
import org.ctpat.risk.RiskAssessmentView.LaneView;
import org.ctpat.risk.RiskAssessmentView.PartyView;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.risk.Stop;
import org.ctpat.risk.ThreatRating;
import org.ctpat.risk.VulnerabilityCategory;
import org.ctpat.risk.VulnerabilityRating;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/**
 * Fills in the risk page as the people of a company do: from its file the first time, and with the
 * changes of the file on the copy of a later year. What is there already stays, so that a returned
 * assessment is gone through again.
 */
@Component
public class RiskStory {

  private final RiskAssessments assessments;
  private final CriteriaCatalogue catalogue;
  private final Deadlines deadlines;

  RiskStory(RiskAssessments assessments, CriteriaCatalogue catalogue, Deadlines deadlines) {
    this.assessments = assessments;
    this.catalogue = catalogue;
    this.deadlines = deadlines;
  }

  static String assessmentId(InboxTask task) {
    return String.valueOf(task.variables().get("assessmentId"));
  }

  static LanesFile file(DemoCompany company) {
    return company.json("lanes.json", LanesFile.class);
  }

  /** Step 1: parties, lanes and stops. */
  public void mapCargoFlow(String assessmentId, DemoCompany company, Actor by) {
    var file = file(company);
    for (var data : file.parties()) {
      if (party(assessmentId, data).isEmpty()) {
        assessments.saveParty(assessmentId, partyOf("", data), by);
      }
    }
    for (var data : file.lanes()) {
      if (lane(assessmentId, data).isEmpty()) {
        var laneId =
            assessments.saveLane(
                assessmentId,
                new Lane(
                    "",
                    data.product(),
                    data.originCountry(),
                    data.originRegion(),
                    data.destinationCountry(),
                    data.destination(),
                    data.modeChain(),
                    data.frequency(),
                    data.alternateRouting(),
                    data.notes()),
                by);
        assessments.saveStops(assessmentId, laneId, stops(assessmentId, file, data), by);
      }
    }
  }

  private static Party partyOf(String partyId, PartyData data) {
    return new Party(
        partyId,
        data.name(),
        data.role(),
        data.country(),
        data.direct(),
        data.status(),
        data.proof(),
        data.own());
  }

  private List<Stop> stops(String assessmentId, LanesFile file, LaneData lane) {
    return lane.stops().stream()
        .map(
            data ->
                new Stop(
                    partyId(assessmentId, file, data.party()),
                    data.step(),
                    data.mode(),
                    data.country(),
                    data.handoverPoint(),
                    data.hoursAtRest(),
                    data.sealed(),
                    data.dataExchanged()))
        .toList();
  }

  /** Step 2: the threat ratings that are missing, and what changed since last year. */
  public void rateThreats(String assessmentId, DemoCompany company, Actor by) {
    var file = file(company);
    for (var data : file.lanes()) {
      var lane = lane(assessmentId, data).orElseThrow();
      data.threats()
          .forEach(
              (factor, threat) -> {
                if (lane.threats().stream().noneMatch(rated -> rated.factor() == factor)) {
                  assessments.rateThreat(
                      assessmentId,
                      lane.lane().laneId(),
                      new ThreatRating(
                          factor, threat.rating(), threat.source(), daysAgo(threat.daysAgo())),
                      by);
                }
              });
    }
    if (laterYear(assessmentId)) {
      for (var change : file.nextYear().threats()) {
        assessments.rateThreat(
            assessmentId,
            laneId(assessmentId, file, change.lane()),
            new ThreatRating(
                change.factor(), change.rating(), change.source(), daysAgo(change.daysAgo())),
            by);
      }
    }
  }

  /** Step 3: the vulnerability ratings that are missing, and what changed since last year. */
  public void rateVulnerabilities(String assessmentId, DemoCompany company, Actor by) {
    var file = file(company);
    for (var data : file.parties()) {
      var party = party(assessmentId, data).orElseThrow();
      if (party.toBeRated()) {
        rateMissing(assessmentId, party, data, by);
      }
    }
    if (laterYear(assessmentId)) {
      for (var change : file.nextYear().vulnerabilities()) {
        rate(
            assessmentId,
            partyId(assessmentId, file, change.party()),
            VulnerabilityCategory.of(change.category()),
            new Unmet(change.failed(), change.note()),
            by);
      }
    }
  }

  private void rateMissing(String assessmentId, PartyView party, PartyData data, Actor by) {
    for (var category : VulnerabilityCategory.values()) {
      if (party.ratings().stream().noneMatch(rated -> rated.category() == category)) {
        rate(
            assessmentId,
            party.party().partyId(),
            category,
            data.vulnerabilities()
                .getOrDefault(
                    String.valueOf(category.number()), new Unmet(List.of(), data.basis())),
            by);
      }
    }
  }

  private void rate(
      String assessmentId, String partyId, VulnerabilityCategory category, Unmet unmet, Actor by) {
    var failed = unmet.failed().stream().map(catalogue::get).toList();
    int rating = failed.isEmpty() ? 1 : failed.stream().anyMatch(Criterion::isMust) ? 3 : 2;
    assessments.rateVulnerability(
        assessmentId,
        partyId,
        new VulnerabilityRating(category, rating, unmet.failed(), unmet.note(), false),
        by);
  }

  /** Step 4: the actions of the file, and one for whatever else needs one. */
  public void planActions(String assessmentId, DemoCompany company, Actor by) {
    var file = file(company);
    for (var data : laterYear(assessmentId) ? file.nextYear().plan() : file.plan()) {
      var laneId = laneId(assessmentId, file, data.lane());
      var partyId = partyId(assessmentId, file, data.party());
      if (assessments.view(assessmentId).plan().stream()
          .noneMatch(
              action ->
                  action.partyId().equals(partyId)
                      && action.criterionId().equals(data.criterion()))) {
        assessments.savePlanItem(assessmentId, action(laneId, partyId, data), by);
      }
    }
    planWhatIsLeft(assessmentId, by);
  }

  private PlannedAction action(String laneId, String partyId, ActionData data) {
    return new PlannedAction(
        "",
        laneId,
        partyId,
        data.step(),
        data.criterion(),
        data.vulnerability(),
        data.action(),
        data.partnerContact(),
        data.owner(),
        deadlines.today().plusDays(data.progressDays()),
        deadlines.today().plusDays(data.dueDays()),
        data.evidence());
  }

  private void planWhatIsLeft(String assessmentId, Actor by) {
    var view = assessments.view(assessmentId);
    for (var party : view.parties()) {
      for (var rating : party.ratings()) {
        for (var must : rating.failedCriteria()) {
          if (catalogue.get(must).isMust() && !planned(assessmentId, party, must)) {
            planFor(assessmentId, laneOf(view, party), party.party().partyId(), must, by);
          }
        }
      }
    }
    for (var lane : view.lanes()) {
      if (lane.risk() == Level.HIGH
          && assessments.view(assessmentId).plan().stream()
              .noneMatch(action -> action.laneId().equals(lane.lane().laneId()))) {
        planFor(assessmentId, lane.lane().laneId(), lane.stops().getFirst().partyId(), "3.7", by);
      }
    }
  }

  private boolean planned(String assessmentId, PartyView party, String criterionId) {
    return assessments.view(assessmentId).plan().stream()
        .anyMatch(
            action ->
                action.partyId().equals(party.party().partyId())
                    && action.criterionId().equals(criterionId));
  }

  private static String laneOf(RiskAssessmentView view, PartyView party) {
    return view.lanes().stream()
        .filter(
            lane ->
                lane.stops().stream()
                    .anyMatch(stop -> stop.partyId().equals(party.party().partyId())))
        .findFirst()
        .orElse(view.lanes().getFirst())
        .lane()
        .laneId();
  }

  private void planFor(
      String assessmentId, String laneId, String partyId, String criterionId, Actor by) {
    var criterion = catalogue.get(criterionId);
    assessments.savePlanItem(
        assessmentId,
        new PlannedAction(
            "",
            laneId,
            partyId,
            ProcessStep.LOAD,
            criterionId,
            "Not met or not proved in this year's assessment: " + criterion.title(),
            "Bring it into line with criterion " + criterion.label() + " and keep the proof",
            "Security contact of the party",
            "Point of contact of the company",
            deadlines.today().plusDays(20),
            deadlines.today().plusDays(45),
            criterion.evidence()),
        by);
  }

  private boolean laterYear(String assessmentId) {
    return assessments.view(assessmentId).basedOn() != null;
  }

  private LocalDate daysAgo(int days) {
    return deadlines.today().minusDays(days);
  }

  private Optional<PartyView> party(String assessmentId, PartyData data) {
    return assessments.view(assessmentId).parties().stream()
        .filter(
            party -> data.own() ? party.party().own() : party.party().name().equals(data.name()))
        .findFirst();
  }

  private Optional<LaneView> lane(String assessmentId, LaneData data) {
    return assessments.view(assessmentId).lanes().stream()
        .filter(lane -> lane.lane().product().equals(data.product()))
        .findFirst();
  }

  private String partyId(String assessmentId, LanesFile file, String key) {
    var data =
        file.parties().stream().filter(party -> party.key().equals(key)).findFirst().orElseThrow();
    return party(assessmentId, data).orElseThrow().party().partyId();
  }

  private String laneId(String assessmentId, LanesFile file, String key) {
    var data =
        file.lanes().stream().filter(lane -> lane.key().equals(key)).findFirst().orElseThrow();
    return lane(assessmentId, data).orElseThrow().lane().laneId();
  }
}
