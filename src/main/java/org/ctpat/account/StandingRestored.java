package org.ctpat.account;

import java.time.Instant;

/** A suspended or removed account is a member in good standing again. */
public record StandingRestored(String accountNumber, Instant restoredAt) {}
