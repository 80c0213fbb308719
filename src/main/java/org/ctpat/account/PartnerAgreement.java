package org.ctpat.account;

/**
 * The agreement between company and CBP (fact sheet section 6).
 *
 * @param language two letters, ISO 639
 * @param hash SHA-256 of the text in UTF-8, hexadecimal
 */
public record PartnerAgreement(String version, String language, String text, String hash) {}
