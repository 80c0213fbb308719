package org.ctpat.application;

/** There is no application with this case id. */
public class UnknownApplication extends RuntimeException {

  public UnknownApplication(String caseId) {
    super("There is no application " + caseId + ": check the case id");
  }
}
