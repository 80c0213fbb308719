package org.ctpat.portal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ctpat.account.EntityType;
import org.ctpat.account.EntityTypes;
import org.ctpat.portal.Plot.Kind;
import org.ctpat.portal.Plot.Series;
import org.ctpat.workload.Figure;
import org.ctpat.workload.Workload;
import org.ctpat.workload.WorkloadFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts words, colours and links to the numbers of the workload. */
@Component
class WorkloadPlots {

  private static final String RED = "#a01108";
  private static final String GOLD = "#e5a000";
  private static final String DEEP = "#162e51";
  private static final String BLUE = "#2672b4";
  private static final String MIDDLE = "#8fc1e3";
  private static final String PALE = "#d9e8f4";
  private static final String GREY = "#c9ccd1";
  private static final String DARK_GREY = "#71767a";
  private static final String GREEN = "#8cc49a";
  private static final Map<String, String> FILLS =
      Map.ofEntries(
          Map.entry("UNDER_30", PALE),
          Map.entry("UNDER_90", MIDDLE),
          Map.entry("UNDER_180", BLUE),
          Map.entry("FROM_180", DEEP),
          Map.entry("OVERDUE", RED),
          Map.entry("DUE_7", GOLD),
          Map.entry("LATER", PALE),
          Map.entry("DUE_30", GOLD),
          Map.entry("DUE_60", MIDDLE),
          Map.entry("DUE_90", PALE),
          Map.entry("WENT_ON", BLUE),
          Map.entry("RUNNING", PALE),
          Map.entry("WITHDRAWN", GREY),
          Map.entry("LAPSED", DARK_GREY),
          Map.entry("INELIGIBLE", RED),
          Map.entry("CERTIFIED", MIDDLE),
          Map.entry("CERTIFIED_VALIDATED", BLUE),
          Map.entry("TIER_3", DEEP),
          Map.entry("SUSPENDED", RED),
          Map.entry("BEST_PRACTICE", DEEP),
          Map.entry("MET", GREEN),
          Map.entry("MET_WITH_RECOMMENDATION", GOLD),
          Map.entry("ACTION_REQUIRED", RED),
          Map.entry("APPLICATIONS", MIDDLE),
          Map.entry("CERTIFICATIONS", BLUE),
          Map.entry("VALIDATIONS", DEEP),
          Map.entry("SUSPENSIONS", RED),
          Map.entry("VISITS", BLUE),
          Map.entry("DUE", GOLD));

  private final Workload workload;
  private final EntityTypes types;
  private final MessageSourceAccessor messages;
  private final Map<String, Function<WorkloadFilter, Plot>> plots = new LinkedHashMap<>();

  WorkloadPlots(Workload workload, EntityTypes types, MessageSource messages) {
    this.workload = workload;
    this.types = types;
    this.messages = new MessageSourceAccessor(messages);
    plots.put("cases", this::cases);
    plots.put("people", filter -> people(workload.tasks(filter).people()));
    plots.put("offices", filter -> offices(workload.tasks(filter).offices(), filter));
    plots.put("due-rules", this::dueRules);
    plots.put("due-steps", this::dueSteps);
    plots.put("validations", this::validations);
    plots.put("times", this::times);
    plots.put("funnel", this::funnel);
    plots.put("standings", this::standings);
    plots.put("findings", this::findings);
    plots.put("trend", this::trend);
  }

  /** All plots in the order of the page. */
  List<Plot> all(WorkloadFilter filter) {
    var all = new ArrayList<Plot>();
    for (var id : plots.keySet()) {
      switch (id) {
        case "people" -> {
          var tasks = workload.tasks(filter);
          all.add(people(tasks.people()));
          all.add(offices(tasks.offices(), filter));
        }
        case "offices" -> {}
        default -> all.add(plots.get(id).apply(filter));
      }
    }
    return all;
  }

  Optional<Plot> find(String id, WorkloadFilter filter) {
    return Optional.ofNullable(plots.get(id)).map(plot -> plot.apply(filter));
  }

  private Plot cases(WorkloadFilter filter) {
    return plot(
        "cases",
        Kind.BARS,
        workload.cases(filter),
        row ->
            row.key().equals(Workload.ANNUAL_REVIEW)
                ? words("workload.annualReview")
                : words("case." + row.key()),
        row -> row.key().equals(Workload.ANNUAL_REVIEW) ? null : board(filter, "step", row.key()));
  }

  private Plot people(Figure figure) {
    return plot(
        "people",
        Kind.BARS,
        figure,
        row -> row.key().equals(Workload.NOBODY) ? words("workload.nobody") : row.name(),
        row -> null);
  }

  private Plot offices(Figure figure, WorkloadFilter filter) {
    return plot(
        "offices",
        Kind.BARS,
        figure,
        row -> row.key().equals(Workload.NOBODY) ? words("workload.noOffice") : row.name(),
        row -> row.key().equals(Workload.NOBODY) ? null : board(filter, "office", row.key()));
  }

  private Plot dueRules(WorkloadFilter filter) {
    return plot(
        "due-rules",
        Kind.BARS,
        workload.dueByRule(filter),
        row -> row.name() + " (" + row.key() + ")",
        row -> null);
  }

  private Plot dueSteps(WorkloadFilter filter) {
    return plot(
        "due-steps",
        Kind.BARS,
        workload.dueByStep(filter),
        Figure.Row::name,
        row -> {
          var step = row.key().split("/", 2);
          return UriComponentsBuilder.fromPath("/processes")
              .pathSegment(step[0], "elements", step[1])
              .build()
              .encode()
              .toUriString();
        });
  }

  private Plot validations(WorkloadFilter filter) {
    return plot(
        "validations",
        Kind.COLUMNS,
        workload.validations(filter),
        row -> PlotPictures.monthLabel(row.key()),
        row ->
            narrowed("/workload/calendar", filter)
                .queryParam("month", row.key())
                .build()
                .encode()
                .toUriString());
  }

  private Plot times(WorkloadFilter filter) {
    var rows =
        workload.times(filter).stream()
            .map(
                time ->
                    new Plot.Row(
                        time.processId().isEmpty() ? words("workload.endToEnd") : time.name(),
                        null,
                        Arrays.<@Nullable Number>asList(
                            time.median(), time.ninetieth(), time.allowed(), time.count())))
            .toList();
    return new Plot(
        "times",
        Kind.RANGES,
        words("workload.times"),
        words("workload.times.what"),
        words("workload.times.rows"),
        series(List.of("MEDIAN", "NINETIETH", "ALLOWED", "COUNT")),
        rows,
        false);
  }

  private Plot funnel(WorkloadFilter filter) {
    return plot(
        "funnel",
        Kind.BARS,
        workload.funnel(filter),
        row -> words("workload.step." + row.key()),
        row -> null);
  }

  private Plot standings(WorkloadFilter filter) {
    var names = new LinkedHashMap<String, String>();
    types.all().forEach((EntityType type) -> names.put(type.code(), type.name()));
    return plot(
        "standings",
        Kind.BARS,
        workload.standings(filter),
        row -> names.getOrDefault(row.key(), row.key()),
        row -> board(filter, "type", row.key()));
  }

  private Plot findings(WorkloadFilter filter) {
    return plot(
        "findings",
        Kind.BARS,
        workload.findings(filter),
        row ->
            (row.name().isEmpty() ? words("workload.otherCategory") : row.name())
                + ", "
                + words("workload." + row.key().substring(row.key().indexOf('-') + 1)),
        row -> null);
  }

  private Plot trend(WorkloadFilter filter) {
    return plot(
        "trend",
        Kind.COLUMNS,
        workload.trend(filter),
        row -> PlotPictures.monthLabel(row.key()),
        row -> null);
  }

  private Plot plot(
      String id,
      Kind kind,
      Figure figure,
      Function<Figure.Row, String> label,
      Function<Figure.Row, @Nullable String> href) {
    return new Plot(
        id,
        kind,
        words("workload." + id),
        words("workload." + id + ".what"),
        words("workload." + id + ".rows"),
        series(figure.series()),
        figure.rows().stream()
            .map(
                row ->
                    new Plot.Row(
                        label.apply(row), href.apply(row), List.<Number>copyOf(row.values())))
            .toList(),
        kind == Kind.BARS);
  }

  private List<Series> series(List<String> keys) {
    return keys.stream()
        .map(
            key -> {
              var fill = FILLS.getOrDefault(key, MIDDLE);
              var dark = List.of(RED, DEEP, BLUE, DARK_GREY).contains(fill);
              return new Series(
                  words("workload.series." + key),
                  fill,
                  dark ? "#fff" : "#1b1b1b",
                  fill.equals(RED));
            })
        .toList();
  }

  private static String board(WorkloadFilter filter, String name, String value) {
    return narrowed("/accounts", filter)
        .replaceQueryParam(name, value)
        .build()
        .encode()
        .toUriString();
  }

  static UriComponentsBuilder narrowed(String path, WorkloadFilter filter) {
    var address = UriComponentsBuilder.fromPath(path);
    if (filter.fieldOffice() != null) {
      address.queryParam("office", filter.fieldOffice());
    }
    if (filter.entityType() != null) {
      address.queryParam("type", filter.entityType());
    }
    if (filter.specialist() != null) {
      address.queryParam("specialist", filter.specialist());
    }
    return address;
  }

  private String words(String key, Object... values) {
    return messages.getMessage(key, values);
  }
}
