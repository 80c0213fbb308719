package org.ctpat.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ctpat.account.EntityTypes;
import org.ctpat.account.FieldOffices;
import org.ctpat.account.Staff;
import org.ctpat.workload.CalendarDay;
import org.ctpat.workload.Workload;
import org.ctpat.workload.WorkloadFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The programme in plots, tables and CSV, and the calendar of validations; for CBP. */
@Controller
@RequestMapping("/workload")
class WorkloadController {

  private static final int MOST_ENTRIES = 200;

  private final WorkloadPlots plots;
  private final Workload workload;
  private final EntityTypes types;
  private final FieldOffices offices;
  private final Staff staff;
  private final EasternTime eastern;

  WorkloadController(
      WorkloadPlots plots,
      Workload workload,
      EntityTypes types,
      FieldOffices offices,
      Staff staff,
      EasternTime eastern) {
    this.plots = plots;
    this.workload = workload;
    this.types = types;
    this.offices = offices;
    this.staff = staff;
    this.eastern = eastern;
  }

  @GetMapping
  String workload(PortalUser me, Narrowing filter, Model page) {
    onlyForCbp(me);
    page.addAttribute("plots", plots.all(filter.toFilter()));
    choices(filter, page);
    return "portal/workload";
  }

  @GetMapping("/{id}.csv")
  void export(PortalUser me, @PathVariable String id, Narrowing filter, HttpServletResponse out)
      throws IOException {
    onlyForCbp(me);
    var plot = plots.find(id, filter.toFilter()).orElseThrow(() -> new NotFound("workload " + id));
    out.setContentType("text/csv;charset=UTF-8");
    out.setHeader("Content-Disposition", "attachment; filename=\"" + id + ".csv\"");
    var header = new ArrayList<String>(List.of(plot.rowTitle()));
    plot.series().forEach(series -> header.add(series.label()));
    if (plot.totals()) {
      header.add("Total");
    }
    try (var csv =
        new CSVPrinter(
            new OutputStreamWriter(out.getOutputStream(), StandardCharsets.UTF_8),
            CSVFormat.RFC4180)) {
      csv.printRecord(header);
      for (var row : plot.rows()) {
        var cells = new ArrayList<@Nullable Object>(List.of(Spreadsheet.text(row.label())));
        cells.addAll(row.values());
        if (plot.totals()) {
          cells.add(row.total());
        }
        csv.printRecord(cells);
      }
    }
  }

  @GetMapping("/calendar")
  String calendar(
      PortalUser me,
      Narrowing filter,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable String day,
      Model page) {
    onlyForCbp(me);
    var today = eastern.today();
    var chosen = given(day) == null ? null : parsed(day, LocalDate::parse);
    var shown =
        chosen != null
            ? YearMonth.from(chosen)
            : given(month) == null ? YearMonth.from(today) : parsed(month, YearMonth::parse);
    var narrowed = filter.toFilter();
    var days =
        workload.days(shown, narrowed).stream()
            .collect(Collectors.toMap(CalendarDay::day, Function.identity()));
    if (chosen == null) {
      chosen =
          YearMonth.from(today).equals(shown)
              ? today
              : days.keySet().stream().min(LocalDate::compareTo).orElse(shown.atDay(1));
    }
    page.addAttribute("weeks", weeks(shown, days));
    page.addAttribute("month", shown);
    page.addAttribute("day", chosen);
    page.addAttribute("dayHolds", days.get(chosen));
    page.addAttribute("entries", workload.entries(chosen, narrowed, MOST_ENTRIES));
    page.addAttribute("visits", days.values().stream().mapToLong(CalendarDay::visits).sum());
    page.addAttribute("due", days.values().stream().mapToLong(CalendarDay::due).sum());
    page.addAttribute("today", today);
    choices(filter, page);
    return "portal/workload-calendar";
  }

  private static List<List<CalendarDay>> weeks(YearMonth month, Map<LocalDate, CalendarDay> days) {
    // Sunday first, as U.S. calendars have it.
    var from = month.atDay(1).minusDays(month.atDay(1).getDayOfWeek().getValue() % 7);
    var weeks = new ArrayList<List<CalendarDay>>();
    for (var week = from; !week.isAfter(month.atEndOfMonth()); week = week.plusDays(7)) {
      var first = week;
      weeks.add(
          IntStream.range(0, 7)
              .mapToObj(first::plusDays)
              .map(each -> days.getOrDefault(each, new CalendarDay(each, 0, 0)))
              .toList());
    }
    return weeks;
  }

  private void choices(Narrowing filter, Model page) {
    page.addAttribute("filter", filter);
    page.addAttribute("types", types.all());
    page.addAttribute("offices", offices.names());
    page.addAttribute("specialists", staff.inGroup("ctpat-specialist"));
  }

  private static <T> T parsed(String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (DateTimeParseException e) {
      throw new BadRequest(
          "'%s' is no date: give a month as 2027-03 or a day as 2027-03-15.".formatted(text));
    }
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static void onlyForCbp(PortalUser me) {
    if (!me.ofCbp()) {
      throw new NotFound("workload");
    }
  }

  /** What the numbers are narrowed down to. */
  record Narrowing(@Nullable String office, @Nullable String type, @Nullable String specialist) {

    WorkloadFilter toFilter() {
      return new WorkloadFilter(given(office), given(type), given(specialist));
    }
  }
}
