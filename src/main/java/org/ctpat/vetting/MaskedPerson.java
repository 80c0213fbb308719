package org.ctpat.vetting;

import java.time.Instant;

/**
 * A person as shown before the data are opened.
 *
 * @param initials first letters of the names, such as {@code E. G.}
 */
public record MaskedPerson(
    String id, PersonRole role, String initials, String enteredBy, Instant enteredAt) {}
