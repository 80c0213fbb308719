package org.ctpat.renewal;

/** There is no annual review with this case id. */
public class UnknownReview extends RuntimeException {

  public UnknownReview(String caseId) {
    super("There is no annual review " + caseId + ": check the case id");
  }
}
