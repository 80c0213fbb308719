package org.ctpat.announcement;

import java.time.Instant;

/** Somebody has acknowledged an announcement for an account. */
public record Acknowledgement(String accountNumber, String person, Instant at) {}
