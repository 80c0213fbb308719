package org.ctpat.account;

/** A member asks in writing to leave the programme. */
public record WithdrawalRequested(String accountNumber, String requestId, String reason) {}
