package org.ctpat.incident;

import java.util.List;

/**
 * A time zone in which the time of an incident may be given.
 *
 * @param zone name in the tz database, such as {@code America/Chicago}
 * @param name name to show
 * @param countries ISO 3166 codes of countries that use it
 */
public record LocalZone(String zone, String name, List<String> countries) {}
