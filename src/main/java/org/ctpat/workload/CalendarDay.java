package org.ctpat.workload;

import java.time.LocalDate;

/**
 * What a day holds.
 *
 * @param visits site visits agreed for the day
 * @param due validations that must be done by the day (6 U.S.C. 965(a) and 969(2))
 */
public record CalendarDay(LocalDate day, long visits, long due) {}
