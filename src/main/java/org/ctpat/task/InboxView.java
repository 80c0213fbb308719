package org.ctpat.task;

import java.util.List;

/**
 * A filter of the inbox that a person keeps.
 *
 * @param query what it asks for, as in the inbox's address: {@code who=MINE&sort=due}
 * @param columns names of the columns that it shows
 * @param standard whether the inbox opens with it
 */
public record InboxView(
    long id, String name, String query, List<String> columns, boolean standard) {}
