package org.ctpat.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the inbox.
 *
 * @param next where the next page begins, null on the last one
 */
public record InboxPage(List<InboxEntry> entries, @Nullable String next) {}
