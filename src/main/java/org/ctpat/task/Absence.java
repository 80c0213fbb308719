package org.ctpat.task;

import java.time.LocalDate;

/**
 * An absence of a person of CBP with who stands in.
 *
 * @param from first day
 * @param until last day
 * @param note empty when nothing was noted
 * @param enteredBy sign-in name of who entered it
 */
public record Absence(
    long id,
    int version,
    String personId,
    String delegateId,
    LocalDate from,
    LocalDate until,
    String note,
    String enteredBy) {}
