package org.ctpat.account;

/** The membership of an account has ended, by withdrawal or removal. */
public record MembershipEnded(String accountNumber, String reason) {}
