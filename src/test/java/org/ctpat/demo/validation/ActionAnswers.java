package org.ctpat.demo.validation;

import java.util.List;
import java.util.Map;
import org.ctpat.demo.DemoCompany;
import org.jspecify.annotations.Nullable;

/**
 * How a demo company answers corrective actions, from its file {@code actions.json}.
 *
 * @param byCriterion answers in their order, the last one repeated if more is asked
 * @param other answer to an action about any other criterion
 */
record ActionAnswers(Map<String, List<Given>> byCriterion, Given other) {

  static ActionAnswers of(DemoCompany company) {
    return company.json("actions.json", ActionAnswers.class);
  }

  /** The answer number {@code number}, beginning with 1. */
  Given to(@Nullable String criterionId, int number) {
    var answers = byCriterion.getOrDefault(String.valueOf(criterionId), List.of(other));
    return answers.get(Math.min(number, answers.size()) - 1);
  }

  /** One answer; files lie in the company's folder {@code visits}. */
  record Given(String measure, String owner, int doneDaysBefore, List<String> files) {}
}
