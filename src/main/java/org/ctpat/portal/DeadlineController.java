package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.PauseRefused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pauses the clocks of an account, and checks all dates of the programme. */
@Controller
class DeadlineController {

  private final AccountGate gate;
  private final Deadlines deadlines;
  private final EasternTime eastern;

  DeadlineController(AccountGate gate, Deadlines deadlines, EasternTime eastern) {
    this.gate = gate;
    this.deadlines = deadlines;
    this.eastern = eastern;
  }

  @PostMapping("/accounts/{number}/deadlines/{id}/pause")
  String pause(
      PortalUser me,
      @PathVariable String number,
      @PathVariable long id,
      @RequestParam String reason,
      RedirectAttributes say) {
    onlyForSpecialists(me, number);
    try {
      var date = deadlines.pause(number, id, reason, me.actor());
      say.addFlashAttribute(
          "notice",
          "The clock of %s stands still from today. Resume it when the company is done."
              .formatted(date.name()));
    } catch (PauseRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "#deadlines";
  }

  @PostMapping("/accounts/{number}/deadlines/{id}/resume")
  String resume(
      PortalUser me, @PathVariable String number, @PathVariable long id, RedirectAttributes say) {
    onlyForSpecialists(me, number);
    try {
      var date = deadlines.resume(number, id, me.actor());
      say.addFlashAttribute(
          "notice",
          "The clock of %s runs again; the date is now %s."
              .formatted(date.name(), eastern.date(date.dueOn())));
    } catch (PauseRefused e) {
      say.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/accounts/" + number + "#deadlines";
  }

  private void onlyForSpecialists(PortalUser me, String number) {
    gate.openForCbp(me, number);
    if (!me.specialist() && !me.supervisor()) {
      throw new NotAllowed("Specialists and supervisors pause clocks.");
    }
  }

  @GetMapping("/deadlines")
  String check(PortalUser me, Model page) {
    onlyForOwners(me);
    page.addAttribute("result", deadlines.recomputeAll());
    return "portal/deadlines";
  }

  @GetMapping("/deadlines.csv")
  void export(PortalUser me, HttpServletResponse response) throws IOException {
    onlyForOwners(me);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"date-differences-" + eastern.today() + ".csv\"");
    var format =
        CSVFormat.RFC4180
            .builder()
            .setHeader(
                "account",
                "case",
                "rule",
                "deadline",
                "cycle",
                "start",
                "table_version",
                "stored",
                "computed")
            .get();
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        var csv = new CSVPrinter(out, format)) {
      for (var date : deadlines.recomputeAll().differences()) {
        csv.printRecord(
            date.accountNumber(),
            date.caseId(),
            date.ruleId(),
            Spreadsheet.text(date.name()),
            Spreadsheet.text(date.cycle()),
            date.startOn(),
            date.tableVersion(),
            date.stored(),
            date.computed());
      }
    }
  }

  private static void onlyForOwners(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("check of the dates");
    }
    if (!me.processOwner() && !me.groups().contains("ctpat-headquarters")) {
      throw new NotAllowed("Process owners and headquarters check the dates.");
    }
  }
}
