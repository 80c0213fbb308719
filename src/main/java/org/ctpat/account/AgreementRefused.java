package org.ctpat.account;

/** A signature was not taken; the message says why and what to do. */
public class AgreementRefused extends RuntimeException {

  public AgreementRefused(String message) {
    super(message);
  }
}
