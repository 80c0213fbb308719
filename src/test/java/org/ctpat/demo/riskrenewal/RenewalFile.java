package org.ctpat.demo.riskrenewal;

import org.ctpat.demo.DemoCompany;
import org.jspecify.annotations.Nullable;

/**
 * {@code renewal.json} of a company: what is said in its annual reviews.
 *
 * @param changes what changed in a year, empty when nothing did
 * @param employees number of employees when it changed
 */
record RenewalFile(
    String changes,
    @Nullable Integer employees,
    String correction,
    String remarks,
    String extensionReason,
    String proposalReason) {

  static RenewalFile of(DemoCompany company) {
    return company.json("renewal.json", RenewalFile.class);
  }
}
