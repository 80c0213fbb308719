package org.ctpat.portal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ctpat.risk.EditRefused;
import org.ctpat.risk.Lane;
import org.ctpat.risk.Level;
import org.ctpat.risk.Method;
import org.ctpat.risk.Party;
import org.ctpat.risk.PartyRole;
import org.ctpat.risk.PlannedAction;
import org.ctpat.risk.ProcessStep;
import org.ctpat.risk.ProgrammeStatus;
import org.ctpat.risk.RiskAssessmentView;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.risk.Step;
import org.ctpat.risk.Stop;
import org.ctpat.risk.ThreatFactor;
import org.ctpat.risk.ThreatRating;
import org.ctpat.risk.TransportMode;
import org.ctpat.risk.VulnerabilityCategory;
import org.ctpat.risk.VulnerabilityRating;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The five-step risk assessment of a company: lanes, parties, threats, vulnerabilities, plan and
 * method.
 */
@Controller
@RequestMapping("/accounts/{number}/risk")
class RiskController {

  private static final int EMPTY_STOPS = 3;

  /** The section of the page in which a step is done. */
  private static final Map<Step, String> SECTIONS =
      Map.of(
          Step.CARGO_FLOW, "flow",
          Step.THREATS, "threats",
          Step.VULNERABILITIES, "vulnerabilities",
          Step.ACTION_PLAN, "plan",
          Step.METHOD, "method");

  private final AccountGate gate;
  private final RiskAssessments risks;

  RiskController(AccountGate gate, RiskAssessments risks) {
    this.gate = gate;
    this.risks = risks;
  }

  @GetMapping
  String risk(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable String party,
      Model page) {
    page.addAttribute("account", gate.open(me, number));
    var assessment = risks.latest(number).orElse(null);
    page.addAttribute("risk", assessment);
    if (assessment != null) {
      var id = assessment.assessmentId();
      page.addAttribute("mayEdit", me.ofCompany() && open(assessment));
      page.addAttribute(
          "steps",
          Arrays.stream(Step.values())
              .map(step -> new OpenStep(SECTIONS.get(step), risks.missing(id, step)))
              .toList());
      page.addAttribute("matrix", assessment.matrix());
      page.addAttribute("party", chosen(assessment, party));
      page.addAttribute("emptyStops", EMPTY_STOPS);
    }
    page.addAttribute("roles", PartyRole.values());
    page.addAttribute("statuses", ProgrammeStatus.values());
    page.addAttribute("processSteps", ProcessStep.values());
    page.addAttribute("modes", TransportMode.values());
    page.addAttribute("factors", ThreatFactor.values());
    page.addAttribute("categories", VulnerabilityCategory.values());
    page.addAttribute("levels", Level.values());
    return "portal/risk";
  }

  private static boolean open(RiskAssessmentView assessment) {
    return assessment.state() != RiskAssessmentView.State.APPROVED;
  }

  private static RiskAssessmentView.@Nullable PartyView chosen(
      RiskAssessmentView assessment, @Nullable String partyId) {
    return assessment.parties().stream()
        .filter(
            party -> partyId == null ? party.toBeRated() : party.party().partyId().equals(partyId))
        .findFirst()
        .or(() -> assessment.parties().stream().findFirst())
        .orElse(null);
  }

  @PostMapping("/lanes")
  String saveLane(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute Lane lane,
      RedirectAttributes say) {
    return change(me, number, "flow", say, id -> risks.saveLane(id, lane, me.actor()));
  }

  @PostMapping("/lanes/{lane}/removal")
  String removeLane(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String lane,
      RedirectAttributes say) {
    return change(me, number, "flow", say, id -> risks.removeLane(id, lane, me.actor()));
  }

  @PostMapping("/lanes/{lane}/stops")
  String saveStops(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String lane,
      @ModelAttribute StopRows rows,
      RedirectAttributes say) {
    return change(
        me, number, "flow", say, id -> risks.saveStops(id, lane, rows.filled(), me.actor()));
  }

  @PostMapping("/parties")
  String saveParty(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute Party party,
      RedirectAttributes say) {
    return change(me, number, "flow", say, id -> risks.saveParty(id, party, me.actor()));
  }

  @PostMapping("/parties/{party}/removal")
  String removeParty(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String party,
      RedirectAttributes say) {
    return change(me, number, "flow", say, id -> risks.removeParty(id, party, me.actor()));
  }

  @PostMapping("/threats/{lane}/{factor}")
  String rateThreat(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String lane,
      @PathVariable ThreatFactor factor,
      @RequestParam int rating,
      @RequestParam String source,
      @RequestParam LocalDate sourceOn,
      Model page) {
    return rated(
        me,
        number,
        "t-" + lane + "-" + factor,
        page,
        id ->
            risks.rateThreat(
                id, lane, new ThreatRating(factor, rating, source, sourceOn), me.actor()));
  }

  @PostMapping("/vulnerabilities/{party}/{category}")
  String rateVulnerability(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String party,
      @PathVariable VulnerabilityCategory category,
      @RequestParam int rating,
      @RequestParam(defaultValue = "") String failedCriteria,
      @RequestParam(defaultValue = "") String note,
      Model page) {
    var failed =
        Arrays.stream(failedCriteria.split("[,;\\s]+")).filter(text -> !text.isBlank()).toList();
    return rated(
        me,
        number,
        "v-" + party + "-" + category,
        page,
        id ->
            risks.rateVulnerability(
                id,
                party,
                new VulnerabilityRating(category, rating, failed, note, false),
                me.actor()));
  }

  /** Takes the ratings of the company itself from its security profile. */
  @PostMapping("/own-company")
  String rateOwnCompany(PortalUser me, @PathVariable String number, RedirectAttributes say) {
    return change(me, number, "vulnerabilities", say, id -> risks.rateOwnCompany(id, me.actor()));
  }

  @PostMapping("/plan")
  String savePlanItem(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute PlannedAction action,
      RedirectAttributes say) {
    return change(me, number, "plan", say, id -> risks.savePlanItem(id, action, me.actor()));
  }

  @PostMapping("/plan/{action}/removal")
  String removePlanItem(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String action,
      RedirectAttributes say) {
    return change(me, number, "plan", say, id -> risks.removePlanItem(id, action, me.actor()));
  }

  @PostMapping("/method")
  String saveMethod(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute Method method,
      RedirectAttributes say) {
    return change(me, number, "method", say, id -> risks.saveMethod(id, method, me.actor()));
  }

  private String change(
      PortalUser me, String number, String section, RedirectAttributes say, Change change) {
    gate.openForCompany(me, number);
    try {
      change.of(assessment(number));
      say.addFlashAttribute("notice", "Saved.");
    } catch (EditRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/risk#" + section;
  }

  private String rated(PortalUser me, String number, String row, Model page, Change change) {
    gate.openForCompany(me, number);
    page.addAttribute("row", row);
    try {
      change.of(assessment(number));
      page.addAttribute("refused", null);
    } catch (EditRefused | IllegalArgumentException e) {
      page.addAttribute("refused", e.getMessage());
    }
    return "portal/risk-parts :: rated";
  }

  private String assessment(String number) {
    return risks
        .latest(number)
        .orElseThrow(() -> new NotFound("risk assessment of " + number))
        .assessmentId();
  }

  /** A change of the assessment with this id. */
  @FunctionalInterface
  private interface Change {
    void of(String assessmentId);
  }

  /** A step of the five and what it still needs. */
  record OpenStep(String key, List<String> missing) {}

  /** The stops of a lane as typed; rows without a party are left out. */
  record StopRows(List<StopRow> stops) {

    List<Stop> filled() {
      return stops == null
          ? List.of()
          : stops.stream()
              .filter(Objects::nonNull)
              .filter(row -> row.partyId() != null && !row.partyId().isBlank())
              .map(StopRow::stop)
              .toList();
    }
  }

  /** One stop as typed. */
  record StopRow(
      @Nullable String partyId,
      @Nullable ProcessStep step,
      @Nullable TransportMode mode,
      @Nullable String country,
      @Nullable String handoverPoint,
      @Nullable Integer hoursAtRest,
      @Nullable Boolean sealed,
      @Nullable String dataExchanged) {

    Stop stop() {
      return new Stop(
          Objects.requireNonNullElse(partyId, ""),
          Objects.requireNonNullElse(step, ProcessStep.TRANSPORT),
          Objects.requireNonNullElse(mode, TransportMode.NONE),
          Objects.requireNonNullElse(country, ""),
          Objects.requireNonNullElse(handoverPoint, ""),
          Objects.requireNonNullElse(hoursAtRest, 0),
          Boolean.TRUE.equals(sealed),
          Objects.requireNonNullElse(dataExchanged, ""));
    }
  }
}
