package org.ctpat.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ctpat.account.AccountView;
import org.ctpat.account.MembershipStatus;
import org.ctpat.application.ApplicationOutcome;
import org.ctpat.application.ApplicationStage;
import org.ctpat.application.ApplicationView;
import org.ctpat.deadline.Deadline;
import org.ctpat.renewal.AnnualReviewView;
import org.ctpat.validation.ValidationView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The six stages of a membership as the case page draws them, from the application to the annual
 * review.
 */
@Component
class StageTrack {

  private final EasternTime eastern;

  StageTrack(EasternTime eastern) {
    this.eastern = eastern;
  }

  List<Stage> of(
      AccountView account,
      List<ApplicationView> applications,
      List<ValidationView> validations,
      List<AnnualReviewView> reviews,
      List<Deadline> dates) {
    var stages = new ArrayList<Stage>();
    var application = applications.stream().findFirst();
    var member = member(account);
    var submitted = application.map(a -> !a.submissions().isEmpty()).orElse(false);
    stages.add(application(application, member));
    stages.add(preparation(application, submitted || member));
    stages.add(review(application, submitted, member));
    stages.add(certified(account, application, member));
    stages.add(validation(account, validations, dates));
    stages.add(annualReview(reviews, dates));
    return stages;
  }

  private Stage application(Optional<ApplicationView> application, boolean member) {
    if (application.isEmpty()) {
      return new Stage("application", member ? "done" : "later", "");
    }
    var opened = "opened " + eastern.date(application.get().openedOn());
    var first = application.get().stage() == ApplicationStage.COMPANY_PROFILE;
    return new Stage("application", first && application.get().running() ? "now" : "done", opened);
  }

  private Stage preparation(Optional<ApplicationView> application, boolean done) {
    if (done) {
      return new Stage(
          "preparation",
          "done",
          application
              .flatMap(a -> a.submissions().stream().findFirst())
              .map(first -> "submitted " + eastern.date(first.submittedOn()))
              .orElse(""));
    }
    var now =
        application
            .filter(ApplicationView::running)
            .map(ApplicationView::stage)
            .filter(ApplicationStage.PREPARATION::equals)
            .isPresent();
    return new Stage("preparation", now ? "now" : "later", now ? "profile, risk, training" : "");
  }

  private static Stage review(
      Optional<ApplicationView> application, boolean submitted, boolean member) {
    if (member) {
      return new Stage("review", "done", "");
    }
    var running = submitted && application.map(ApplicationView::running).orElse(false);
    return new Stage(
        "review",
        running ? "now" : "later",
        running ? application.orElseThrow().stage().label().toLowerCase(Locale.US) : "");
  }

  private Stage certified(
      AccountView account, Optional<ApplicationView> application, boolean member) {
    if (member) {
      return new Stage("certified", "done", "anniversary " + eastern.date(account.anniversary()));
    }
    if (account.status() != MembershipStatus.NONE) {
      return new Stage("certified", "stopped", words(account.status().name()));
    }
    return new Stage(
        "certified",
        "later",
        application
            .map(ApplicationView::outcome)
            .filter(outcome -> outcome != ApplicationOutcome.CERTIFIED)
            .map(outcome -> "last application " + outcome.word())
            .orElse(""));
  }

  private Stage validation(
      AccountView account, List<ValidationView> validations, List<Deadline> dates) {
    var newest = validations.stream().findFirst();
    if (newest.isPresent()) {
      var validation = newest.get();
      return validation.closedOn() == null
          ? new Stage("validation", "now", validation.stage().label().toLowerCase(Locale.US))
          : new Stage("validation", "done", "closed " + eastern.date(validation.closedOn()));
    }
    return new Stage("validation", "later", next(dates, "DL04", "due by "));
  }

  private Stage annualReview(List<AnnualReviewView> reviews, List<Deadline> dates) {
    var running =
        reviews.stream().filter(r -> r.state() != AnnualReviewView.State.RENEWED).findFirst();
    if (running.isPresent()) {
      return new Stage(
          "annualReview", "now", "due by " + eastern.date(running.get().anniversaryOn()));
    }
    var opens = next(dates, "DL07", "opens ");
    return new Stage("annualReview", reviews.isEmpty() ? "later" : "done", opens);
  }

  private String next(List<Deadline> dates, String rule, String word) {
    return dates.stream()
        .filter(date -> date.ruleId().equals(rule) && date.state() == Deadline.State.OPEN)
        .min(Comparator.comparing(Deadline::dueOn))
        .map(date -> word + eastern.date(date.dueOn()))
        .orElse("");
  }

  private static boolean member(AccountView account) {
    return switch (account.status()) {
      case CERTIFIED, CERTIFIED_VALIDATED, TIER_3, SUSPENDED -> true;
      case NONE, REMOVED, WITHDRAWN, INELIGIBLE -> false;
    };
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.US).replace('_', ' ');
  }

  /**
   * One stage.
   *
   * @param key which of the six
   * @param mark {@code done}, {@code now}, {@code later} or {@code stopped}
   * @param note a few words beneath its name; may be empty
   */
  record Stage(String key, String mark, @Nullable String note) {}
}
