package org.ctpat.partner;

/** A link does not lead to a questionnaire (any more). */
public class QuestionnaireRefused extends RuntimeException {

  /** Why it does not. */
  public enum Reason {
    UNKNOWN,
    EXPIRED,
    REVOKED,
    SUBMITTED
  }

  private final Reason reason;

  QuestionnaireRefused(Reason reason) {
    super("The link to the questionnaire is refused: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
