package org.ctpat.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ctpat.document.Documents;
import org.ctpat.document.UploadRefused;
import org.ctpat.portal.RiskRows.RiskSearch;
import org.ctpat.risk.EditRefused;
import org.ctpat.risk.ImportResult;
import org.ctpat.risk.Lane;
import org.ctpat.risk.Level;
import org.ctpat.risk.Method;
import org.ctpat.risk.Occasion;
import org.ctpat.risk.Party;
import org.ctpat.risk.PartyRole;
import org.ctpat.risk.PlannedAction;
import org.ctpat.risk.ProcessStep;
import org.ctpat.risk.ProgrammeStatus;
import org.ctpat.risk.Reassessments;
import org.ctpat.risk.RiskAssessmentView;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.risk.RiskAssessments.LaneThreat;
import org.ctpat.risk.RiskAssessments.PartyCell;
import org.ctpat.risk.Step;
import org.ctpat.risk.Stop;
import org.ctpat.risk.SupplyChainImports;
import org.ctpat.risk.ThreatFactor;
import org.ctpat.risk.ThreatRating;
import org.ctpat.risk.TransportMode;
import org.ctpat.risk.VulnerabilityCategory;
import org.ctpat.risk.VulnerabilityRating;
import org.ctpat.validation.CorrectiveActionView;
import org.ctpat.validation.CorrectiveActions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The five-step risk assessment of a company: overview with pictures, and a section for each step.
 */
@Controller
@RequestMapping("/accounts/{number}/risk")
class RiskController {

  private static final String OVERVIEW = "overview";
  private static final int EMPTY_STOPS = 3;
  private static final int MISSING_SHOWN = 8;

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
  private final SupplyChainImports imports;
  private final Reassessments reassessments;
  private final CorrectiveActions actions;
  private final Documents documents;

  RiskController(
      AccountGate gate,
      RiskAssessments risks,
      SupplyChainImports imports,
      Reassessments reassessments,
      CorrectiveActions actions,
      Documents documents) {
    this.gate = gate;
    this.risks = risks;
    this.imports = imports;
    this.reassessments = reassessments;
    this.actions = actions;
    this.documents = documents;
  }

  @GetMapping
  String risk(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @RequestParam(required = false) @Nullable String file,
      Model page)
      throws IOException {
    page.addAttribute("account", gate.open(me, number));
    var assessment = find(number, search).orElse(null);
    var mayEdit = assessment != null && me.ofCompany() && open(assessment);
    var section = section(search, assessment != null, mayEdit);
    page.addAttribute("risk", assessment);
    page.addAttribute("section", section);
    page.addAttribute("triggers", reassessments.of(number));
    page.addAttribute("occasions", Occasion.values());
    page.addAttribute("mayReport", me.ofCompany());
    if (assessment != null) {
      page.addAttribute("mayEdit", mayEdit);
      page.addAttribute("others", others(number, assessment));
      page.addAttribute(
          "steps",
          risks.missingByStep(assessment.assessmentId()).entrySet().stream()
              .map(step -> step(step.getKey(), step.getValue()))
              .toList());
      fill(page, section, assessment, search);
      if (mayEdit && file != null && section.equals("import")) {
        page.addAttribute("file", file);
        page.addAttribute("preview", preview(number, assessment, file));
      }
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

  private static String section(RiskSearch search, boolean there, boolean mayEdit) {
    var wanted = Objects.requireNonNullElse(search.section(), OVERVIEW);
    var known =
        SECTIONS.containsValue(wanted)
            || wanted.equals("parties")
            || (wanted.equals("import") && mayEdit);
    return there && known ? wanted : OVERVIEW;
  }

  private static OpenStep step(Step step, List<String> missing) {
    return new OpenStep(
        SECTIONS.getOrDefault(step, OVERVIEW),
        missing.size(),
        missing.stream().limit(MISSING_SHOWN).toList());
  }

  private List<String> others(String number, RiskAssessmentView assessment) {
    return risks.open(number).stream().filter(id -> !id.equals(assessment.assessmentId())).toList();
  }

  private void fill(Model page, String section, RiskAssessmentView assessment, RiskSearch search) {
    var lanes = RiskRows.lanes(assessment, search);
    switch (section) {
      case "flow" -> {
        page.addAttribute("laneRows", lanes);
        page.addAttribute("emptyStops", EMPTY_STOPS);
      }
      case "parties" -> page.addAttribute("partyRows", RiskRows.parties(assessment, search, false));
      case "import" -> {
        // the file says it all
      }
      case "threats" -> page.addAttribute("laneRows", lanes);
      case "vulnerabilities" -> {
        page.addAttribute("partyRows", RiskRows.parties(assessment, search, false));
        page.addAttribute(
            "party",
            assessment.parties().stream()
                .filter(party -> party.party().partyId().equals(search.open()))
                .findFirst()
                .orElse(null));
      }
      case "plan" ->
          page.addAttribute(
              "followed",
              actions.forAccount(assessment.accountNumber()).stream()
                  .collect(
                      Collectors.toMap(
                          CorrectiveActionView::actionId, Function.identity(), (a, b) -> a)));
      default -> {
        var shown = RiskRows.parties(assessment, search, true);
        page.addAttribute("partyRows", shown);
        page.addAttribute("matrixPicture", RiskPictures.matrix(assessment.matrix()));
        page.addAttribute("matrix", assessment.matrix());
        page.addAttribute("heatMapPicture", RiskPictures.heatMap(shown.rows()));
        page.addAttribute("treatments", treatments(assessment));
        page.addAttribute(
            "unplaced",
            assessment.lanes().stream()
                .filter(lane -> lane.threatLevel() == null || lane.vulnerability() == null)
                .map(lane -> lane.lane().laneId())
                .toList());
      }
    }
    page.addAttribute(
        "countries",
        RiskRows.countries(assessment, section.equals("flow") || section.equals("threats")));
  }

  /** What follows for the lanes of each risk, once they are rated. */
  private List<TreatedLanes> treatments(RiskAssessmentView assessment) {
    return assessment.lanes().stream().allMatch(lane -> lane.risk() == null)
        ? List.of()
        : risks.treatments().stream()
            .map(
                treatment ->
                    new TreatedLanes(
                        treatment.risk(),
                        treatment.work(),
                        assessment.lanes().stream()
                            .filter(lane -> lane.risk() == treatment.risk())
                            .count(),
                        assessment.approvedOn() == null
                            ? null
                            : assessment.approvedOn().plus(treatment.lookAgainAfter())))
            .filter(treated -> treated.lanes() > 0)
            .toList();
  }

  private @Nullable ImportResult preview(String number, RiskAssessmentView assessment, String file)
      throws IOException {
    if (documents.find(number, file).isEmpty()) {
      throw new NotFound("file " + file);
    }
    try (var content = documents.open(number, file)) {
      return imports.check(assessment.assessmentId(), content);
    }
  }

  private static boolean open(RiskAssessmentView assessment) {
    return assessment.state() != RiskAssessmentView.State.APPROVED;
  }

  private Optional<RiskAssessmentView> find(String number, RiskSearch search) {
    var id =
        search.assessment() == null || search.assessment().isEmpty() ? null : search.assessment();
    var found = risks.of(number, id);
    if (id != null && found.isEmpty()) {
      throw new NotFound("risk assessment " + id);
    }
    return found;
  }

  /** Everything on one page, to be printed. */
  @GetMapping("/report")
  String report(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      Model page) {
    page.addAttribute("account", gate.open(me, number));
    var assessment =
        find(number, search).orElseThrow(() -> new NotFound("risk assessment of " + number));
    page.addAttribute("risk", assessment);
    page.addAttribute("factors", ThreatFactor.values());
    page.addAttribute("matrixPicture", RiskPictures.matrix(assessment.matrix()));
    page.addAttribute(
        "heatMapPicture", RiskPictures.heatMap(RiskRows.weakestFirst(assessment.parties())));
    page.addAttribute(
        "followed",
        actions.forAccount(number).stream()
            .collect(
                Collectors.toMap(
                    CorrectiveActionView::actionId, Function.identity(), (a, b) -> a)));
    return "portal/risk-report";
  }

  /** All parties in one picture, as a file. */
  @GetMapping("/heat-map.svg")
  ResponseEntity<byte[]> heatMap(
      PortalUser me, @PathVariable String number, @ModelAttribute("search") RiskSearch search) {
    gate.open(me, number);
    var assessment =
        find(number, search).orElseThrow(() -> new NotFound("risk assessment of " + number));
    return ResponseEntity.ok()
        .contentType(new MediaType("image", "svg+xml", StandardCharsets.UTF_8))
        .body(
            RiskPictures.heatMap(RiskRows.weakestFirst(assessment.parties()))
                .getBytes(StandardCharsets.UTF_8));
  }

  // What happened since

  @PostMapping("/triggers")
  String report(
      PortalUser me,
      @PathVariable String number,
      @RequestParam Occasion occasion,
      @RequestParam(defaultValue = "") String text,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    return answer(
        number,
        say,
        "It is kept.",
        () -> reassessments.propose(number, occasion, text, text, me.actor()));
  }

  @PostMapping("/triggers/assessment")
  String openNew(PortalUser me, @PathVariable String number, RedirectAttributes say) {
    gate.openForCompany(me, number);
    return answer(
        number,
        say,
        "A new assessment is opened; its first task comes to your inbox in a moment.",
        () -> reassessments.openNew(number, me.actor()));
  }

  @PostMapping("/triggers/{trigger}/reason")
  String setAside(
      PortalUser me,
      @PathVariable String number,
      @PathVariable long trigger,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes say) {
    gate.openForCompany(me, number);
    return answer(
        number,
        say,
        "The reason is kept.",
        () -> reassessments.setAside(number, trigger, reason, me.actor()));
  }

  private static String answer(
      String number, RedirectAttributes say, String done, Runnable change) {
    try {
      change.run();
      say.addFlashAttribute("notice", done);
    } catch (EditRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "/risk";
  }

  // Step 1

  @PostMapping("/lanes")
  String saveLane(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @ModelAttribute Lane lane,
      RedirectAttributes say) {
    return change(me, number, search, say, id -> risks.saveLane(id, lane, me.actor()));
  }

  @PostMapping("/lanes/{lane}/removal")
  String removeLane(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @PathVariable String lane,
      RedirectAttributes say) {
    return change(me, number, search, say, id -> risks.removeLane(id, lane, me.actor()));
  }

  @PostMapping("/lanes/{lane}/stops")
  String saveStops(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @PathVariable String lane,
      @ModelAttribute StopRows rows,
      RedirectAttributes say) {
    return change(
        me, number, search, say, id -> risks.saveStops(id, lane, rows.filled(), me.actor()));
  }

  @PostMapping("/parties")
  String saveParty(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @ModelAttribute Party party,
      RedirectAttributes say) {
    return change(me, number, search, say, id -> risks.saveParty(id, party, me.actor()));
  }

  @PostMapping("/parties/{party}/removal")
  String removeParty(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @PathVariable String party,
      RedirectAttributes say) {
    return change(me, number, search, say, id -> risks.removeParty(id, party, me.actor()));
  }

  /** Looks through a CSV file and keeps it when it can be taken over. */
  @PostMapping("/import")
  String readFile(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @RequestParam("csv") MultipartFile csv,
      RedirectAttributes say)
      throws IOException {
    gate.openForCompany(me, number);
    try (var content = csv.getInputStream()) {
      var result = imports.check(assessment(number, search), content);
      if (!result.accepted()) {
        say.addFlashAttribute("refused", result);
        return back(number, search, "import");
      }
    }
    try (var content = csv.getInputStream()) {
      var name = Objects.requireNonNullElse(csv.getOriginalFilename(), "import.csv");
      var kept = documents.store(number, name, content, "risk assessment import", null, me.actor());
      return "redirect:/accounts/"
          + number
          + "/risk"
          + search.to("import")
          + "&file="
          + kept.id()
          + "#import";
    } catch (UploadRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
      return back(number, search, "import");
    }
  }

  /** Takes over the file that was looked through. */
  @PostMapping("/import/{file}")
  String takeOver(
      PortalUser me,
      @PathVariable String number,
      @PathVariable String file,
      @ModelAttribute("search") RiskSearch search,
      RedirectAttributes say)
      throws IOException {
    gate.openForCompany(me, number);
    if (documents.find(number, file).isEmpty()) {
      throw new NotFound("file " + file);
    }
    try (var content = documents.open(number, file)) {
      var result = imports.apply(assessment(number, search), content, me.actor());
      if (result.accepted()) {
        say.addFlashAttribute("imported", result);
      } else {
        say.addFlashAttribute("refused", result);
      }
    } catch (EditRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return back(number, search, "import");
  }

  @GetMapping("/parties.csv")
  ResponseEntity<byte[]> parties(
      PortalUser me, @PathVariable String number, @ModelAttribute("search") RiskSearch search) {
    gate.open(me, number);
    return TrainingController.csv(
        "parties-" + number + ".csv", imports.parties(assessment(number, search)));
  }

  @GetMapping("/lanes.csv")
  ResponseEntity<byte[]> lanes(
      PortalUser me, @PathVariable String number, @ModelAttribute("search") RiskSearch search) {
    gate.open(me, number);
    return TrainingController.csv(
        "lanes-" + number + ".csv", imports.lanes(assessment(number, search)));
  }

  // Steps 2 and 3: one rating, or a table of them

  @PostMapping("/threats/{lane}/{factor}")
  String rateThreat(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @PathVariable String lane,
      @PathVariable ThreatFactor factor,
      @RequestParam int rating,
      @RequestParam String source,
      @RequestParam LocalDate sourceOn,
      Model page) {
    return rated(
        me,
        number,
        search,
        "t-" + lane + "-" + factor,
        page,
        id ->
            risks.rateThreat(
                id, lane, new ThreatRating(factor, rating, source, sourceOn), me.actor()));
  }

  /** The cells of the table of threats, named {@code t.L1.TF1}. */
  @PostMapping("/threats")
  String rateThreats(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @RequestParam Map<String, String> typed,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(required = false) @Nullable LocalDate sourceOn,
      RedirectAttributes say) {
    return table(
        me,
        number,
        search,
        typed,
        say,
        id -> {
          var ratings = new ArrayList<LaneThreat>();
          for (var cell : cells(typed, "t.").entrySet()) {
            if (!cell.getValue().isBlank()) {
              ratings.add(threat(cell.getKey(), cell.getValue().strip(), source, sourceOn));
            }
          }
          return risks.rateThreats(id, ratings, me.actor());
        });
  }

  private static LaneThreat threat(
      String cell, String value, String source, @Nullable LocalDate sourceOn) {
    var place = cell.split("\\.");
    if (place.length != 2 || !value.matches("[123]")) {
      throw new EditRefused(
          "'" + value + "' in lane " + place[0] + " is no rating: type 1 low, 2 medium or 3 high");
    }
    if (sourceOn == null) {
      throw new EditRefused("Give the date of the source of these ratings");
    }
    return new LaneThreat(
        place[0],
        new ThreatRating(
            ThreatFactor.valueOf(place[1]), Integer.parseInt(value), source, sourceOn));
  }

  @PostMapping("/vulnerabilities/{party}/{category}")
  String rateVulnerability(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @PathVariable String party,
      @PathVariable VulnerabilityCategory category,
      @RequestParam int rating,
      @RequestParam(defaultValue = "") String failedCriteria,
      @RequestParam(defaultValue = "") String note,
      Model page) {
    return rated(
        me,
        number,
        search,
        "v-" + party + "-" + category,
        page,
        id ->
            risks.rateVulnerability(
                id,
                party,
                new VulnerabilityRating(category, rating, criteria(failedCriteria), note, false),
                me.actor()));
  }

  /**
   * The cells of the table of vulnerabilities, named {@code v.P1.VC05}: 1 when all is met, else the
   * criteria that are not.
   */
  @PostMapping("/vulnerabilities")
  String rateVulnerabilities(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @RequestParam Map<String, String> typed,
      @RequestParam(defaultValue = "") String note,
      RedirectAttributes say) {
    return table(
        me,
        number,
        search,
        typed,
        say,
        id -> {
          var cells = new ArrayList<PartyCell>();
          for (var cell : cells(typed, "v.").entrySet()) {
            if (!cell.getValue().isBlank()) {
              cells.add(cell(cell.getKey(), cell.getValue().strip()));
            }
          }
          return risks.rateVulnerabilities(id, cells, note, me.actor());
        });
  }

  private static PartyCell cell(String cell, String value) {
    var place = cell.split("\\.");
    if (place.length != 2) {
      throw new BadRequest("cell " + cell);
    }
    if (value.equals("2") || value.equals("3")) {
      throw new EditRefused(
          "'%s' alone does not say what is not met: name the criteria, such as 5.3; the rating follows from them"
              .formatted(value));
    }
    return new PartyCell(
        place[0],
        VulnerabilityCategory.valueOf(place[1]),
        value.equals("1") ? List.of() : criteria(value));
  }

  private static List<String> criteria(String text) {
    return Arrays.stream(text.split("[,;\\s]+")).filter(id -> !id.isBlank()).toList();
  }

  private static Map<String, String> cells(Map<String, String> typed, String kind) {
    var cells = new LinkedHashMap<String, String>();
    typed.forEach(
        (name, value) -> {
          if (name.startsWith(kind)) {
            cells.put(name.substring(kind.length()), value);
          }
        });
    return cells;
  }

  /** What is not rated yet of the chosen parties is met. */
  @PostMapping("/vulnerabilities/rest")
  String rateTheRest(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @RequestParam Map<String, String> typed,
      @RequestParam(required = false) @Nullable List<String> parties,
      @RequestParam(defaultValue = "") String note,
      RedirectAttributes say) {
    return table(
        me,
        number,
        search,
        typed,
        say,
        id -> {
          if (parties == null) {
            throw new EditRefused("Choose the parties whose unrated categories are met");
          }
          return risks.rateTheRestAsMet(id, parties, note, me.actor());
        });
  }

  /** Takes the ratings of the company itself from its security profile. */
  @PostMapping("/own-company")
  String rateOwnCompany(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      RedirectAttributes say) {
    return change(me, number, search, say, id -> risks.rateOwnCompany(id, me.actor()));
  }

  // Steps 4 and 5

  @PostMapping("/plan")
  String savePlanItem(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @ModelAttribute PlannedAction action,
      RedirectAttributes say) {
    return change(me, number, search, say, id -> risks.savePlanItem(id, action, me.actor()));
  }

  @PostMapping("/plan/{action}/removal")
  String removePlanItem(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @PathVariable String action,
      RedirectAttributes say) {
    return change(me, number, search, say, id -> risks.removePlanItem(id, action, me.actor()));
  }

  @PostMapping("/method")
  String saveMethod(
      PortalUser me,
      @PathVariable String number,
      @ModelAttribute("search") RiskSearch search,
      @ModelAttribute Method method,
      RedirectAttributes say) {
    return change(me, number, search, say, id -> risks.saveMethod(id, method, me.actor()));
  }

  private String change(
      PortalUser me, String number, RiskSearch search, RedirectAttributes say, Change change) {
    gate.openForCompany(me, number);
    try {
      change.of(assessment(number, search));
      say.addFlashAttribute("notice", "Saved.");
    } catch (EditRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return back(number, search, null);
  }

  private String table(
      PortalUser me,
      String number,
      RiskSearch search,
      Map<String, String> typed,
      RedirectAttributes say,
      Count change) {
    gate.openForCompany(me, number);
    try {
      var changed = change.of(assessment(number, search));
      say.addFlashAttribute(
          "notice", changed == 0 ? "Nothing was different." : changed + " ratings are saved.");
    } catch (EditRefused | IllegalArgumentException e) {
      say.addFlashAttribute("problem", "Nothing is saved. " + e.getMessage());
      say.addFlashAttribute("typed", typed);
    }
    return back(number, search, "table");
  }

  private String rated(
      PortalUser me, String number, RiskSearch search, String row, Model page, Change change) {
    gate.openForCompany(me, number);
    page.addAttribute("row", row);
    try {
      change.of(assessment(number, search));
      page.addAttribute("refused", null);
    } catch (EditRefused | IllegalArgumentException e) {
      page.addAttribute("refused", e.getMessage());
    }
    return "portal/risk-parts :: rated";
  }

  private String assessment(String number, RiskSearch search) {
    return find(number, search)
        .orElseThrow(() -> new NotFound("risk assessment of " + number))
        .assessmentId();
  }

  private static String back(String number, RiskSearch search, @Nullable String place) {
    return "redirect:/accounts/"
        + number
        + "/risk"
        + search.same()
        + (place == null ? "" : "#" + place);
  }

  /** A change of the assessment with this id. */
  @FunctionalInterface
  private interface Change {
    void of(String assessmentId);
  }

  /** A change of many rows; answers how many changed. */
  @FunctionalInterface
  private interface Count {
    int of(String assessmentId);
  }

  /**
   * A step of the five and what it still needs.
   *
   * @param open how much is missing
   * @param missing the first of it in words
   */
  record OpenStep(String key, int open, List<String> missing) {}

  /**
   * Lanes of the same risk and what it asks for.
   *
   * @param lookAgainOn null until the assessment is approved
   */
  record TreatedLanes(Level risk, String work, long lanes, @Nullable LocalDate lookAgainOn) {}

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
