package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ctpat.account.FieldOffices;
import org.ctpat.quality.AcceptRefused;
import org.ctpat.quality.FindingFilter;
import org.ctpat.quality.QualityChecks;
import org.ctpat.quality.QualityFinding;
import org.ctpat.quality.QualityFindings;
import org.ctpat.quality.Severity;
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

/** What the quality checks found over all cases; for CBP. */
@Controller
@RequestMapping("/quality")
class QualityController {

  private static final int PAGE = 50;
  private static final int EXPORT_PAGE = 500;

  private final QualityChecks checks;
  private final QualityFindings findings;
  private final FieldOffices offices;
  private final EasternTime eastern;
  private final MessageSourceAccessor messages;

  QualityController(
      QualityChecks checks,
      QualityFindings findings,
      FieldOffices offices,
      EasternTime eastern,
      MessageSource messages) {
    this.checks = checks;
    this.findings = findings;
    this.offices = offices;
    this.eastern = eastern;
    this.messages = new MessageSourceAccessor(messages);
  }

  /** The filter as the page's address has it. */
  record Wanted(
      @Nullable String state,
      @Nullable String severity,
      @Nullable String check,
      @Nullable String office,
      @Nullable String after) {

    FindingFilter filter() {
      return new FindingFilter(
          chosen(FindingFilter.State.class, state, FindingFilter.State.OPEN),
          chosen(Severity.class, severity, null),
          text(check),
          text(office),
          null);
    }

    private static <E extends Enum<E>> @Nullable E chosen(
        Class<E> kind, @Nullable String value, @Nullable E otherwise) {
      return Arrays.stream(kind.getEnumConstants())
          .filter(each -> value != null && each.name().equals(value.toUpperCase(Locale.ROOT)))
          .findFirst()
          .orElse(otherwise);
    }

    private static @Nullable String text(@Nullable String value) {
      return value == null || value.isBlank() ? null : value.strip();
    }
  }

  @GetMapping
  String list(PortalUser me, Wanted wanted, Model page) {
    onlyForCbp(me);
    var filter = wanted.filter();
    var found = page(filter, Wanted.text(wanted.after()), PAGE + 1);
    var shown = found.stream().limit(PAGE).toList();
    page.addAttribute("filter", filter);
    page.addAttribute("after", Wanted.text(wanted.after()));
    page.addAttribute("findings", shown);
    page.addAttribute("next", found.size() > PAGE ? shown.getLast().position() : null);
    page.addAttribute("counts", findings.counts(FindingFilter.open()));
    page.addAttribute("byCheck", findings.byCheck(FindingFilter.open()));
    page.addAttribute("checks", checks.all());
    page.addAttribute("states", FindingFilter.State.values());
    page.addAttribute("severities", Severity.values());
    page.addAttribute("offices", offices.names());
    page.addAttribute("run", checks.lastRun().orElse(null));
    page.addAttribute("mayRun", mayChange(me));
    page.addAttribute("latest", eastern.today().plusYears(1));
    page.addAttribute("today", eastern.today());
    return "portal/quality";
  }

  @GetMapping("/run")
  String progress(PortalUser me, Model page) {
    onlyForCbp(me);
    page.addAttribute("run", checks.lastRun().orElse(null));
    return "portal/quality :: run";
  }

  @PostMapping("/run")
  String begin(PortalUser me, RedirectAttributes flash) {
    onlyForChange(me);
    checks.begin(me.actor());
    flash.addFlashAttribute("notice", messages.getMessage("quality.begun"));
    return "redirect:/quality";
  }

  @PostMapping("/findings/{id}/accept")
  String accept(
      PortalUser me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "/quality") String back,
      RedirectAttributes flash) {
    onlyForChange(me);
    try {
      findings.accept(id, LocalDate.parse(until), reason, me.actor());
      flash.addFlashAttribute("notice", messages.getMessage("quality.acceptedNow"));
    } catch (DateTimeParseException e) {
      flash.addFlashAttribute("problem", messages.getMessage("quality.noDay"));
    } catch (AcceptRefused e) {
      flash.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:" + SafePath.of(back);
  }

  @PostMapping("/findings/{id}/reopen")
  String reopen(
      PortalUser me,
      @PathVariable long id,
      @RequestParam(defaultValue = "/quality") String back,
      RedirectAttributes flash) {
    onlyForChange(me);
    try {
      findings.reopen(id, me.actor());
      flash.addFlashAttribute("notice", messages.getMessage("quality.openAgain"));
    } catch (AcceptRefused e) {
      flash.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:" + SafePath.of(back);
  }

  @GetMapping("/findings.csv")
  void export(PortalUser me, Wanted wanted, HttpServletResponse response) throws IOException {
    onlyForCbp(me);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"quality-findings-" + eastern.today() + ".csv\"");
    var format =
        CSVFormat.RFC4180
            .builder()
            .setHeader(
                "severity",
                "check",
                "account",
                "company",
                "field_office",
                "case",
                "finding",
                "why",
                "since",
                "first_seen",
                "last_seen",
                "vanished",
                "accepted_until",
                "accepted_by",
                "reason")
            .get();
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        var csv = new CSVPrinter(out, format)) {
      String after = null;
      List<QualityFinding> some;
      do {
        some = page(wanted.filter(), after, EXPORT_PAGE);
        for (var finding : some) {
          csv.printRecord(
              finding.check().severity().word(),
              finding.check().id(),
              finding.accountNumber(),
              Spreadsheet.text(finding.company()),
              finding.fieldOffice(),
              finding.caseId(),
              Spreadsheet.text(finding.what()),
              finding.check().why(),
              finding.sinceOn(),
              finding.firstSeenAt(),
              finding.lastSeenAt(),
              finding.vanishedAt(),
              finding.acceptedUntil(),
              finding.acceptedBy(),
              finding.acceptedReason() == null ? null : Spreadsheet.text(finding.acceptedReason()));
          after = finding.position();
        }
      } while (some.size() == EXPORT_PAGE);
    }
  }

  private List<QualityFinding> page(FindingFilter filter, @Nullable String after, int size) {
    try {
      return findings.page(filter, after, size);
    } catch (IllegalArgumentException e) {
      throw new BadRequest("The list has no such place: open its first page.");
    }
  }

  private static boolean mayChange(PortalUser me) {
    return me.supervisor() || me.headquarters() || me.processOwner();
  }

  private static void onlyForCbp(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("quality checks");
    }
  }

  private static void onlyForChange(PortalUser me) {
    onlyForCbp(me);
    if (!mayChange(me)) {
      throw new NotAllowed(
          "Supervisors, headquarters and process owners run the checks and accept findings.");
    }
  }
}
