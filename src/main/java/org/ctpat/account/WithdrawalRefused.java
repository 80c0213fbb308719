package org.ctpat.account;

/** A request to withdraw was not taken; the message says why and what is possible. */
public class WithdrawalRefused extends RuntimeException {

  public WithdrawalRefused(String message) {
    super(message);
  }
}
