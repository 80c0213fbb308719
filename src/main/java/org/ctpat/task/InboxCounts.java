package org.ctpat.task;

/**
 * How many tasks wait for a person.
 *
 * @param open all of them, those put off among them
 * @param dueSoon due within seven days
 * @param mine assigned to the person
 * @param putOff which the person looks at again later
 * @param absent assigned to people for whom the person stands in
 * @param matching that a filter lets through
 */
public record InboxCounts(
    long open, long overdue, long dueSoon, long mine, long putOff, long absent, long matching) {}
