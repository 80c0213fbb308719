package org.ctpat.deadline;

/**
 * One row of the decision table {@code deadlines}.
 *
 * @param id {@code DL01} to {@code DL32} for rules of the programme, {@code DC01} … for design
 *     choices of this system
 * @param period ISO 8601 period, such as {@code P90D} or {@code P1Y}
 * @param dayCount {@code calendar} or {@code working} (federal working days)
 * @param direction {@code after} or {@code before} the start event
 * @param startsWhen the start event in words
 * @param onExpiry what follows when it passes
 * @param binding statute, minimum security criteria, programme policy, practice or design choice
 * @param source law, criterion or publication
 * @param pausable whether the clock may be paused while the company repairs something
 * @param tableVersion deployed version of the table that the row was read from
 * @param tableKey the engine's key of that version
 * @param kind {@code not later than}, {@code not before} or {@code opens}
 */
public record DeadlineRule(
    String id,
    String name,
    String period,
    String dayCount,
    String direction,
    String startsWhen,
    String onExpiry,
    String binding,
    String source,
    boolean pausable,
    int tableVersion,
    long tableKey,
    Deadline.Kind kind) {}
