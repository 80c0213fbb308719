package org.ctpat.appeal;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the ids of some documents in one column, a blank between them. */
@Converter
class DocumentIds implements AttributeConverter<List<String>, String> {

  /** As many as the column takes. */
  static final int MOST = 100;

  @Override
  public String convertToDatabaseColumn(@Nullable List<String> ids) {
    return ids == null ? "" : String.join(" ", ids);
  }

  @Override
  public List<String> convertToEntityAttribute(@Nullable String column) {
    return column == null || column.isEmpty() ? List.of() : List.of(column.split(" "));
  }
}
