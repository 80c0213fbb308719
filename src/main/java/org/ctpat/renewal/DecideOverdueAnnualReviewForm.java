package org.ctpat.renewal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** A supervisor gives a late company more time, or decides to propose a suspension (DL06). */
@Component
class DecideOverdueAnnualReviewForm implements FormHandler {

  /**
   * Days that an extension may last at most; as long as the window of the review (design choice).
   */
  private static final int LONGEST_EXTENSION = 90;

  private final AnnualReviews reviews;
  private final Deadlines deadlines;

  DecideOverdueAnnualReviewForm(AnnualReviews reviews, Deadlines deadlines) {
    this.reviews = reviews;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "decide-overdue-annual-review";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var errors = new ArrayList<FieldError>();
    if (answers.text("overdueReason").isEmpty()) {
      errors.add(new FieldError("overdueReason", "Give the reason; it is kept with the decision"));
    }
    if (answers.is("overdueDecision", "extend")) {
      var today = deadlines.today();
      var latest = today.plusDays(LONGEST_EXTENSION);
      var until = answers.date("extendedUntil");
      if (until.isEmpty() || !until.get().isAfter(today) || until.get().isAfter(latest)) {
        errors.add(
            new FieldError(
                "extendedUntil",
                "Give a date after today, " + today + ", and not later than " + latest));
      }
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    if (answers.is("overdueDecision", "extend")) {
      reviews.extend(
          task.caseId(),
          task.key(),
          answers.date("extendedUntil").orElseThrow(),
          answers.text("overdueReason"),
          by);
    } else {
      reviews.decideOnSuspension(task.caseId(), answers.text("overdueReason"), by);
    }
  }
}
