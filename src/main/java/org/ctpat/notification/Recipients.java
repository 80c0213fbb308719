package org.ctpat.notification;

import java.util.List;
import java.util.stream.Stream;

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
   * @param address lines of the primary address, empty when none is known
   * @param office field office in charge, empty when none is known
   */
  record Recipient(
      String company, String officer, String email, List<String> address, String office) {

    /** The lines of the address field. */
    List<String> lines() {
      return Stream.concat(Stream.of(officer, company), address.stream()).toList();
    }
  }
}
