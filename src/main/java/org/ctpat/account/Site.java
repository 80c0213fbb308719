package org.ctpat.account;

/**
 * A place of the company that a validation may visit.
 *
 * @param name name of the site, once in each account
 * @param country two letters, ISO 3166
 * @param own whether of this account alone, not of the company in all its roles
 */
public record Site(String name, String kind, String city, String country, boolean own) {

  /** A site of the company. */
  public Site(String name, String kind, String city, String country) {
    this(name, kind, city, country, false);
  }
}
