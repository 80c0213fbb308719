package org.ctpat.criteria;

import java.util.List;
import java.util.Map;

/**
 * What a category is about.
 *
 * @param specialist how a specialist looks at it
 * @param start where to begin
 * @param criteria guidance by the id of the criterion
 */
public record CategoryGuidance(
    int number,
    String purpose,
    String specialist,
    List<String> start,
    Map<String, CriterionGuidance> criteria) {}
