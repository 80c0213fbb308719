package org.ctpat.risk;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ctpat.criteria.Criterion;
import org.ctpat.criteria.ProfileView;
import org.ctpat.criteria.ProfileView.CriterionAnswer;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.criteria.SpecialistView;
import org.springframework.stereotype.Component;

/** What the security profile says about the company's own vulnerabilities, category by category. */
@Component
class ProfileRatings {

  private final SecurityProfiles profiles;

  ProfileRatings(SecurityProfiles profiles) {
    this.profiles = profiles;
  }

  /**
   * The ratings of the categories that are answered completely; the others are left to the company.
   */
  Map<VulnerabilityCategory, Vulnerability> of(String accountNumber) {
    var ratings = new EnumMap<VulnerabilityCategory, Vulnerability>(VulnerabilityCategory.class);
    for (ProfileView.Category category : profiles.view(accountNumber).categories()) {
      if (category.criteria().stream().noneMatch(answer -> answer.answeredAt() == null)) {
        ratings.put(
            VulnerabilityCategory.of(category.number()), vulnerability(category.criteria()));
      }
    }
    return ratings;
  }

  private static Vulnerability vulnerability(List<CriterionAnswer> answers) {
    var unmet =
        answers.stream()
            .filter(answer -> !answer.complete() || isRejected(answer))
            .map(CriterionAnswer::criterion)
            .toList();
    return new Vulnerability(
        unmet.stream().filter(Criterion::isMust).map(Criterion::id).toList(),
        unmet.stream().filter(criterion -> !criterion.isMust()).map(Criterion::id).toList(),
        "From the security profile: "
            + (answers.size() - unmet.size())
            + " of "
            + answers.size()
            + " criteria met",
        true);
  }

  private static boolean isRejected(CriterionAnswer answer) {
    return answer.specialistView() == SpecialistView.REJECTED && !answer.changedSinceReview();
  }
}
