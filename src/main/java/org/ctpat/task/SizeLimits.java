package org.ctpat.task;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How much a person may hand in at once: 10,000 characters in a text, a megabyte in all. */
final class SizeLimits {

  static final int LONGEST_TEXT = 10_000;
  private static final int LARGEST_SUBMISSION = 1_000_000;

  private SizeLimits() {}

  static boolean tooLarge(String json) {
    return json.length() > LARGEST_SUBMISSION
        || json.getBytes(StandardCharsets.UTF_8).length > LARGEST_SUBMISSION;
  }

  static FieldError tooLargeError(String json) {
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
