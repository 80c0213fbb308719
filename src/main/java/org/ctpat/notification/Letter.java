package org.ctpat.notification;

import java.time.Instant;

/** A letter as it was sent. */
public record Letter(
    long id,
    String accountNumber,
    String caseId,
    String template,
    String subject,
    String text,
    String html,
    Instant sentAt) {}
