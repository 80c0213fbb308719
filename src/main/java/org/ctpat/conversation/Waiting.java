package org.ctpat.conversation;

import java.time.Instant;

/** A company whose last message is not answered yet. */
public record Waiting(String accountNumber, String company, String office, Instant since) {}
