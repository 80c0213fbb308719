package org.ctpat.criteria;

/**
 * A programme that CBP recognises mutually.
 *
 * @param code country or union, such as {@code CA}
 * @param scheme the scheme by which its counterparts are listed
 * @param signed year and month of the arrangement
 */
public record PartnerProgramme(
    String code, String partner, String program, String signed, String scheme, String schemeName) {}
