package org.ctpat.account;

/**
 * A place of the company that a validation may visit.
 *
 * @param name name of the site, once in each account
 * @param country two letters, ISO 3166
 */
public record Site(String name, String kind, String city, String country) {}
