package org.ctpat.criteria;

/**
 * How a company meets one category, as facts for the risk assessment. A criterion is unmet while
 * something is missing or the specialist rejected it.
 */
public record CategoryFacts(
    int number, String name, int musts, int unmetMusts, int shoulds, int unmetShoulds) {}
