package org.ctpat.validation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a specialist writes it during a visit.
 *
 * @param criterionId such as {@code 6.5}
 * @param text what was seen; for an action required also what is missing
 * @param measure what the company is asked to do, only for an action required
 * @param documentIds evidence files of the account
 * @param owner who answers for it in the company, by function
 * @param elements elements of the framework that are shown, only for a best practice
 * @param methods how the criterion was tested
 */
public record FindingEntry(
    String visitId,
    String criterionId,
    FindingResult result,
    String text,
    @Nullable String measure,
    List<String> documentIds,
    @Nullable String owner,
    Set<BestPracticeElement> elements,
    Set<TestMethod> methods) {

  /** A finding that does not say how the criterion was tested. */
  public FindingEntry(
      String visitId,
      String criterionId,
      FindingResult result,
      String text,
      @Nullable String measure,
      List<String> documentIds,
      @Nullable String owner,
      Set<BestPracticeElement> elements) {
    this(visitId, criterionId, result, text, measure, documentIds, owner, elements, Set.of());
  }
}
