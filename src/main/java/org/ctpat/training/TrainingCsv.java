package org.ctpat.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
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
  private static final int MAX_BYTES = 5_000_000;
  private static final int MAX_ROWS = 10_000;

  /** What the file holds. */
  enum Kind {
    PEOPLE,
    COMPLETIONS,
    UNREADABLE
  }

  private final Kind kind;
  private final List<CSVRecord> rows;
  private final List<RowError> errors = new ArrayList<>();

  private TrainingCsv(Kind kind, List<CSVRecord> rows) {
    this.kind = kind;
    this.rows = rows;
  }

  /** Reads a file in UTF-8, with commas or semicolons. */
  static TrainingCsv read(InputStream in) {
    String text;
    try {
      var bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        return unreadable("The file is larger than 5 MB: split it");
      }
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return unreadable("The file is not in UTF-8: save it as \"CSV UTF-8\"");
    } catch (IOException e) {
      throw new UncheckedIOException("The file could not be read", e);
    }
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    var header = text.lines().findFirst().orElse("");
    var format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(header.contains(";") ? ';' : ',')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (var parser = format.parse(new StringReader(text))) {
      var columns = parser.getHeaderNames();
      var rows = parser.getRecords();
      if (rows.isEmpty()) {
        return unreadable("The file has no rows below the header");
      }
      if (rows.size() > MAX_ROWS) {
        return unreadable("The file has more than 10,000 rows: split it");
      }
      if (sameColumns(columns, PEOPLE)) {
        return new TrainingCsv(Kind.PEOPLE, rows);
      }
      if (sameColumns(columns, COMPLETIONS)) {
        return new TrainingCsv(Kind.COMPLETIONS, rows);
      }
      return unreadable(
          "The header is neither that of people ("
              + String.join(",", PEOPLE)
              + ") nor that of completions ("
              + String.join(",", COMPLETIONS)
              + "; score, evidence_file and next_due_on may be left out)");
    } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
      return unreadable("The file is no valid CSV: " + e.getMessage());
    }
  }

  private static boolean sameColumns(List<String> columns, List<String> wanted) {
    return wanted.containsAll(columns)
        && wanted.stream().allMatch(name -> columns.contains(name) || OPTIONAL.contains(name));
  }

  private static TrainingCsv unreadable(String message) {
    var file = new TrainingCsv(Kind.UNREADABLE, List.of());
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
    for (var row : rows) {
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
    for (var row : rows) {
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
      var nextDueOn = optional(row, "next_due_on").isEmpty() ? null : date(row, "next_due_on");
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
                optional(row, "score"),
                evidence,
                nextDueOn);
        if (obeys(row, () -> Rules.check(completion, courses, today))) {
          completions.add(completion);
        }
      }
    }
    return completions;
  }

  private static String optional(CSVRecord row, String column) {
    return row.isMapped(column) ? row.get(column) : "";
  }

  private boolean wholeRow(CSVRecord row) {
    if (!row.isConsistent()) {
      error(row, "", "The row has " + row.size() + " columns, the header another number");
      return false;
    }
    return true;
  }

  private Set<JobFunction> functions(CSVRecord row) {
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

  private @Nullable LocalDate date(CSVRecord row, String column) {
    try {
      return LocalDate.parse(row.get(column));
    } catch (DateTimeParseException e) {
      error(row, column, "'" + row.get(column) + "' is no date: write it as 2027-03-31");
      return null;
    }
  }

  private int minutes(CSVRecord row) {
    try {
      return Integer.parseInt(row.get("minutes"));
    } catch (NumberFormatException e) {
      error(row, "minutes", "'" + row.get("minutes") + "' is no number of minutes");
      return 0;
    }
  }

  private CompletionData.@Nullable Result result(CSVRecord row) {
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

  private @Nullable String evidence(CSVRecord row, Map<String, String> files) {
    var name = optional(row, "evidence_file");
    if (name.isEmpty()) {
      return null;
    }
    var id = files.get(name);
    if (id == null) {
      error(row, "evidence_file", "The account has no file '" + name + "': upload it first");
    }
    return id;
  }

  private boolean obeys(CSVRecord row, Runnable check) {
    try {
      check.run();
      return true;
    } catch (TrainingRefused e) {
      error(row, "", String.valueOf(e.getMessage()));
      return false;
    }
  }

  /** The header is line 1, so the first row is line 2. */
  private void error(CSVRecord row, String column, String message) {
    errors.add(new RowError(row.getRecordNumber() + 1, column, message));
  }

  static String people(List<PersonView> people) {
    return write(
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
    return write(
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

  private static String write(List<String> header, List<List<String>> rows) {
    var out = new StringWriter();
    try (var printer =
        CSVFormat.RFC4180.builder().setHeader(header.toArray(String[]::new)).get().print(out)) {
      for (var row : rows) {
        printer.printRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
