package org.ctpat.validation;

import java.util.List;
import java.util.Map;

/**
 * How a validation is to go.
 *
 * @param sitesReason why these sites
 * @param team sign-in names of two specialists
 * @param lead the one of them who leads
 * @param documents what the notice asks for
 * @param facts what the kind asks for beside the rest, by key
 */
record Plan(
    ValidationKind kind,
    List<ChosenSite> sites,
    String sitesReason,
    List<String> team,
    String lead,
    List<String> documents,
    Map<String, String> facts) {}
