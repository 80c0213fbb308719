package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ctpat.planning.EntryState;
import org.ctpat.planning.OfficeLoad;
import org.ctpat.planning.PlanEntryView;
import org.ctpat.planning.PlanRefused;
import org.ctpat.planning.PlanState;
import org.ctpat.planning.WorkPlanView;
import org.ctpat.planning.WorkPlans;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The yearly work plan of validations: for CBP to read, for headquarters to change. */
@Controller
@RequestMapping("/planning")
class PlanningController {

  private static final int PAGE = 50;
  private static final int EXPORT_PAGE = 500;
  private static final String HEADQUARTERS = "ctpat-headquarters";
  private static final String SUPERVISORS = "ctpat-supervisor";

  private final WorkPlans plans;
  private final MessageSourceAccessor messages;

  PlanningController(WorkPlans plans, MessageSource messages) {
    this.plans = plans;
    this.messages = new MessageSourceAccessor(messages);
  }

  @GetMapping
  String plans(PortalUser me, Model page) {
    onlyForCbp(me);
    page.addAttribute("plans", plans.all());
    page.addAttribute("years", mayBegin(me) ? plans.yearsToPlan() : List.of());
    page.addAttribute("mayBegin", mayBegin(me));
    return "portal/planning";
  }

  @PostMapping
  String begin(PortalUser me, @RequestParam int year, RedirectAttributes flash) {
    onlyForCbp(me);
    if (!mayBegin(me)) {
      throw new NotAllowed("Only headquarters and supervisors begin a work plan.");
    }
    try {
      var planId = plans.request(year, me.actor());
      flash.addFlashAttribute("notice", messages.getMessage("planning.started"));
      return "redirect:/planning/" + planId;
    } catch (PlanRefused e) {
      flash.addFlashAttribute("problem", e.getMessage());
      return "redirect:/planning";
    }
  }

  @GetMapping("/{planId}")
  String plan(PortalUser me, @PathVariable String planId, PlanFilter filter, Model page) {
    onlyForCbp(me);
    var plan = find(planId);
    var entries =
        plans.entries(planId, filter.chosenOffice(), filter.chosenState(), filter.rank(), PAGE + 1);
    page.addAttribute("plan", plan);
    page.addAttribute("loads", plans.loads(planId));
    page.addAttribute("entries", entries.stream().limit(PAGE).toList());
    page.addAttribute("next", entries.size() > PAGE ? entries.get(PAGE - 1).rank() : null);
    page.addAttribute("filter", filter);
    page.addAttribute("offices", plans.loads(planId).stream().map(OfficeLoad::office).toList());
    page.addAttribute("states", EntryState.values());
    page.addAttribute("mayChange", mayChange(me) && plan.state() == PlanState.PROPOSED);
    return "portal/plan";
  }

  @PostMapping("/{planId}/entries/{account}")
  String change(
      PortalUser me,
      @PathVariable String planId,
      @PathVariable String account,
      @RequestParam String to,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String back,
      RedirectAttributes flash) {
    onlyForCbp(me);
    find(planId);
    if (!mayChange(me)) {
      throw new NotAllowed("Only headquarters changes the work plan.");
    }
    var path = back.isBlank() ? "/planning/" + planId : SafePath.of(back);
    try {
      if (to.equals("struck")) {
        plans.strike(planId, account, reason, me.actor());
        flash.addFlashAttribute(
            "notice", messages.getMessage("planning.struck", new Object[] {account}));
      } else {
        plans.add(planId, account, reason, me.actor());
        flash.addFlashAttribute(
            "notice", messages.getMessage("planning.added", new Object[] {account}));
      }
    } catch (PlanRefused e) {
      flash.addFlashAttribute("problem", account + ": " + e.getMessage());
    }
    return "redirect:" + path;
  }

  @GetMapping("/{planId}/export.csv")
  void export(PortalUser me, @PathVariable String planId, HttpServletResponse response)
      throws IOException {
    onlyForCbp(me);
    var plan = find(planId);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"work-plan-" + plan.planYear() + ".csv\"");
    var format =
        CSVFormat.RFC4180
            .builder()
            .setHeader(
                "rank",
                "account",
                "company",
                "entity_type",
                "field_office",
                "validation_due",
                "points",
                "reasons",
                "state",
                "note",
                "changed_by",
                "begins_on")
            .get();
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        var csv = new CSVPrinter(out, format)) {
      int after = 0;
      List<PlanEntryView> some;
      do {
        some = plans.entries(planId, null, null, after, EXPORT_PAGE);
        for (var entry : some) {
          csv.printRecord(
              entry.rank(),
              entry.accountNumber(),
              Spreadsheet.text(entry.companyName()),
              entry.entityType(),
              entry.fieldOffice(),
              entry.dueOn(),
              entry.points(),
              String.join("; ", entry.reasons()),
              entry.state().words(),
              Spreadsheet.text(entry.note()),
              entry.changedBy(),
              entry.selectOn());
          after = entry.rank();
        }
      } while (some.size() == EXPORT_PAGE);
    }
  }

  private WorkPlanView find(String planId) {
    return plans.find(planId).orElseThrow(() -> new NotFound("work plan " + planId));
  }

  private static boolean mayBegin(PortalUser me) {
    return me.groups().contains(HEADQUARTERS) || me.groups().contains(SUPERVISORS);
  }

  private static boolean mayChange(PortalUser me) {
    return me.groups().contains(HEADQUARTERS);
  }

  private static void onlyForCbp(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("planning");
    }
  }

  /** What the table is narrowed down to. */
  record PlanFilter(@Nullable String office, @Nullable String state, @Nullable Integer after) {

    @Nullable String chosenOffice() {
      return office == null || office.isBlank() ? null : office;
    }

    @Nullable EntryState chosenState() {
      return Arrays.stream(EntryState.values())
          .filter(each -> each.name().equals(state))
          .findFirst()
          .orElse(null);
    }

    /** Rank after which the page begins. */
    public int rank() {
      return Objects.requireNonNullElse(after, 0);
    }
  }
}
