package org.ctpat.demo.world;

/** Where a company of the world stands; {@code stages.csv} says how many of each there are. */
public enum Stage {
  COMPANY_PROFILE("complete-company-profile"),
  AGREEMENT("sign-partner-agreement"),
  PREPARING("complete-security-profile"),
  SUBMIT("submit-application"),
  ASSIGN("assign-specialist"),
  REVIEW("review-security-profile"),
  CORRECTION("correct-security-profile"),
  RECOMMEND("recommend-decision"),
  DECIDE("decide-certification"),
  APPLICATION_WITHDRAWN(""),
  INELIGIBLE(""),
  CERTIFIED(""),
  VALIDATED(""),
  TIER_3(""),
  REVIEW_OPEN("confirm-company-profile"),
  REVIEW_SIGN("sign-annual-review"),
  REVIEW_BY_CBP("review-annual-review"),
  REVIEW_RETURNED("correct-annual-review"),
  REVIEW_OVERDUE("decide-overdue-annual-review"),
  VALIDATION_CHOOSE("choose-sites-and-team"),
  VALIDATION_ANSWER("agree-visit-dates"),
  VALIDATION_PLANNED(""),
  VALIDATION_VISIT("conduct-site-visit"),
  VALIDATION_REPORT("draft-validation-report"),
  VALIDATION_ACTIONS("answer-corrective-action"),
  INCIDENT("analyse-incident"),
  SUSPENSION_PROPOSED("review-proposed-suspension"),
  SUSPENDED("answer-suspension"),
  REINSTATEMENT("review-reinstatement-plan"),
  REMOVED(""),
  APPEAL("decide-appeal"),
  WITHDRAWAL("confirm-withdrawal"),
  WITHDRAWN("");

  private final String formId;

  Stage(String formId) {
    this.formId = formId;
  }

  /** The form of the task that waits; empty when none does. */
  public String formId() {
    return formId;
  }

  boolean application() {
    return ordinal() <= INELIGIBLE.ordinal();
  }

  boolean review() {
    return name().startsWith("REVIEW_");
  }

  boolean validation() {
    return name().startsWith("VALIDATION_");
  }
}
