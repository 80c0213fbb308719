package org.ctpat.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The security profile of an account as the portal shows it: categories with their criteria,
 * answers and what is missing.
 */
public record ProfileView(
    String accountNumber,
    String entityType,
    String edition,
    Progress progress,
    List<Category> categories) {

  /** One of the twelve categories with the criteria that apply. */
  public record Category(
      int number,
      String name,
      String focusArea,
      Progress progress,
      List<CriterionAnswer> criteria) {}

  /**
   * A criterion with its answer.
   *
   * @param version to be handed back with a change, null while there is no answer
   * @param evidence what proves it
   * @param changedSinceReview the answer was changed after the specialist's view
   * @param confirmedAt when it was last written or confirmed as unchanged
   * @param excludedBy the fact about the company by which the criterion does not apply, else null
   * @param news what the company's new edition changed in the criterion since the answer was
   *     written or confirmed
   * @param missing what is still missing, in words; empty when complete
   */
  public record CriterionAnswer(
      Criterion criterion,
      @Nullable Long version,
      String howMet,
      boolean notApplicable,
      String reason,
      String responsible,
      @Nullable LocalDate lastReviewedOn,
      List<Evidence> evidence,
      @Nullable String answeredBy,
      @Nullable Instant answeredAt,
      @Nullable String confirmedBy,
      @Nullable Instant confirmedAt,
      SpecialistView specialistView,
      String remark,
      @Nullable String reviewedBy,
      @Nullable Instant reviewedAt,
      boolean changedSinceReview,
      @Nullable String excludedBy,
      List<EditionChange> news,
      List<String> missing) {

    public boolean complete() {
      return missing.isEmpty();
    }

    /** By when a measure that recurs is to be reviewed again; null when no period is given. */
    public @Nullable LocalDate reviewAgainBy() {
      var reviewedOn = lastReviewedOn;
      if (reviewedOn == null || notApplicable) {
        return null;
      }
      return criterion.reviewEvery().map(period -> reviewedOn.plus(period)).orElse(null);
    }

    /** Whether somebody answered it, or a fact about the company does. */
    public boolean answered() {
      return excludedBy != null || notApplicable || !howMet.isEmpty();
    }

    /** Whether the specialist has not judged the answer as it stands. */
    public boolean waitsForSpecialist() {
      return answered() && (specialistView == SpecialistView.NOT_YET || changedSinceReview);
    }

    /** Whether a question or a rejection is not answered yet. */
    public boolean remarkOpen() {
      return !changedSinceReview
          && (specialistView == SpecialistView.QUESTION
              || specialistView == SpecialistView.REJECTED);
    }
  }

  /** An evidence file of a criterion. */
  public record Evidence(
      String documentId, String fileName, String sha256, @Nullable LocalDate expiresOn) {}
}
