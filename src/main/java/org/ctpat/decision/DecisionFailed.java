package org.ctpat.decision;

/** A decision could not be evaluated; passing faults may be tried again. */
public class DecisionFailed extends RuntimeException {

  public DecisionFailed(String decisionId, Throwable cause) {
    super("Decision " + decisionId + " could not be evaluated: " + cause.getMessage(), cause);
  }
}
