package org.ctpat.criteria;

import java.util.Set;

/**
 * One minimum security criterion of the 2020 edition.
 *
 * @param id key, such as {@code 6.5}, or {@code unknown-HWC-1} where the published number is not
 *     known
 * @param focusArea one of the three focus areas, such as "Corporate Security"
 * @param categoryNumber 1 to 12
 * @param category name of the category, such as "Seal Security"
 * @param levelNotes what is uncertain or mixed about the level, may be empty
 * @param condition when it applies at all, such as "security guards used"; empty: always
 * @param appliesTo entity types for which it was verified
 * @param probablyAlso entity types for which it is assumed
 * @param evidence what proves it
 * @param cadence how often, in the words of the source; may be empty
 * @param confidence {@code high}, {@code medium} or {@code low}
 */
public record Criterion(
    String id,
    String focusArea,
    int categoryNumber,
    String category,
    String title,
    Level level,
    String levelNotes,
    String condition,
    Set<String> appliesTo,
    Set<String> probablyAlso,
    String description,
    String evidence,
    String cadence,
    String confidence,
    String source) {

  /** Whether a member must or should meet the criterion. */
  public enum Level {
    MUST,
    SHOULD;

    /** As the programme writes it: {@code must} or {@code should}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public boolean isMust() {
    return level == Level.MUST;
  }

  /** Criterion and title as people name it, such as "6.5 Prove ISO 17712". */
  public String label() {
    return id.startsWith("unknown") ? title : id + " " + title;
  }
}
