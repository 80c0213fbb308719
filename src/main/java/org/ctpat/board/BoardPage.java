package org.ctpat.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of the board in its order.
 *
 * @param previous what the page before ends at, null on the first
 * @param next what the page after begins at, null on the last
 */
public record BoardPage(
    List<BoardRow> rows, @Nullable BoardCursor previous, @Nullable BoardCursor next) {}
