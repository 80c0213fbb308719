package org.ctpat.model;

import java.util.List;

/**
 * A decision table to read.
 *
 * @param hitPolicy such as {@code FIRST}
 * @param rules cells of the inputs, then of the outputs, in FEEL, then the remark
 */
public record DecisionTable(
    String id,
    String name,
    String description,
    String hitPolicy,
    List<String> inputs,
    List<String> outputs,
    List<List<String>> rules) {}
