package org.ctpat.account;

import java.time.Instant;

/**
 * The membership of an account has ended, by withdrawal or removal.
 *
 * @param endedAt when; tells this end from any other of the account
 */
public record MembershipEnded(String accountNumber, String reason, Instant endedAt) {}
