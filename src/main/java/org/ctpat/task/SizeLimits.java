package org.ctpat.task;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much a person may hand in at once: 10,000 characters in a text, a megabyte in all. */
final class SizeLimits {

  static final int LONGEST_TEXT = 10_000;
  private static final int LARGEST_SUBMISSION = 1_000_000;

  private SizeLimits() {}

  static boolean tooLarge(String json) {
    return json.length() > LARGEST_SUBMISSION
        || json.getBytes(StandardCharsets.UTF_8).length > LARGEST_SUBMISSION;
  }

  /** What to shorten: the texts that are too long by themselves, or all of it together. */
  static List<FieldError> tooLargeErrors(Map<String, ?> data, String json) {
    var overlong = new ArrayList<FieldError>();
    data.forEach(
        (key, value) -> {
          int longest = longest(value);
          if (longest > LONGEST_TEXT) {
            overlong.add(
                new FieldError(
                    key,
                    String.format(
                        Locale.US,
                        "This entry has %,d characters, and at most %,d are taken. Shorten it, or attach"
                            + " it as a file.",
                        longest,
                        LONGEST_TEXT)));
          }
        });
    return overlong.isEmpty() ? List.of(together(json)) : overlong;
  }

  /** Length of the longest text in a value, its rows among them. */
  private static int longest(@Nullable Object value) {
    return switch (value) {
      case String text -> text.length();
      case Collection<?> list -> list.stream().mapToInt(SizeLimits::longest).max().orElse(0);
      case Map<?, ?> map -> longest(map.values());
      case null, default -> 0;
    };
  }

  private static FieldError together(String json) {
    return new FieldError(
        "",
        String.format(
            Locale.US,
            "What you entered has %,d bytes, and at most %,d are taken at once. Shorten the texts, and"
                + " attach long documents as files.",
            json.getBytes(StandardCharsets.UTF_8).length,
            LARGEST_SUBMISSION));
  }
}
