package org.ctpat.account;

/**
 * A number by which customs knows the company.
 *
 * @param type such as {@code IOR_IRS}, see fact sheet section 5
 * @param value in its normal form
 */
public record Identifier(String type, String value) {

  /** Type of the account number in the programme where identifiers are asked for. */
  public static final String ACCOUNT = "ACCOUNT";
}
