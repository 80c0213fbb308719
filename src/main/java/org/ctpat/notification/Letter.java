package org.ctpat.notification;

import java.time.Instant;
import java.util.List;

/**
 * A letter as it was sent.
 *
 * @param addressee officer, company and address, line by line
 * @param office field office that sends it, empty when none is known yet
 * @param basis the rules that the letter names, each with its date in this case, and its source
 */
public record Letter(
    long id,
    String accountNumber,
    String caseId,
    String template,
    String subject,
    String text,
    String html,
    List<String> addressee,
    String office,
    List<String> basis,
    Instant sentAt) {}
