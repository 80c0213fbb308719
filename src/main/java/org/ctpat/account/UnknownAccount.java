package org.ctpat.account;

/** There is no account with this number. */
public class UnknownAccount extends RuntimeException {

  public UnknownAccount(AccountNumber number) {
    super("There is no account " + number + ": check the number");
  }
}
