package org.ctpat.criteria;

import java.time.Period;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One minimum security criterion of an edition.
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

  private static final Pattern REVIEW_EVERY = Pattern.compile("(P[0-9]+[YM])( review)?");

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

  /** How old the last review of the measure may be, where the source gives a period. */
  public Optional<Period> reviewEvery() {
    var period = REVIEW_EVERY.matcher(cadence);
    return period.matches() ? Optional.of(Period.parse(period.group(1))) : Optional.empty();
  }

  /** The cadence in words, such as "every year"; empty when the source gives none. */
  public String howOften() {
    return cadence
        .replace("retain P1Y", "keep the records for a year")
        .replace("P1Y review", "reviewed every year")
        .replace("P1Y", "every year")
        .replace("P7D", "every week");
  }

  /** Criterion and title as people name it, such as "6.5 Prove ISO 17712". */
  public String label() {
    return id.startsWith("unknown") ? title : id + " " + title;
  }
}
