package org.ctpat.risk;

/** Occasions for a new assessment before the yearly one (fact sheet section 12, step 5). */
public enum Occasion {
  NEW_COUNTRY("New country of origin"),
  NEW_PARTNER("New supplier, partner or lane"),
  INCIDENT("Security breach or incident"),
  WEAKNESS("Weakness found"),
  THREAT("Changed threat in a region"),
  OPERATIONS("Changed operations or ownership"),
  STATUS_LOST("Partner lost its CTPAT or AEO status"),
  ALERT("Alert of CBP");

  private final String label;

  Occasion(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
