package org.ctpat.vetting;

/** What a person is identified by (fact sheet section 4, owner and officer vetting data). */
public enum IdKind {
  PASSPORT("Passport or other travel document"),
  DRIVERS_LICENSE("Driver's license"),
  SSN("Social security number"),
  RFC("RFC of the person (Mexico)"),
  TRUSTED_TRAVELER("Trusted-traveler number");

  private final String label;

  IdKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
