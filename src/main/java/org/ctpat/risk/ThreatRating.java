package org.ctpat.risk;

import java.time.LocalDate;

/**
 * Rating of a threat factor of a lane.
 *
 * @param rating 1 no recent incidents or information, 2 some information, 3 recent incidents and
 *     information
 * @param source where that is known from
 * @param sourceOn date of the source
 */
public record ThreatRating(ThreatFactor factor, int rating, String source, LocalDate sourceOn) {}
