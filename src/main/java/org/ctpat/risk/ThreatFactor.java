package org.ctpat.risk;

/** The six threat factors rated for each lane (fact sheet section 12, step 2). */
public enum ThreatFactor {
  TF1("Terrorism (political, biological, agricultural, cyber)", "terrorism"),
  TF2("Contraband smuggling", "contrabandSmuggling"),
  TF3("Human smuggling", "humanSmuggling"),
  TF4("Organized crime", "organizedCrime"),
  TF5(
      "Local conditions that foster these threats (poverty, unrest, instability)",
      "localConditions"),
  TF6(
      "Other: theft, pilferage, hijacking, piracy, counterfeit goods, hostile sentiment",
      "otherThreats");

  private final String label;
  private final String variable;

  ThreatFactor(String label, String variable) {
    this.label = label;
    this.variable = variable;
  }

  public String label() {
    return label;
  }

  /** Name of the input of decision {@code threatLevel}. */
  public String variable() {
    return variable;
  }
}
