package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.incident.IncidentCatalogue;
import org.ctpat.incident.IncidentFilter;
import org.ctpat.incident.IncidentState;
import org.ctpat.incident.IncidentView;
import org.ctpat.incident.Incidents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All incidents for CBP, searched, filtered, page by page, and as CSV; for a company its own. */
@Controller
class IncidentBoardController {

  private static final int PAGE = 50;
  private static final int EXPORT_PAGE = 500;

  private final Incidents incidents;
  private final IncidentCatalogue catalogue;
  private final Accounts accounts;

  IncidentBoardController(Incidents incidents, IncidentCatalogue catalogue, Accounts accounts) {
    this.incidents = incidents;
    this.catalogue = catalogue;
    this.accounts = accounts;
  }

  @GetMapping("/incidents")
  String board(PortalUser me, BoardFilter filter, Model page) {
    if (me.ofCompany()) {
      return "redirect:/accounts/" + me.accountNumber() + "/incidents";
    }
    onlyForCbp(me);
    var found = incidents.list(filter.toFilter(), filter.before(), PAGE);
    page.addAttribute("account", null);
    page.addAttribute("page", found);
    page.addAttribute("first", filter.before() == null);
    page.addAttribute("filter", filter);
    page.addAttribute("types", catalogue.types());
    page.addAttribute("states", IncidentState.values());
    page.addAttribute(
        "companies",
        found.incidents().stream()
            .map(IncidentView::accountNumber)
            .distinct()
            .collect(
                Collectors.toMap(
                    number -> number,
                    number -> accounts.get(AccountNumber.of(number)).companyName())));
    return "portal/incidents";
  }

  @GetMapping("/incidents.csv")
  void export(PortalUser me, BoardFilter filter, HttpServletResponse response) throws IOException {
    if (!me.ofCbp() && !me.ofCompany()) {
      throw new NotFound("incidents");
    }
    var wanted = filter.toFilter();
    var own =
        me.ofCompany()
            ? new IncidentFilter(
                me.accountNumber(),
                wanted.states(),
                wanted.type(),
                wanted.selfReported(),
                wanted.text())
            : wanted;
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"incidents.csv\"");
    var format =
        CSVFormat.RFC4180
            .builder()
            .setHeader(
                "incident",
                "account",
                "type",
                "found_at",
                "place",
                "self_reported",
                "cbp_told_at",
                "state",
                "decision",
                "closed_at")
            .get();
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        var csv = new CSVPrinter(out, format)) {
      Long before = null;
      do {
        var some = incidents.list(own, before, EXPORT_PAGE);
        for (var incident : some.incidents()) {
          var decision = incident.decision();
          csv.printRecord(
              incident.incidentId(),
              incident.accountNumber(),
              Spreadsheet.text(incident.type().label()),
              incident.foundAt(),
              Spreadsheet.text(incident.place()),
              incident.selfReported(),
              incident.toldCbpAt(),
              incident.state(),
              decision == null || !incident.state().isFinal() ? null : decision.decision(),
              incident.closedAt());
        }
        before = some.next();
      } while (before != null);
    }
  }

  private static void onlyForCbp(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("incidents");
    }
  }

  /**
   * What the list is narrowed down to.
   *
   * @param show a state, or {@code running}
   * @param self {@code yes} or {@code no}
   */
  record BoardFilter(
      @Nullable String q,
      @Nullable String show,
      @Nullable String type,
      @Nullable String self,
      @Nullable Long before) {

    IncidentFilter toFilter() {
      return new IncidentFilter(
          null, states(), given(type), given(self) == null ? null : "yes".equals(self), given(q));
    }

    private Set<IncidentState> states() {
      return Arrays.stream(IncidentState.values())
          .filter(state -> "running".equals(show) ? !state.isFinal() : state.name().equals(show))
          .collect(Collectors.toSet());
    }

    private static @Nullable String given(@Nullable String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }
  }
}
