package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ctpat.account.FieldOffices;
import org.ctpat.account.Staff;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditPlace;
import org.ctpat.audit.AuditSearch;
import org.ctpat.audit.AuditTrail;
import org.ctpat.board.CaseBoard;
import org.ctpat.operation.EventOutbox;
import org.ctpat.operation.FailedWork;
import org.ctpat.planning.PlanningSettings;
import org.ctpat.task.CaseSteps;
import org.ctpat.task.EngineUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * People, offices, failed work and the audit trail, for process owners, headquarters and
 * supervisors.
 */
@Controller
@RequestMapping("/administration")
class AdministrationController {

  private static final int MOST = 200;
  private static final int PAGE = 50;
  private static final int EXPORT = 500;

  private final Staff staff;
  private final FieldOffices offices;
  private final PlanningSettings capacities;
  private final CaseBoard board;
  private final CaseSteps steps;
  private final FailedWork failures;
  private final EventOutbox outbox;
  private final AuditTrail audit;
  private final AuditCheck check;

  AdministrationController(
      Staff staff,
      FieldOffices offices,
      PlanningSettings capacities,
      CaseBoard board,
      CaseSteps steps,
      FailedWork failures,
      EventOutbox outbox,
      AuditTrail audit,
      AuditCheck check) {
    this.staff = staff;
    this.offices = offices;
    this.capacities = capacities;
    this.board = board;
    this.steps = steps;
    this.failures = failures;
    this.outbox = outbox;
    this.audit = audit;
    this.check = check;
  }

  @GetMapping
  String people(PortalUser me, Model page) {
    onlyForAdministrators(me);
    page.addAttribute("people", staff.all());
    page.addAttribute("tasks", steps.claimed());
    page.addAttribute("inCharge", board.inCharge());
    page.addAttribute("ofOffice", board.ofOffice());
    page.addAttribute("offices", offices.all());
    page.addAttribute("otherwise", offices.otherwise());
    page.addAttribute("capacities", capacities);
    return "portal/administration";
  }

  @GetMapping("/failures")
  String failures(PortalUser me, Model page) {
    onlyForAdministrators(me);
    try {
      page.addAttribute("failures", failures.open(MOST));
      page.addAttribute("away", false);
    } catch (EngineUnavailable e) {
      page.addAttribute("failures", List.of());
      page.addAttribute("away", true);
    }
    page.addAttribute("events", outbox.open(MOST));
    return "portal/administration-failures";
  }

  @PostMapping("/failures")
  String retry(
      PortalUser me,
      @RequestParam(required = false) @Nullable List<Long> keys,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes say) {
    onlyForAdministrators(me);
    if (keys == null || keys.isEmpty() || reason.isBlank() || reason.length() > 500) {
      say.addFlashAttribute(
          "problem", "Choose what is to be tried again, and say why in at most 500 characters.");
    } else {
      var refused = failures.retry(keys, reason.strip(), me.actor());
      if (refused.isEmpty()) {
        say.addFlashAttribute(
            "notice",
            keys.size() == 1
                ? "The step is tried again."
                : keys.size() + " steps are tried again.");
      } else {
        say.addFlashAttribute("problem", String.join(" ", refused));
      }
    }
    return "redirect:/administration/failures";
  }

  @PostMapping("/events")
  String deliver(
      PortalUser me,
      @RequestParam(required = false) @Nullable List<UUID> ids,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes say) {
    onlyForAdministrators(me);
    if (ids == null || ids.isEmpty() || reason.isBlank() || reason.length() > 500) {
      say.addFlashAttribute(
          "problem", "Choose what is to be delivered, and say why in at most 500 characters.");
    } else {
      outbox.deliver(ids, reason.strip(), me.actor());
      say.addFlashAttribute("notice", "The events are being delivered again.");
    }
    return "redirect:/administration/failures";
  }

  @GetMapping("/audit")
  String audit(
      PortalUser me,
      AuditFilter filter,
      @RequestParam(defaultValue = "") String after,
      Model page) {
    onlyForAdministrators(me);
    try {
      var place = after.isBlank() ? null : AuditPlace.of(after);
      var found = audit.search(filter.wanted(), place, PAGE + 1);
      var shown = found.subList(0, Math.min(PAGE, found.size()));
      page.addAttribute("entries", shown);
      page.addAttribute(
          "next", found.size() > PAGE ? AuditPlace.of(shown.getLast()).toString() : null);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(e.getMessage());
    }
    page.addAttribute("first", after.isBlank());
    page.addAttribute("filter", filter);
    page.addAttribute("verification", filter.one() == null ? null : audit.verify(filter.one()));
    page.addAttribute("check", check.state());
    return "portal/administration-audit";
  }

  @GetMapping("/audit.csv")
  void auditCsv(PortalUser me, AuditFilter filter, HttpServletResponse response)
      throws IOException {
    onlyForAdministrators(me);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        var csv =
            new CSVPrinter(
                out,
                CSVFormat.RFC4180
                    .builder()
                    .setHeader(
                        "at",
                        "account",
                        "sequence",
                        "case",
                        "action",
                        "subject",
                        "by",
                        "by_id",
                        "kind",
                        "before",
                        "after",
                        "hash")
                    .get())) {
      var some = audit.search(filter.wanted(), null, EXPORT);
      while (!some.isEmpty()) {
        for (var entry : some) {
          print(csv, entry);
        }
        some = audit.search(filter.wanted(), AuditPlace.of(some.getLast()), EXPORT);
      }
    }
  }

  private static void print(CSVPrinter csv, AuditEntry entry) throws IOException {
    csv.printRecord(
        entry.at(),
        entry.accountNumber(),
        entry.sequence(),
        entry.caseId(),
        Spreadsheet.text(entry.action()),
        Spreadsheet.text(entry.subject()),
        Spreadsheet.text(entry.by().name()),
        Spreadsheet.text(entry.by().id()),
        entry.by().kind(),
        Spreadsheet.text(entry.before().toString()),
        Spreadsheet.text(entry.after().toString()),
        entry.hash());
  }

  @PostMapping("/audit/check")
  String checkAll(PortalUser me) {
    onlyForAdministrators(me);
    check.begin();
    return "redirect:/administration/audit";
  }

  /** How far the check of all chains is; the page asks again while it runs. */
  @GetMapping(value = "/audit/check", produces = MediaType.TEXT_HTML_VALUE)
  String checkState(PortalUser me, Model page) {
    onlyForAdministrators(me);
    page.addAttribute("check", check.state());
    return "portal/administration-audit :: check";
  }

  private static void onlyForAdministrators(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("administration");
    }
    if (!me.administrator()) {
      throw new NotAllowed("Process owners, headquarters and supervisors administer the system.");
    }
  }

  /**
   * What of the trail is shown; days are U.S. Eastern, both included.
   *
   * @param account account number
   */
  record AuditFilter(
      @Nullable String account,
      @Nullable String person,
      @Nullable String event,
      @Nullable String from,
      @Nullable String until) {

    AuditSearch wanted() {
      return new AuditSearch(one(), given(person), given(event), start(from, 0), start(until, 1));
    }

    @Nullable String one() {
      return given(account);
    }

    private static @Nullable Instant start(@Nullable String day, int later) {
      try {
        return given(day) == null
            ? null
            : LocalDate.parse(given(day))
                .plusDays(later)
                .atStartOfDay(EasternTime.ZONE)
                .toInstant();
      } catch (DateTimeParseException e) {
        throw new BadRequest("“" + day + "” is no day: write it as 2026-03-31.");
      }
    }

    private static @Nullable String given(@Nullable String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }
  }
}
