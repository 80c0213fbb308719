package org.ctpat.portal;

import java.util.Map;
import java.util.Optional;
import org.ctpat.task.InboxTask;

/**
 * The page on which the rows belonging to a task are edited, where its form takes only the
 * confirmation.
 *
 * @param path address of the page, narrowed down to what the task is about
 * @param name key of the message that names it
 */
record WorkPage(String path, String name) {

  private static final String PROFILE = "profile";
  private static final String RISK = "risk";
  private static final String TRAINING = "training";
  private static final String VETTING = "vetting";
  private static final String VALIDATION = "validations";
  private static final String PLANNING = "planning";
  private static final String ENFORCEMENT = "enforcement";
  private static final String INCIDENT = "incidents";

  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("complete-security-profile", PROFILE),
          Map.entry("correct-security-profile", PROFILE + "?show=REMARKS"),
          Map.entry("confirm-security-profile", PROFILE),
          Map.entry("review-security-profile", PROFILE + "?show=WAITING"),
          Map.entry("submit-application", PROFILE),
          Map.entry("map-cargo-flow-and-partners", RISK),
          Map.entry("rate-threats", RISK),
          Map.entry("rate-vulnerabilities", RISK),
          Map.entry("plan-corrective-actions", RISK),
          Map.entry("document-method", RISK),
          Map.entry("approve-risk-assessment", RISK),
          Map.entry("complete-training-records", TRAINING),
          Map.entry("close-training-gaps", TRAINING),
          Map.entry("vet-company", VETTING),
          Map.entry("provide-vetting-information", VETTING),
          Map.entry("review-proposed-suspension", ENFORCEMENT),
          Map.entry("answer-cure-notice", ENFORCEMENT),
          Map.entry("decide-removal", ENFORCEMENT),
          Map.entry("answer-suspension", ENFORCEMENT),
          Map.entry("confirm-no-response", ENFORCEMENT),
          Map.entry("review-reinstatement-plan", ENFORCEMENT),
          Map.entry("correct-reinstatement-plan", ENFORCEMENT),
          Map.entry("check-unannounced", ENFORCEMENT),
          Map.entry("decide-reinstatement", ENFORCEMENT),
          Map.entry("approve-work-plan", PLANNING),
          Map.entry("notify-parties", INCIDENT),
          Map.entry("analyse-incident", INCIDENT),
          Map.entry("decide-incident", INCIDENT),
          Map.entry("choose-sites-and-team", VALIDATION),
          Map.entry("agree-visit-dates", VALIDATION),
          Map.entry("provide-documents", VALIDATION),
          Map.entry("conduct-site-visit", VALIDATION),
          Map.entry("draft-validation-report", VALIDATION),
          Map.entry("approve-validation-report", VALIDATION),
          Map.entry("review-open-actions", VALIDATION),
          Map.entry("decide-validation-outcome", VALIDATION));

  /** The visit that is to be conducted. */
  private static String visit(InboxTask task) {
    var visitId = task.variables().get("visitId");
    return task.formId().equals("conduct-site-visit") && visitId != null
        ? "/visits/" + visitId
        : "";
  }

  /** The step of the assessment that the task is about. */
  private static String riskSection(InboxTask task) {
    var section =
        switch (task.formId()) {
          case "map-cargo-flow-and-partners" -> "section=flow&";
          case "rate-threats" -> "section=threats&";
          case "rate-vulnerabilities" -> "section=vulnerabilities&";
          case "plan-corrective-actions" -> "section=plan&";
          case "document-method" -> "section=method&";
          default -> "";
        };
    return "?" + section + "assessment=" + task.variables().get("assessmentId");
  }

  static Optional<WorkPage> of(InboxTask task) {
    return Optional.ofNullable(PAGES.get(task.formId()))
        .map(
            page ->
                new WorkPage(
                    page.equals(PLANNING)
                        ? "/planning/" + task.caseId()
                        : "/accounts/"
                            + task.accountNumber()
                            + "/"
                            + page
                            + (page.equals(VALIDATION) ? "/" + task.caseId() + visit(task) : "")
                            + (page.equals(ENFORCEMENT) ? "/" + task.caseId() : "")
                            + (page.equals(INCIDENT) ? "/" + task.caseId() : "")
                            + (page.equals(RISK) ? riskSection(task) : ""),
                    "workPage." + page.replaceFirst("\\?.*", "")));
  }
}
