package org.ctpat.partner;

import org.jspecify.annotations.Nullable;

/**
 * A partner's answer to one question.
 *
 * @param choice null while only something is written
 * @param text how it is done, or what is done instead
 */
public record QuestionnaireAnswer(@Nullable Choice choice, String text) {

  static final int LONGEST = 2_000;

  /** What can be chosen. */
  public enum Choice {
    YES("Yes"),
    PARTLY("Partly"),
    NO("No"),
    NOT_APPLICABLE("Does not apply to us");

    private final String label;

    Choice(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** Whether it wants words beside the choice. */
    public boolean wantsWords() {
      return this != YES;
    }
  }

  boolean complete() {
    return choice != null && (!choice.wantsWords() || !text.isBlank());
  }
}
