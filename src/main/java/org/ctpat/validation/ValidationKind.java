package org.ctpat.validation;

import java.util.Arrays;

/** How a validation is carried out (fact sheet section 11, step 1). */
public enum ValidationKind {
  ON_SITE("onSite", "On site"),
  VIRTUAL("virtual", "Virtual"),
  JOINT("joint", "Joint with a foreign customs service"),
  RECOGNISED_ABROAD("recognisedAbroad", "Foreign validation recognised");

  private final String word;
  private final String label;

  ValidationKind(String word, String label) {
    this.word = word;
    this.label = label;
  }

  /** The word in forms and process variables. */
  public String word() {
    return word;
  }

  /** Name to show. */
  public String label() {
    return label;
  }

  /** The kind of a word, such as {@code onSite}. */
  public static ValidationKind of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new ValidationRefused("'" + word + "' is no kind of validation"));
  }
}
