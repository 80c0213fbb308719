package org.ctpat.renewal;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The company confirms that it corrected what the specialist asked for. */
@Component
class CorrectAnnualReviewForm implements FormHandler {

  private final AnnualReviews reviews;

  CorrectAnnualReviewForm(AnnualReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public String formId() {
    return "correct-annual-review";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var missing = reviews.missing(task.caseId());
    if (!missing.isEmpty()) {
      return List.of(
          new FieldError("correctionConfirmed", "Still missing: " + String.join("; ", missing)));
    }
    return new Answers(data).checked("correctionConfirmed")
        ? List.of()
        : List.of(new FieldError("correctionConfirmed", "Confirm that everything is corrected"));
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    reviews.correct(task.caseId(), new Answers(data).text("correctionNote"), by);
  }
}
