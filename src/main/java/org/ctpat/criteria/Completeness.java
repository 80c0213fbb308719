package org.ctpat.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what an answer still lacks. */
record Completeness(LocalDate today) {

  /** What is missing, in words that say what to do; empty when the answer is complete. */
  List<String> missing(
      Criterion criterion, @Nullable ProfileAnswer answer, List<ProfileView.Evidence> evidence) {
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
    return List.copyOf(missing);
  }

  private void review(Criterion criterion, ProfileAnswer answer, List<String> missing) {
    var reviewedOn = answer.lastReviewedOn();
    if (reviewedOn == null) {
      missing.add("give the date of the last review");
    } else if (criterion.cadence().startsWith("P1Y")
        && !answer.isNotApplicable()
        && reviewedOn.plusYears(1).isBefore(today)) {
      missing.add("review it again: the last review on " + reviewedOn + " is over a year ago");
    }
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
