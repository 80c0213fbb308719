package org.ctpat.model;

import java.util.List;

/**
 * What a move has done.
 *
 * @param moved instances that run in the newest version now
 * @param left instances that stand where the newest version has no place
 * @param refused what the engine refused, a sentence for each case
 * @param more whether further ones are left for another call
 */
public record MoveResult(int moved, int left, List<String> refused, boolean more) {}
