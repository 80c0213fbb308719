package org.ctpat.decision;

import org.jspecify.annotations.Nullable;

/**
 * What a decision table said, and which version of it.
 *
 * @param decisionId id of the table, such as {@code deadlines}
 * @param version number of the deployed version, counted from 1
 * @param key the engine's key of this version
 * @param result a value, a map of outputs, or a list of them (hit policy COLLECT); null when no
 *     rule matches
 */
public record Decision(String decisionId, int version, long key, @Nullable Object result) {}
