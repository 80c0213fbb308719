package org.ctpat.partner;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The submitted data of a form, read by key. */
record Submitted(Map<String, ?> data) {

  /** The text without blanks around it, empty when there is none. */
  String text(String key) {
    return data.get(key) instanceof String text ? text.strip() : "";
  }

  /** The text, null when it is missing or blank. */
  @Nullable String textOrNull(String key) {
    var text = text(key);
    return text.isEmpty() ? null : text;
  }

  /** The date, null when it is missing or no date. */
  @Nullable LocalDate date(String key) {
    var text = text(key);
    try {
      return text.isEmpty()
          ? null
          : LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The texts of a list, none when it is missing. */
  List<String> texts(String key) {
    return data.get(key) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }
}
