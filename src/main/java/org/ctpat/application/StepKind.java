package org.ctpat.application;

/** What a person's step in an application was about, and whose eyes its words are for. */
enum StepKind {
  APPLICATION_STARTED("Application started", true),
  REAPPLICATION("What has changed since the last decision", true),
  COMPANY_PROFILE("Company profile", true),
  INELIGIBILITY_REVIEW("Review of eligibility", true),
  AGREEMENT("Partner agreement", true),
  SUBMISSION("Submission", true),
  LAST_WORD("Last word", true),
  ASSIGNMENT("Assignment of a specialist", true),
  PROFILE_REVIEW("Review of the security profile", true),
  NO_ANSWER("Silence of the company", true),
  VETTING("Vetting", true),
  VETTING_INFORMATION("Answer to the vetting unit", true),
  RECOMMENDATION("Recommendation", false),
  DECISION("Decision", true),
  SENT_BACK("Decision sent back to the specialist", false),
  OVERDUE_EXPLANATION("Explanation of the delay", true),
  RESUMPTION("Resumption after an appeal", true),
  WITHDRAWAL("Withdrawal", true);

  private final String label;
  private final boolean open;

  StepKind(String label, boolean open) {
    this.label = label;
    this.open = open;
  }

  String label() {
    return label;
  }

  /** Whether people of CBP judge the application in it. */
  boolean judges() {
    return switch (this) {
      case ASSIGNMENT, PROFILE_REVIEW, NO_ANSWER, VETTING, RECOMMENDATION, DECISION, SENT_BACK ->
          true;
      default -> false;
    };
  }

  /** Whether the company may see the step; its internal note it never sees. */
  boolean open() {
    return open;
  }
}
