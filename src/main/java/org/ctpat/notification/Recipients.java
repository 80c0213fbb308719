package org.ctpat.notification;

/**
 * Knows to whom the letters of an account go; the module that keeps the companies implements it.
 */
public interface Recipients {

  Recipient of(String accountNumber);

  /**
   * Company and person a letter is addressed to.
   *
   * @param officer name of the company officer
   * @param email address for the mailed copy, empty when none is known
   */
  record Recipient(String company, String officer, String email) {}
}
