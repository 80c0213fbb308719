package org.ctpat.task;

import java.time.Instant;

/** A short notice on the start page of the people of a group. */
public record Notice(String accountNumber, String caseId, String group, String text, Instant at) {}
