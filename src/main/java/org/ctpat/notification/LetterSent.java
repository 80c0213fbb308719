package org.ctpat.notification;

/**
 * A letter was written; told within the transaction that keeps it.
 *
 * @param cycle what tells letters of one template in one case apart
 */
public record LetterSent(Letter letter, String cycle) {}
