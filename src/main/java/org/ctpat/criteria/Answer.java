package org.ctpat.criteria;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a member writes about one criterion. Half-finished answers are kept too; {@link
 * SecurityProfiles#missing} tells what they lack.
 *
 * @param howMet how the criterion is met, at most 5,000 characters
 * @param notApplicable the criterion does not concern the company
 * @param reason why it does not, at most 1,000 characters
 * @param responsible person in charge, at most 200 characters
 * @param lastReviewedOn when the measure was last reviewed, not in the future
 * @param version of the answer that was on the screen, null for a first answer
 */
public record Answer(
    String howMet,
    boolean notApplicable,
    String reason,
    String responsible,
    @Nullable LocalDate lastReviewedOn,
    @Nullable Long version) {

  /** An answer that tells how the criterion is met. */
  public static Answer met(
      String howMet, String responsible, LocalDate lastReviewedOn, @Nullable Long version) {
    return new Answer(howMet, false, "", responsible, lastReviewedOn, version);
  }

  /** An answer that tells why the criterion does not concern the company. */
  public static Answer notApplicable(
      String reason, String responsible, LocalDate lastReviewedOn, @Nullable Long version) {
    return new Answer("", true, reason, responsible, lastReviewedOn, version);
  }
}
