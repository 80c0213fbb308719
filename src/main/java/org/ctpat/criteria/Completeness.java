package org.ctpat.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what an answer still lacks. */
record Completeness(LocalDate today) {

  /** What is missing, in words that say what to do; empty when the answer is complete. */
  List<String> missing(
      Criterion criterion,
      @Nullable ProfileAnswer answer,
      List<ProfileView.Evidence> evidence,
      List<EditionChange> news) {
    if (answer == null || (!answer.isNotApplicable() && answer.howMet().isEmpty())) {
      return List.of("not answered");
    }
    var missing = new ArrayList<String>();
    if (answer.isNotApplicable() && answer.reason().isEmpty()) {
      missing.add("say why it does not apply");
    }
    if (answer.responsible().isEmpty()) {
      missing.add("name the person responsible");
    }
    review(criterion, answer, missing);
    if (criterion.isMust() && !answer.isNotApplicable()) {
      proof(criterion, evidence, missing);
    }
    if (!news.isEmpty()) {
      missing.add(reread(news));
    }
    return List.copyOf(missing);
  }

  private void review(Criterion criterion, ProfileAnswer answer, List<String> missing) {
    var reviewedOn = answer.lastReviewedOn();
    if (reviewedOn == null) {
      missing.add("give the date of the last review");
    } else if (!answer.isNotApplicable()
        && criterion
            .reviewEvery()
            .filter(period -> reviewedOn.plus(period).isBefore(today))
            .isPresent()) {
      missing.add("review it again: the last review on " + reviewedOn + " is over a year ago");
    }
  }

  /** The only thing that a confirmation alone settles. */
  static String reread(List<EditionChange> news) {
    return "read it again: the new edition changed "
        + news.stream().map(EditionChange::what).distinct().collect(Collectors.joining(", "));
  }

  private void proof(
      Criterion criterion, List<ProfileView.Evidence> evidence, List<String> missing) {
    if (evidence.isEmpty()) {
      missing.add(
          criterion.evidence().isEmpty()
              ? "attach evidence"
              : "attach evidence (" + criterion.evidence() + ")");
      return;
    }
    var valid =
        evidence.stream().anyMatch(e -> e.expiresOn() == null || !e.expiresOn().isBefore(today));
    if (!valid) {
      var last =
          evidence.stream()
              .map(ProfileView.Evidence::expiresOn)
              .filter(Objects::nonNull)
              .max(LocalDate::compareTo);
      missing.add("attach new evidence: it expired on " + last.orElseThrow());
    }
  }
}
