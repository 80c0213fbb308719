package org.ctpat.demo.validation;

import java.util.List;
import java.util.Optional;
import org.ctpat.demo.DemoCompany;
import org.ctpat.validation.BestPracticeElement;
import org.ctpat.validation.FindingResult;
import org.jspecify.annotations.Nullable;

/** The validation of a demo company as its file {@code visits.json} tells it. */
record VisitPlan(
    String kind,
    List<String> team,
    String sitesReason,
    String travelPlan,
    List<String> documents,
    String documentsNote,
    List<String> documentFiles,
    String datesNote,
    String reportSummary,
    List<Visit> visits) {

  static VisitPlan of(DemoCompany company) {
    return company.json("visits.json", VisitPlan.class);
  }

  Optional<Visit> at(String siteName) {
    return visits.stream().filter(visit -> visit.site().equals(siteName)).findFirst();
  }

  /** The visit of one site; days count from the end of the notice period. */
  record Visit(
      String site,
      int daysAfterNotice,
      String begin,
      String end,
      String peopleMet,
      String summary,
      List<Found> findings) {}

  /** One finding; evidence are files of the company's folder {@code visits}. */
  record Found(
      String criterion,
      FindingResult result,
      String text,
      @Nullable String measure,
      @Nullable String owner,
      @Nullable List<String> evidence,
      @Nullable List<BestPracticeElement> elements) {}
}
