package org.ctpat.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.document.CsvTable;
import org.ctpat.risk.ImportResult.RowError;

/**
 * Writes the parties or lanes of a CSV file into an assessment and notes every error by line and
 * column. A party is known by its name, a lane by product, origin and destination, so that the same
 * file changes nothing when it is read again.
 */
class SupplyChainCsv {

  static final List<String> PARTIES =
      List.of("name", "role", "country", "direct", "status", "proof");

  /** Columns of a lane; a row of the file is a stop, and the lane stands in its first row. */
  private static final List<String> LANE =
      List.of(
          "lane",
          "product",
          "origin_country",
          "origin_region",
          "destination_country",
          "destination",
          "modes",
          "frequency",
          "alternate_routing",
          "notes");

  static final List<String> LANES =
      Stream.concat(
              LANE.stream(),
              Stream.of(
                  "party",
                  "step",
                  "mode",
                  "country",
                  "handover_point",
                  "hours_at_rest",
                  "sealed",
                  "data_exchanged"))
          .toList();

  private static final int MAX_HOURS = 9_999;

  private final CsvTable table;
  private final List<RowError> errors = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private int added;
  private int changed;

  SupplyChainCsv(CsvTable table) {
    this.table = table;
  }

  /** Reads the file into the assessment; where there are errors, some rows are in it. */
  ImportResult into(RiskAssessment assessment) {
    String what;
    if (table.columns().contains("lane")) {
      what = "lanes";
      if (hasColumns(LANES)) {
        lanesInto(assessment);
      }
    } else {
      what = "parties";
      if (hasColumns(PARTIES)) {
        partiesInto(assessment);
      }
    }
    return new ImportResult(what, added, changed, List.copyOf(names), List.copyOf(errors));
  }

  private boolean hasColumns(List<String> wanted) {
    var missing = wanted.stream().filter(c -> !table.columns().contains(c)).toList();
    var strange = table.columns().stream().filter(c -> !wanted.contains(c)).toList();
    if (!missing.isEmpty()) {
      errors.add(
          new RowError(
              1,
              "",
              "Columns missing: " + String.join(", ", missing) + ". Begin with the template"));
    }
    if (!strange.isEmpty()) {
      errors.add(
          new RowError(
              1,
              "",
              "Columns not known: "
                  + String.join(", ", strange.stream().map(SupplyChainCsv::shown).toList())
                  + ". Use those of the template: "
                  + String.join(", ", wanted)));
    }
    return errors.isEmpty();
  }

  private static String shown(String column) {
    return column.isEmpty() ? "(without a name)" : column;
  }

  // Parties

  private void partiesInto(RiskAssessment assessment) {
    var known = partiesByName(assessment);
    var seen = new TreeMap<String, Long>(String.CASE_INSENSITIVE_ORDER);
    for (var row : table.rows()) {
      var name = row.get("name");
      var before = errors.size();
      var twice = seen.putIfAbsent(name, row.line());
      if (twice != null) {
        error(row, "name", "'" + name + "' stands in line " + twice + " already");
      }
      var role = word(row, "role", PartyRole.values(), PartyRole::label);
      var status = word(row, "status", ProgrammeStatus.values(), ProgrammeStatus::label);
      var direct = yes(row, "direct");
      if (errors.size() > before) {
        continue;
      }
      var stored = known.get(name);
      var country = row.get("country").toUpperCase(Locale.ROOT);
      var party =
          new Party(
              stored == null ? "" : stored.partyId(),
              name,
              role.orElseThrow(),
              country,
              direct,
              status.orElseThrow(),
              row.get("proof"),
              stored != null && stored.own());
      if (obeys(row, () -> assessment.saveParty(party))) {
        count(stored == null, name);
      }
    }
  }

  private static Map<String, Party> partiesByName(RiskAssessment assessment) {
    var byName = new TreeMap<String, Party>(String.CASE_INSENSITIVE_ORDER);
    assessment.parties().forEach(entry -> byName.putIfAbsent(entry.party().name(), entry.party()));
    return byName;
  }

  // Lanes

  private void lanesInto(RiskAssessment assessment) {
    var parties = partiesByName(assessment);
    var known =
        assessment.lanes().stream()
            .map(LaneEntry::lane)
            .collect(Collectors.toMap(SupplyChainCsv::key, Lane::laneId, (a, b) -> a));
    rowsByLane()
        .forEach(
            (label, rows) -> {
              var before = errors.size();
              var first = rows.getFirst();
              rows.stream().skip(1).forEach(row -> sameLane(row, first));
              var stops = new ArrayList<Stop>();
              rows.forEach(row -> stop(row, parties).ifPresent(stops::add));
              if (errors.size() > before) {
                return;
              }
              var lane = lane(first, "");
              var stored = known.get(key(lane));
              var saved =
                  obeys(
                      first,
                      () ->
                          assessment.saveStops(
                              assessment.saveLane(lane(first, stored == null ? "" : stored)),
                              stops));
              if (saved) {
                count(stored == null, lane.product() + ", " + stops.size() + " stops");
              }
            });
  }

  /** The rows of each lane; a row without a label belongs to the lane above it. */
  private Map<String, List<CsvTable.Row>> rowsByLane() {
    var byLane = new LinkedHashMap<String, List<CsvTable.Row>>();
    var label = "";
    for (var row : table.rows()) {
      if (!row.get("lane").isEmpty()) {
        label = row.get("lane");
      }
      if (label.isEmpty()) {
        error(row, "lane", "Give the lane a label of your own, such as A; its rows share it");
      } else {
        byLane.computeIfAbsent(label, l -> new ArrayList<>()).add(row);
      }
    }
    return byLane;
  }

  /** In further rows of a lane its own columns are empty, or the same as in the first. */
  private void sameLane(CsvTable.Row row, CsvTable.Row first) {
    LANE.stream()
        .filter(column -> !row.get(column).isEmpty())
        .filter(column -> !row.get(column).equals(first.get(column)))
        .forEach(
            column ->
                error(
                    row,
                    column,
                    "'%s' differs from '%s' in line %d of the same lane: leave it empty or give the lane another label"
                        .formatted(row.get(column), first.get(column), first.line())));
  }

  private static Lane lane(CsvTable.Row row, String laneId) {
    return new Lane(
        laneId,
        row.get("product"),
        row.get("origin_country").toUpperCase(Locale.ROOT),
        row.get("origin_region"),
        row.get("destination_country").toUpperCase(Locale.ROOT),
        row.get("destination"),
        row.get("modes"),
        row.get("frequency"),
        row.get("alternate_routing"),
        row.get("notes"));
  }

  private static List<String> key(Lane lane) {
    return Stream.of(
            lane.product(),
            lane.originCountry(),
            lane.originRegion(),
            lane.destinationCountry(),
            lane.destination())
        .map(text -> text.toLowerCase(Locale.ROOT))
        .toList();
  }

  private Optional<Stop> stop(CsvTable.Row row, Map<String, Party> parties) {
    var before = errors.size();
    var party = parties.get(row.get("party"));
    if (party == null) {
      error(
          row,
          "party",
          row.get("party").isEmpty()
              ? "Name the party at this stop"
              : "There is no party '" + row.get("party") + "': import the parties first");
    }
    var step = word(row, "step", ProcessStep.values(), ProcessStep::label);
    var mode = word(row, "mode", TransportMode.values(), TransportMode::label);
    var sealed = yes(row, "sealed");
    var hours = hours(row);
    if (errors.size() > before || party == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Stop(
            party.partyId(),
            step.orElseThrow(),
            mode.orElseThrow(),
            row.get("country").isEmpty()
                ? party.country()
                : row.get("country").toUpperCase(Locale.ROOT),
            row.get("handover_point"),
            hours,
            sealed,
            row.get("data_exchanged")));
  }

  private int hours(CsvTable.Row row) {
    var text = row.get("hours_at_rest");
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("[0-9]{1,4}")) {
      error(row, "hours_at_rest", "'" + text + "' is no number of hours from 0 to " + MAX_HOURS);
      return 0;
    }
    return Integer.parseInt(text);
  }

  // Cells

  private <E extends Enum<E>> Optional<E> word(
      CsvTable.Row row, String column, E[] values, Function<E, String> label) {
    var text = row.get(column);
    var found =
        Arrays.stream(values)
            .filter(v -> v.name().equalsIgnoreCase(text) || label.apply(v).equalsIgnoreCase(text))
            .findFirst();
    if (found.isEmpty()) {
      error(
          row,
          column,
          "'"
              + text
              + "' is not possible: use "
              + Arrays.stream(values).map(E::name).collect(Collectors.joining(", ")));
    }
    return found;
  }

  private boolean yes(CsvTable.Row row, String column) {
    return switch (row.get(column).toLowerCase(Locale.ROOT)) {
      case "yes", "y", "true", "1" -> true;
      case "no", "n", "false", "0", "" -> false;
      default -> {
        error(row, column, "'" + row.get(column) + "' is not possible: use yes or no");
        yield false;
      }
    };
  }

  private boolean obeys(CsvTable.Row row, Runnable change) {
    try {
      change.run();
      return true;
    } catch (EditRefused e) {
      error(row, "", String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void count(boolean isNew, String name) {
    names.add(name);
    if (isNew) {
      added++;
    } else {
      changed++;
    }
  }

  private void error(CsvTable.Row row, String column, String message) {
    errors.add(new RowError(row.line(), column, message));
  }

  // Files to begin with

  static String parties(RiskAssessmentView assessment) {
    return CsvTable.write(
        PARTIES,
        assessment.parties().stream()
            .map(RiskAssessmentView.PartyView::party)
            .map(
                party ->
                    List.of(
                        party.name(),
                        party.role().name(),
                        party.country(),
                        word(party.direct()),
                        party.status().name(),
                        party.proof()))
            .toList());
  }

  static String lanes(RiskAssessmentView assessment) {
    var names =
        assessment.parties().stream()
            .map(RiskAssessmentView.PartyView::party)
            .collect(Collectors.toMap(Party::partyId, Party::name));
    return CsvTable.write(
        LANES,
        assessment.lanes().stream()
            .flatMap(
                view ->
                    view.stops().stream()
                        .map(
                            stop -> row(view.lane(), stop, names.getOrDefault(stop.partyId(), ""))))
            .toList());
  }

  private static List<String> row(Lane lane, Stop stop, String party) {
    return List.of(
        lane.laneId(),
        lane.product(),
        lane.originCountry(),
        lane.originRegion(),
        lane.destinationCountry(),
        lane.destination(),
        lane.modeChain(),
        lane.frequency(),
        lane.alternateRouting(),
        lane.notes(),
        party,
        stop.step().name(),
        stop.mode().name(),
        stop.country(),
        stop.handoverPoint(),
        String.valueOf(stop.hoursAtRest()),
        word(stop.sealed()),
        stop.dataExchanged());
  }

  private static String word(boolean yes) {
    return yes ? "yes" : "no";
  }
}
