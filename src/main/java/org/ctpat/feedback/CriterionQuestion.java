package org.ctpat.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question on a criterion.
 *
 * @param accountNumber of who asked; empty when a person of CBP did
 * @param publishedQuestion the question without names, as everybody reads it; null when the answer
 *     is for the company alone
 */
public record CriterionQuestion(
    long id,
    String criterionId,
    String accountNumber,
    String askedBy,
    Instant askedAt,
    String question,
    @Nullable String answer,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable String publishedQuestion) {

  public boolean open() {
    return answeredAt == null;
  }
}
