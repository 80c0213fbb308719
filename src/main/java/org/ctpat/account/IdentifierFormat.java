package org.ctpat.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an identifier is written (fact sheet section 5).
 *
 * @param type such as {@code SCAC}
 * @param format the form in words
 * @param uncertain whether the form is known with low confidence: a number of another form is taken
 *     with a warning
 * @param groups lengths of the groups between the hyphens of the normal form; empty without hyphens
 * @param prefixes what people write before the number and what does not belong to it
 * @param usual what the number looks like in most cases
 * @param unusual what to say when it does not look so
 * @param example a number in normal form, empty when none is given
 * @param freeText whether the number has no fixed form, so that only outer blanks are taken away
 * @param personal whether it is personal data, which has no place in a form
 * @param beginsWithCountry whether its first two letters are a country
 * @param ofCompany whether it belongs to the company in all its roles, so that each of its accounts
 *     has it
 */
public record IdentifierFormat(
    String type,
    String label,
    String format,
    Pattern pattern,
    boolean uncertain,
    List<Integer> groups,
    List<String> prefixes,
    Pattern usual,
    String unusual,
    String example,
    boolean freeText,
    boolean personal,
    boolean beginsWithCountry,
    boolean ofCompany) {

  /**
   * The value without blanks, hyphens and dots, in capitals, without what people write before it,
   * and with the hyphens that belong to its form; free text only without outer blanks.
   */
  public String normal(String value) {
    if (freeText) {
      return value.strip().replaceAll("\\s+", " ");
    }
    var plain = value.toUpperCase(Locale.ROOT).replaceAll("[\\s.:#\\p{Pd}]+", "");
    for (var prefix : prefixes) {
      var rest = plain.startsWith(prefix) ? plain.substring(prefix.length()) : "";
      if (pattern.matcher(rest).matches()) {
        plain = rest;
      }
    }
    return plain.length() == groups.stream().mapToInt(Integer::intValue).sum()
        ? grouped(plain)
        : plain;
  }

  private String grouped(String plain) {
    var text = new StringBuilder();
    int at = 0;
    for (int length : groups) {
      text.append(text.isEmpty() ? "" : "-").append(plain, at, at + length);
      at += length;
    }
    return text.toString();
  }

  /** Whether a number may be stored; an uncertain form refuses none. */
  public boolean accepts(String normalValue) {
    return uncertain ? !normalValue.isBlank() : pattern.matcher(normalValue).matches();
  }

  /** What is unusual about a number that may be stored, in words. */
  public Optional<String> doubt(String normalValue) {
    var odd =
        uncertain
            ? !pattern.matcher(normalValue).matches()
            : !usual.pattern().isEmpty() && !usual.matcher(normalValue).matches();
    return odd ? Optional.of(unusual) : Optional.empty();
  }

  /** The form in words, with an example. */
  public String described() {
    return example.isEmpty() ? format : format + ", such as " + example;
  }
}
