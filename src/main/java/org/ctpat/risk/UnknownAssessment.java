package org.ctpat.risk;

/** There is no risk assessment with this id. */
public class UnknownAssessment extends RuntimeException {

  public UnknownAssessment(String assessmentId) {
    super("There is no risk assessment " + assessmentId + ": check the id");
  }
}
