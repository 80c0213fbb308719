package org.ctpat.training;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ctpat.document.CsvTable;
import org.ctpat.document.CsvTable.Row;
import org.ctpat.document.UploadRefused;
import org.ctpat.training.ImportResult.RowError;
import org.jspecify.annotations.Nullable;

/** A CSV file of people or completions, with every error by line and column. */
class TrainingCsv {

  private static final List<String> PEOPLE =
      List.of("employee_id", "name", "functions", "site", "started_on");
  private static final List<String> COMPLETIONS =
      List.of(
          "employee_id",
          "course_id",
          "completed_on",
          "minutes",
          "trainer",
          "topics",
          "result",
          "score",
          "evidence_file",
          "next_due_on");
  private static final Set<String> OPTIONAL = Set.of("score", "evidence_file", "next_due_on");
  private static final int MAX_ROWS = 10_000;

  /** What the file holds. */
  enum Kind {
    PEOPLE,
    COMPLETIONS,
    UNREADABLE
  }

  private final Kind kind;
  private final CsvTable table;
  private final List<RowError> errors = new ArrayList<>();

  private TrainingCsv(Kind kind, CsvTable table) {
    this.kind = kind;
    this.table = table;
  }

  /** Reads a file in UTF-8, with commas or semicolons. */
  static TrainingCsv read(InputStream in) {
    CsvTable table;
    try {
      table = CsvTable.read(in, MAX_ROWS);
    } catch (UploadRefused e) {
      return unreadable(String.valueOf(e.getMessage()));
    }
    if (sameColumns(table.columns(), PEOPLE)) {
      return new TrainingCsv(Kind.PEOPLE, table);
    }
    if (sameColumns(table.columns(), COMPLETIONS)) {
      return new TrainingCsv(Kind.COMPLETIONS, table);
    }
    return unreadable(
        "The header is neither that of people ("
            + String.join(",", PEOPLE)
            + ") nor that of completions ("
            + String.join(",", COMPLETIONS)
            + "; score, evidence_file and next_due_on may be left out)");
  }

  private static boolean sameColumns(List<String> columns, List<String> wanted) {
    return wanted.containsAll(columns)
        && wanted.stream().allMatch(name -> columns.contains(name) || OPTIONAL.contains(name));
  }

  private static TrainingCsv unreadable(String message) {
    var file = new TrainingCsv(Kind.UNREADABLE, new CsvTable(List.of(), List.of()));
    file.errors.add(new RowError(0, "", message));
    return file;
  }

  Kind kind() {
    return kind;
  }

  List<RowError> errors() {
    return List.copyOf(errors);
  }

  List<PersonData> people(LocalDate today) {
    var people = new ArrayList<PersonData>();
    var seen = new HashSet<String>();
    for (var row : table.rows()) {
      if (!wholeRow(row)) {
        continue;
      }
      var before = errors.size();
      var functions = functions(row);
      var startedOn = date(row, "started_on");
      if (!seen.add(row.get("employee_id"))) {
        error(row, "employee_id", "'" + row.get("employee_id") + "' is there twice");
      }
      if (errors.size() == before && startedOn != null) {
        var person =
            new PersonData(
                row.get("employee_id"), row.get("name"), functions, row.get("site"), startedOn);
        if (obeys(row, () -> Rules.check(person, today))) {
          people.add(person);
        }
      }
    }
    return people;
  }

  List<CompletionData> completions(
      CourseCatalogue courses, Set<String> employees, Map<String, String> files, LocalDate today) {
    var completions = new ArrayList<CompletionData>();
    var seen = new HashSet<String>();
    for (var row : table.rows()) {
      if (!wholeRow(row)) {
        continue;
      }
      var before = errors.size();
      if (!employees.contains(row.get("employee_id"))) {
        error(row, "employee_id", "There is no person '" + row.get("employee_id") + "'");
      }
      if (courses.find(row.get("course_id")).isEmpty()) {
        error(row, "course_id", "There is no course '" + row.get("course_id") + "'");
      }
      var completedOn = date(row, "completed_on");
      var nextDueOn = row.get("next_due_on").isEmpty() ? null : date(row, "next_due_on");
      var minutes = minutes(row);
      var result = result(row);
      var evidence = evidence(row, files);
      if (!seen.add(
          row.get("employee_id") + " " + row.get("course_id") + " " + row.get("completed_on"))) {
        error(row, "", "The same person, course and date are there twice");
      }
      if (errors.size() == before && completedOn != null && result != null) {
        var completion =
            new CompletionData(
                row.get("employee_id"),
                row.get("course_id"),
                completedOn,
                minutes,
                row.get("trainer"),
                row.get("topics"),
                result,
                row.get("score"),
                evidence,
                nextDueOn);
        if (obeys(row, () -> Rules.check(completion, courses, today))) {
          completions.add(completion);
        }
      }
    }
    return completions;
  }

  private boolean wholeRow(Row row) {
    int cells = row.values().size();
    if (cells < table.columns().size()) {
      error(row, "", "The row has " + cells + " columns, the header another number");
      return false;
    }
    return true;
  }

  private Set<JobFunction> functions(Row row) {
    var functions = EnumSet.noneOf(JobFunction.class);
    for (var code : row.get("functions").split("\\|")) {
      JobFunction.find(code.strip())
          .ifPresentOrElse(
              functions::add,
              () ->
                  error(
                      row,
                      "functions",
                      "'" + code.strip() + "' is no function: use " + JobFunction.codes()));
    }
    return functions;
  }

  private @Nullable LocalDate date(Row row, String column) {
    try {
      return LocalDate.parse(row.get(column));
    } catch (DateTimeParseException e) {
      error(row, column, "'" + row.get(column) + "' is no date: write it as 2027-03-31");
      return null;
    }
  }

  private int minutes(Row row) {
    try {
      return Integer.parseInt(row.get("minutes"));
    } catch (NumberFormatException e) {
      error(row, "minutes", "'" + row.get("minutes") + "' is no number of minutes");
      return 0;
    }
  }

  private CompletionData.@Nullable Result result(Row row) {
    var word = row.get("result").toUpperCase(Locale.ROOT);
    return Arrays.stream(CompletionData.Result.values())
        .filter(r -> r.name().equals(word))
        .findFirst()
        .orElseGet(
            () -> {
              error(
                  row,
                  "result",
                  "'" + row.get("result") + "' is no result: use passed, attended or failed");
              return null;
            });
  }

  private @Nullable String evidence(Row row, Map<String, String> files) {
    var name = row.get("evidence_file");
    if (name.isEmpty()) {
      return null;
    }
    var id = files.get(name);
    if (id == null) {
      error(row, "evidence_file", "The account has no file '" + name + "': upload it first");
    }
    return id;
  }

  private boolean obeys(Row row, Runnable check) {
    try {
      check.run();
      return true;
    } catch (TrainingRefused e) {
      error(row, "", String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void error(Row row, String column, String message) {
    errors.add(new RowError(row.line(), column, message));
  }

  static String people(List<PersonView> people) {
    return CsvTable.write(
        PEOPLE,
        people.stream()
            .map(
                p ->
                    List.of(
                        p.employeeId(),
                        p.name(),
                        p.functions().stream()
                            .map(JobFunction::code)
                            .collect(Collectors.joining("|")),
                        p.site(),
                        p.startedOn().toString()))
            .toList());
  }

  static String completions(
      List<Completion> completions, Map<Long, String> employeeIds, Map<String, String> files) {
    return CsvTable.write(
        COMPLETIONS,
        completions.stream()
            .map(
                c ->
                    List.of(
                        employeeIds.getOrDefault(c.personId(), ""),
                        c.courseId(),
                        c.completedOn().toString(),
                        String.valueOf(c.minutes()),
                        c.trainer(),
                        c.topics(),
                        c.result().name().toLowerCase(Locale.ROOT),
                        c.score(),
                        c.evidenceDocumentId() == null
                            ? ""
                            : files.getOrDefault(c.evidenceDocumentId(), ""),
                        c.nextDueOn() == null ? "" : c.nextDueOn().toString()))
            .sorted(
                (a, b) ->
                    (a.get(0) + a.get(1) + a.get(2)).compareTo(b.get(0) + b.get(1) + b.get(2)))
            .toList());
  }
}
