package org.ctpat.vetting;

/** Why a person is vetted. */
public enum PersonRole {
  OWNER("Owner"),
  OFFICER("Officer");

  private final String label;

  PersonRole(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
