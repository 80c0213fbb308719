package org.ctpat.demo.criteriatraining;

import java.util.List;
import org.ctpat.criteria.Criterion;
import org.ctpat.demo.DemoCompany;

/** How a demo company works, in words of its trade, by focus area of the criteria. */
final class Practice {

  private static final List<String> FOCUS_AREAS =
      List.of("Corporate Security", "Transportation Security", "People and Physical Security");

  private final List<String> sentences;
  private final String management;
  private final String security;

  Practice(DemoCompany company) {
    sentences =
        company
            .json("application.json")
            .get("practice")
            .valueStream()
            .map(s -> s.asString())
            .toList();
    management = company.officer().name();
    security = company.member().name();
  }

  /** What the criterion asks for, and how the company does it. */
  String howMet(Criterion criterion) {
    var proof =
        criterion.evidence().isEmpty() ? "" : " Kept as proof: " + criterion.evidence() + ".";
    return criterion.description() + " " + sentences.get(area(criterion)) + proof;
  }

  String responsible(Criterion criterion) {
    return area(criterion) == 0 ? management : security;
  }

  private static int area(Criterion criterion) {
    return Math.max(0, FOCUS_AREAS.indexOf(criterion.focusArea()));
  }
}
