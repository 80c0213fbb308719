package org.ctpat.renewal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** A company officer signs the annual review. */
@Component
class SignAnnualReviewForm implements FormHandler {

  private final AnnualReviews reviews;

  SignAnnualReviewForm(AnnualReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public String formId() {
    return "sign-annual-review";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    return Map.of(
        "reviewSummary", reviews.summary(task.caseId()),
        "missing",
            reviews.missing(task.caseId()).stream()
                .map(text -> "- " + text)
                .collect(Collectors.joining("\n")));
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var missing = reviews.missing(task.caseId());
    if (!missing.isEmpty()) {
      return List.of(
          new FieldError("annualReviewSigned", "Still missing: " + String.join("; ", missing)));
    }
    return new Answers(data).checked("annualReviewSigned")
        ? List.of()
        : List.of(new FieldError("annualReviewSigned", "Sign to hand the review in"));
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    reviews.sign(task.caseId(), by);
  }
}
