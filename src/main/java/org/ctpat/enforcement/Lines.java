package org.ctpat.enforcement;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps ids of documents in one column, a line for each. */
@Converter
class Lines implements AttributeConverter<List<String>, String> {

  @Override
  public String convertToDatabaseColumn(@Nullable List<String> lines) {
    return lines == null ? "" : write(lines);
  }

  @Override
  public List<String> convertToEntityAttribute(@Nullable String column) {
    return column == null ? List.of() : read(column);
  }

  static String write(List<String> lines) {
    return String.join("\n", lines);
  }

  static List<String> read(String column) {
    return column.lines().filter(line -> !line.isBlank()).toList();
  }
}
