package org.ctpat.account;

/** The number is not taken, not removed or not opened, in words that do not quote it. */
public class PersonalNumberRefused extends RuntimeException {

  public PersonalNumberRefused(String message) {
    super(message);
  }
}
