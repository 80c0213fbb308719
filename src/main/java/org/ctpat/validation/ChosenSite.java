package org.ctpat.validation;

/**
 * A site to be visited.
 *
 * @param siteId id of the site in the company profile
 * @param country two-letter code
 * @param foreign whether it lies outside the United States
 */
record ChosenSite(String siteId, String name, String country, boolean foreign) {}
