package org.ctpat.validation;

import java.time.YearMonth;

/**
 * A foreign programme with a mutual recognition arrangement (fact sheet section 15).
 *
 * @param code such as {@code MX}
 * @param status whether the arrangement is in use, or has to be confirmed first
 * @param recognised whether its validations may take the place of a visit
 * @param joint whether joint validations are made with it
 * @param signed month in which the arrangement was signed
 */
public record RecognisedProgram(
    String code,
    String partner,
    String program,
    YearMonth signed,
    Status status,
    boolean recognised,
    boolean joint) {

  /** Whether the arrangement is in use, or has to be confirmed at cbp.gov first. */
  public enum Status {
    IN_USE("in use"),
    TO_BE_CONFIRMED("to be confirmed at cbp.gov before use");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
