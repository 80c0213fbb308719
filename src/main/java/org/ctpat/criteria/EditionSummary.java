package org.ctpat.criteria;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An edition in the list of all.
 *
 * @param profiles how many companies answer by it
 * @param inForce whether new profiles and annual reviews follow it today
 */
public record EditionSummary(
    String name,
    LocalDate inForceOn,
    boolean inForce,
    int criteria,
    long musts,
    long profiles,
    String importedBy,
    Instant importedAt,
    String sha256) {}
