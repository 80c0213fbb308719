package org.ctpat.incident;

import java.util.List;

/**
 * A kind of incident, as {@code catalogue/incident-types.json} has it.
 *
 * @param source where the kind comes from
 * @param criteria ids of the criteria it usually concerns
 * @param tell codes of the parties that must be told of it, unless a reason is given why not
 * @param functions codes of the job functions that need refresher training after it (TR03)
 */
public record IncidentType(
    String code,
    String label,
    String source,
    List<String> criteria,
    List<String> tell,
    List<String> functions) {}
