package org.ctpat.conversation;

/** A company has written to CBP; told within the transaction that keeps the message. */
public record MessageToCbp(long messageId, String accountNumber, String company, String caseId) {}
