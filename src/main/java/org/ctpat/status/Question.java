package org.ctpat.status;

/**
 * An identifier whose holder's status is asked for.
 *
 * @param scheme a type of fact sheet section 5 such as {@code SCAC}; the beginning of several, such
 *     as {@code IOR} for importer numbers of each kind; or {@code ACCOUNT}
 * @param value as written on a document; blanks and small letters do not matter
 */
public record Question(String scheme, String value) {}
