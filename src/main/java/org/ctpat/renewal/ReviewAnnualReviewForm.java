package org.ctpat.renewal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** A specialist accepts the annual review or gives it back with remarks. */
@Component
class ReviewAnnualReviewForm implements FormHandler {

  private final AnnualReviews reviews;
  private final Accounts accounts;

  ReviewAnnualReviewForm(AnnualReviews reviews, Accounts accounts) {
    this.reviews = reviews;
    this.accounts = accounts;
  }

  @Override
  public String formId() {
    return "review-annual-review";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    if (answers.is("annualReviewDecision", "accept")) {
      var number = AccountNumber.of(task.accountNumber());
      return accounts.can(number, "annual_review_submitted")
          ? List.of()
          : List.of(
              new FieldError(
                  "annualReviewDecision",
                  "The membership is %s at present. The review can be accepted when it is restored, and stays open until then."
                      .formatted(
                          accounts.get(number).status().inWords().toLowerCase(Locale.ROOT))));
    }
    return answers.text("annualReviewRemarks").isEmpty()
        ? List.of(new FieldError("annualReviewRemarks", "Write what has to be corrected"))
        : List.of();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    reviews.decide(
        task.caseId(),
        answers.is("annualReviewDecision", "accept"),
        answers.text("annualReviewRemarks"),
        by);
  }
}
