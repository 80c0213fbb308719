package org.ctpat.renewal;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.ctpat.account.TransitionGuard;
import org.ctpat.deadline.Deadlines;
import org.ctpat.renewal.AnnualReviewView.State;
import org.springframework.stereotype.Component;

/** The guards of the yearly review. */
@Component
class ReviewGuards implements TransitionGuard {

  private final StoredReviews reviews;
  private final Deadlines deadlines;

  ReviewGuards(StoredReviews reviews, Deadlines deadlines) {
    this.reviews = reviews;
    this.deadlines = deadlines;
  }

  @Override
  public Map<String, Check> checks() {
    return Map.ofEntries(
        check(
            "inside the window; specialist approves",
            review ->
                (review.state() == State.ACCEPTED || review.state() == State.RENEWED)
                    && !deadlines.today().isBefore(review.windowOpensOn()),
            "no specialist has accepted the review, or its window (DL07) is not open"),
        check(
            "anniversary passed without approved review",
            review ->
                review.state() != State.ACCEPTED
                    && review.state() != State.RENEWED
                    && deadlines.today().isAfter(review.anniversaryOn()),
            "the review is accepted, or its anniversary has not passed"));
  }

  private Map.Entry<String, Check> check(
      String guard, Predicate<AnnualReview> holds, String objection) {
    return Map.entry(
        guard,
        (number, caseId) -> {
          var review =
              reviews
                  .findById(caseId)
                  .filter(known -> known.accountNumber().equals(number.value()));
          if (review.isEmpty()) {
            return Optional.of("there is no review " + caseId + " of this account");
          }
          return holds.test(review.get()) ? Optional.empty() : Optional.of(objection);
        });
  }
}
