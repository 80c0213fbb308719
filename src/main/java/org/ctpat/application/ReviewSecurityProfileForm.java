package org.ctpat.application;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.ProfileView;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.criteria.SpecialistView;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A specialist approves the security profile or returns it with remarks (DL03, DL09). */
@Component
@Transactional
class ReviewSecurityProfileForm implements FormHandler {

  private final CaseFiles files;
  private final SecurityProfiles profiles;

  ReviewSecurityProfileForm(CaseFiles files, SecurityProfiles profiles) {
    this.files = files;
    this.profiles = profiles;
  }

  @Override
  public String formId() {
    return "review-security-profile";
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    return Map.of("profileSummary", profiles.summary(task.accountNumber()));
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    if (answers.is("profileDecision", "return")) {
      return answers.text("reviewRemarks").isEmpty()
          ? List.of(
              new FieldError(
                  "reviewRemarks", "Say what is to be corrected; the company reads these words"))
          : List.of();
    }
    var open = open(task.accountNumber());
    return open.isEmpty()
        ? List.of()
        : List.of(
            new FieldError(
                "profileDecision",
                "Not every answer is settled: "
                    + open
                    + ". Accept them on the security profile page, or return the profile"));
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var application = files.of(task);
    var decision = answers.text("profileDecision");
    var remarks = decision.equals("return") ? answers.text("reviewRemarks") : null;
    if (application.profileReviewed(task.key(), decision, remarks, by, files.now())) {
      files.record(
          application,
          decision.equals("approve") ? "Security profile accepted" : "Security profile rejected",
          by,
          remarks == null ? Map.of() : Map.of("remarks", remarks));
    }
  }

  /** Criteria with a question or rejection that the company has not answered by a change. */
  private String open(String accountNumber) {
    return profiles.view(accountNumber).categories().stream()
        .flatMap(category -> category.criteria().stream())
        .filter(ReviewSecurityProfileForm::unsettled)
        .map(answer -> answer.criterion().label())
        .collect(Collectors.joining(", "));
  }

  private static boolean unsettled(ProfileView.CriterionAnswer answer) {
    return !answer.changedSinceReview()
        && (answer.specialistView() == SpecialistView.QUESTION
            || answer.specialistView() == SpecialistView.REJECTED);
  }
}
