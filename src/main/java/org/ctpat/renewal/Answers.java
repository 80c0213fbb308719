package org.ctpat.renewal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** What a person entered in a form. */
record Answers(Map<String, Object> data) {

  /** The text without outer blanks; empty when nothing was entered. */
  String text(String key) {
    var value = data.get(key);
    return value == null ? "" : value.toString().strip();
  }

  boolean is(String key, String word) {
    return text(key).equals(word);
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
}
