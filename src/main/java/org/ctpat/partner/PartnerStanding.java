package org.ctpat.partner;

/** What is known of a partner's security now. */
public enum PartnerStanding {
  LOST("Lost"),
  UNPROVEN("No proof"),
  EXPIRING("Expires soon"),
  PROVEN("Proven");

  private final String label;

  PartnerStanding(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
