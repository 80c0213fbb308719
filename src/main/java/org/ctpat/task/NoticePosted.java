package org.ctpat.task;

/**
 * A notice was put up; told once, within the transaction that keeps it.
 *
 * @param cause what it is about, such as {@code reminder:2027-03-31:7}
 */
public record NoticePosted(
    String accountNumber, String caseId, String group, String cause, String text) {}
