package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ctpat.partner.Dependent;
import org.ctpat.partner.Dependents;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The members that depend on a company, for CBP to see before it decides about its status. */
@Controller
@RequestMapping("/accounts/{number}/dependents")
class DependentsController {

  private static final int PAGE = 50;
  private static final int EXPORT_PAGE = 500;

  private final AccountGate gate;
  private final Dependents dependents;

  DependentsController(AccountGate gate, Dependents dependents) {
    this.gate = gate;
    this.dependents = dependents;
  }

  @GetMapping
  String page(
      PortalUser me,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String after,
      Model page) {
    page.addAttribute("account", gate.openForCbp(me, number));
    var found = dependents.page(number, after, PAGE + 1);
    page.addAttribute("count", dependents.count(number));
    page.addAttribute("dependents", found.stream().limit(PAGE).toList());
    page.addAttribute("after", after);
    page.addAttribute("next", found.size() > PAGE ? found.get(PAGE - 1).accountNumber() : null);
    return "portal/dependents";
  }

  @GetMapping("/export.csv")
  void export(PortalUser me, @PathVariable String number, HttpServletResponse response)
      throws IOException {
    gate.openForCbp(me, number);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"dependents-" + number + ".csv\"");
    var format =
        CSVFormat.RFC4180.builder().setHeader("account", "company", "entity_type", "status").get();
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        var csv = new CSVPrinter(out, format)) {
      var after = "";
      List<Dependent> some;
      do {
        some = dependents.page(number, after, EXPORT_PAGE);
        for (var dependent : some) {
          csv.printRecord(
              dependent.accountNumber(),
              Spreadsheet.text(dependent.companyName()),
              dependent.entityType(),
              dependent.status());
          after = dependent.accountNumber();
        }
      } while (some.size() == EXPORT_PAGE);
    }
  }
}
