package org.ctpat.criteria;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.ctpat.criteria.EditionImport.RowError;

/** A CSV file of criteria, with every error by line and column. */
final class EditionFile {

  /** The columns, in the order of the built-in edition. */
  static final List<String> COLUMNS =
      List.of(
          "id",
          "focus_area",
          "category_no",
          "category",
          "title",
          "level",
          "level_notes",
          "condition",
          "applies_to",
          "probably_also",
          "description",
          "evidence",
          "cadence",
          "confidence",
          "source");

  private static final List<String> NEEDED =
      List.of("focus_area", "category", "title", "description", "source");
  private static final Pattern ID =
      Pattern.compile("[0-9]{1,2}\\.[0-9]{1,3}|unknown-[A-Z]+-[0-9]+");
  private static final Map<String, Integer> LONGEST =
      Map.of("title", 200, "description", 2000, "evidence", 500, "condition", 200, "cadence", 100);
  private static final int MAX_BYTES = 900_000;

  private final List<Criterion> criteria = new ArrayList<>();
  private final List<RowError> errors = new ArrayList<>();
  private final Map<String, Long> lineById = new HashMap<>();
  private final Map<Integer, String> categoryNames = new HashMap<>();
  private final Map<String, String> criteriaOf;
  private String text = "";

  private EditionFile(Map<String, String> criteriaOf) {
    this.criteriaOf = criteriaOf;
  }

  /**
   * Reads and checks a file in UTF-8 with commas or semicolons.
   *
   * @param criteriaOf the codes that may be named, with the code of the type whose criteria each
   *     meets, mostly its own
   */
  static EditionFile read(InputStream in, Map<String, String> criteriaOf) {
    var file = new EditionFile(criteriaOf);
    try {
      var bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        file.wrong(0, "", "The file is larger than 900 kB: an edition has some hundred rows");
        return file;
      }
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      file.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      file.wrong(0, "", "The file is not in UTF-8: save it as \"CSV UTF-8\"");
    } catch (IOException e) {
      throw new UncheckedIOException("The file could not be read", e);
    }
    return file;
  }

  private void parse(String content) {
    this.text = content;
    var header = content.lines().findFirst().orElse("");
    var format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(header.contains(";") && !header.contains(",") ? ';' : ',')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (var parser = format.parse(new StringReader(content))) {
      var missing = new ArrayList<>(COLUMNS);
      missing.removeAll(parser.getHeaderNames());
      if (!missing.isEmpty()) {
        wrong(1, "", "The header lacks the columns " + String.join(", ", missing));
        return;
      }
      for (var row : parser) {
        read(row, parser.getCurrentLineNumber());
      }
      if (criteria.isEmpty() && errors.isEmpty()) {
        wrong(0, "", "The file has no rows below the header");
      }
    } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
      wrong(0, "", "The file is not a readable CSV file: " + e.getMessage());
    }
  }

  private void read(CSVRecord row, long line) {
    if (!row.isConsistent()) {
      wrong(
          line,
          "",
          "%d values instead of %d: check commas and quotation marks"
              .formatted(row.size(), COLUMNS.size()));
      return;
    }
    int before = errors.size();
    var id = row.get("id");
    var first = lineById.putIfAbsent(id, line);
    if (!ID.matcher(id).matches()) {
      wrong(line, "id", "'" + id + "' is no id: write category and number, such as 6.5");
    } else if (first != null) {
      wrong(line, "id", id + " is already in line " + first + ": each criterion has one row");
    }
    int category = category(row, line);
    var level = row.get("level").toLowerCase(Locale.ROOT);
    if (!level.equals("must") && !level.equals("should")) {
      wrong(line, "level", "'" + row.get("level") + "' is no level: write must or should");
    }
    for (var column : NEEDED) {
      if (row.get(column).isEmpty()) {
        wrong(line, column, "is empty");
      }
    }
    LONGEST.forEach(
        (column, longest) -> {
          if (row.get(column).length() > longest) {
            wrong(line, column, "has more than %,d characters".formatted(longest));
          }
        });
    if (!Set.of("high", "medium", "low").contains(row.get("confidence"))) {
      wrong(line, "confidence", "write high, medium or low");
    }
    var verified = codes(row, line, "applies_to");
    var assumed = codes(row, line, "probably_also");
    if (verified.isEmpty() && assumed.isEmpty()) {
      wrong(line, "applies_to", "name at least one entity type here or in probably_also");
    }
    if (errors.size() == before) {
      criteria.add(
          new Criterion(
              id,
              row.get("focus_area"),
              category,
              row.get("category"),
              row.get("title"),
              Criterion.Level.valueOf(level.toUpperCase(Locale.ROOT)),
              row.get("level_notes"),
              row.get("condition"),
              verified,
              assumed,
              row.get("description"),
              row.get("evidence"),
              row.get("cadence"),
              row.get("confidence"),
              row.get("source")));
    }
  }

  private int category(CSVRecord row, long line) {
    var number = row.get("category_no");
    if (!number.matches("[1-9]|1[0-9]")) {
      wrong(line, "category_no", "'" + number + "' is no category: write its number, such as 6");
      return 0;
    }
    int category = Integer.parseInt(number);
    var name = categoryNames.putIfAbsent(category, row.get("category"));
    if (name != null && !name.equals(row.get("category"))) {
      wrong(line, "category", "category " + number + " is called '" + name + "' further up");
    }
    return category;
  }

  private Set<String> codes(CSVRecord row, long line, String column) {
    if (row.get(column).isEmpty()) {
      return Set.of();
    }
    var codes = new LinkedHashSet<>(Arrays.asList(row.get(column).split("\\|")));
    for (var code : codes) {
      if (!criteriaOf.containsKey(code)) {
        wrong(line, column, "'" + code + "' is no entity type: separate the codes by |");
      }
    }
    criteriaOf.forEach(
        (code, named) -> {
          if (codes.contains(named)) {
            codes.add(code);
          }
        });
    return Collections.unmodifiableSet(codes);
  }

  private void wrong(long line, String column, String message) {
    errors.add(new RowError(line, column, message));
  }

  List<Criterion> criteria() {
    return List.copyOf(criteria);
  }

  List<RowError> errors() {
    return List.copyOf(errors);
  }

  /** The file as it came, without its byte order mark. */
  String text() {
    return text;
  }
}
