package org.ctpat.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file with a header: UTF-8, commas or semicolons. What a spreadsheet would take for a
 * formula is written with an apostrophe before it and read without it.
 *
 * @param columns names of the header, in lower case
 */
public record CsvTable(List<String> columns, List<Row> rows) {

  private static final int MAX_BYTES = 5_000_000;
  private static final String FORMULA_SIGNS = "=+-@";

  /**
   * A row by column; empty texts where nothing stands.
   *
   * @param line line of the file in which the row begins, the header being line 1
   */
  public record Row(long line, Map<String, String> values) {

    public String get(String column) {
      return values.getOrDefault(column, "");
    }
  }

  /**
   * Reads a file.
   *
   * @param maxRows more rows below the header are refused
   * @throws UploadRefused when it is too large, not UTF-8, no CSV, or has no rows; the message says
   *     what to do
   */
  public static CsvTable read(InputStream in, int maxRows) {
    var text = text(in);
    var header = text.lines().findFirst().orElse("");
    var format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(header.contains(";") ? ';' : ',')
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    var rows = new ArrayList<Row>();
    List<String> columns = List.of();
    try (var parser = format.parse(new StringReader(text))) {
      var before = parser.getCurrentLineNumber();
      for (CSVRecord cells : parser) {
        var line = before + 1;
        before = parser.getCurrentLineNumber();
        if (columns.isEmpty()) {
          columns = cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
          continue;
        }
        if (cells.stream().allMatch(String::isEmpty)) {
          continue;
        }
        if (cells.size() > columns.size()) {
          throw new UploadRefused(
              "Line %d has %d columns, the header %d: put texts with a comma in quotation marks"
                  .formatted(line, cells.size(), columns.size()));
        }
        if (rows.size() == maxRows) {
          throw new UploadRefused("The file has more than %,d rows: split it".formatted(maxRows));
        }
        rows.add(new Row(line, values(columns, cells)));
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new UploadRefused(
          "The file is no readable CSV, most likely for a quotation mark without its partner: "
              + e.getMessage());
    }
    if (rows.isEmpty()) {
      throw new UploadRefused("The file has no rows below the header");
    }
    return new CsvTable(columns, rows);
  }

  private static String text(InputStream in) {
    try {
      var bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new UploadRefused("The file is larger than 5 MB: split it");
      }
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        throw new UploadRefused("The file is no CSV: save the table as \"CSV UTF-8\"");
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UploadRefused("The file is not in UTF-8: save the table as \"CSV UTF-8\"");
    } catch (IOException e) {
      throw new UncheckedIOException("The file could not be read", e);
    }
  }

  private static Map<String, String> values(List<String> columns, CSVRecord cells) {
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < cells.size(); i++) {
      values.put(columns.get(i), plain(cells.get(i)));
    }
    return values;
  }

  private static String plain(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA_SIGNS.indexOf(cell.charAt(1)) >= 0
        ? cell.substring(1)
        : cell;
  }

  /** The text of a file with these columns and rows. */
  public static String write(List<String> columns, List<List<String>> rows) {
    var out = new StringWriter();
    try (var printer =
        CSVFormat.RFC4180.builder().setHeader(columns.toArray(String[]::new)).get().print(out)) {
      for (var row : rows) {
        printer.printRecord(row.stream().map(CsvTable::safe).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static String safe(String cell) {
    return !cell.isEmpty() && FORMULA_SIGNS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
