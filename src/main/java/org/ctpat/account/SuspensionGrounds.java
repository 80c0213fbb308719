package org.ctpat.account;

/** Why a suspension or removal is proposed (fact sheet section 17). */
public enum SuspensionGrounds {
  SECURITY_INCIDENT("Narcotics seizure, human smuggling or another security incident"),
  FAILED_VALIDATION("Failed validation"),
  CRITERIA_NOT_MET("Minimum security criteria not met"),
  ELIGIBILITY_LOST("Eligibility rules or vetting not met any more"),
  FALSE_INFORMATION("Missing or false information"),
  INACTION("Lack of commitment: questions or rejected items not answered"),
  REVIEW_MISSED("Annual review not done");

  private final String label;

  SuspensionGrounds(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
