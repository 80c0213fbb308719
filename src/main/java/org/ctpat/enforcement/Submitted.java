package org.ctpat.enforcement;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person entered in a form. */
record Submitted(Map<String, Object> data) {

  /** The text without outer blanks; empty when nothing was entered. */
  String text(String key) {
    var value = data.get(key);
    return value == null ? "" : value.toString().strip();
  }

  boolean checked(String key) {
    return Boolean.parseBoolean(text(key));
  }

  /** The date; empty when none was entered or it is none. */
  Optional<LocalDate> date(String key) {
    var text = text(key);
    try {
      return text.length() < 10
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text.substring(0, 10)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The texts of a list, none when it is missing. */
  List<String> texts(String key) {
    return data.get(key) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** The decision that its word in this field stands for. */
  Optional<Decision> decision(Decision.Step step, String key) {
    return Decision.of(step, text(key));
  }
}
