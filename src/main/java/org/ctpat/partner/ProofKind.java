package org.ctpat.partner;

/** How a company proves that its partner is secure (fact sheet section 15; criteria 3.4, 3.5). */
public enum ProofKind {
  /** Status verification between two members; lasts while both consent. */
  SVI("Status verification (SVI)", true, false),
  EMAIL("Confirmation by e-mail", true, true),
  CERTIFICATE("CTPAT certificate", true, true),
  AEO_CERTIFICATE("AEO certificate", false, true),
  QUESTIONNAIRE("Questionnaire", false, true);

  private final String label;
  private final boolean ofCtpat;
  private final boolean ends;

  ProofKind(String label, boolean ofCtpat, boolean ends) {
    this.label = label;
    this.ofCtpat = ofCtpat;
    this.ends = ends;
  }

  public String label() {
    return label;
  }

  /** Whether it says that the partner is a CTPAT member, and is lost with the membership. */
  public boolean ofCtpat() {
    return ofCtpat;
  }

  /** Whether it has a last day. */
  public boolean ends() {
    return ends;
  }
}
