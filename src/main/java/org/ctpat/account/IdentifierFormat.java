package org.ctpat.account;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How an identifier is written (fact sheet section 5).
 *
 * @param type such as {@code SCAC}
 * @param format the form in words
 */
public record IdentifierFormat(String type, String label, String format, Pattern pattern) {

  /**
   * The value without blanks, in capitals, with the hyphen of an employer number; free text only
   * without outer blanks.
   */
  public String normal(String value) {
    var text =
        type.equals("SCT") ? value.strip() : value.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    return switch (type) {
      case "EIN" ->
          text.matches("[0-9]{9}") ? text.substring(0, 2) + "-" + text.substring(2) : text;
      case "MC" -> text.replace("-", "");
      default -> text;
    };
  }

  public boolean accepts(String normalValue) {
    return pattern.matcher(normalValue).matches();
  }
}
