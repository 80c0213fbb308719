package org.ctpat.validation;

import java.time.Instant;
import java.util.List;

/**
 * A talk with somebody during a visit.
 *
 * @param position function in the company
 * @param criteria ids of the criteria that it was about
 */
public record Interview(
    long id,
    String visitId,
    String person,
    String position,
    List<String> criteria,
    String said,
    String recordedBy,
    Instant recordedAt) {}
