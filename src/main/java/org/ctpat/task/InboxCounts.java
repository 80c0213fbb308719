package org.ctpat.task;

/**
 * How many tasks wait for a person.
 *
 * @param dueSoon due within seven days
 * @param mine assigned to the person
 */
public record InboxCounts(long open, long overdue, long dueSoon, long mine) {}
