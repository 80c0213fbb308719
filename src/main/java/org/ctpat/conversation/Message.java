package org.ctpat.conversation;

import java.time.Instant;
import java.util.List;

/**
 * A message as it was sent.
 *
 * @param caseId case that it is about, empty for the account as a whole
 * @param about criterion or finding that it is about, such as {@code Criterion 6.5}; may be empty
 * @param internal a note within CBP, which the company never sees
 * @param readBy who of the other side has read it (of an internal note: who of CBP), first first
 */
public record Message(
    long id,
    String accountNumber,
    String caseId,
    String about,
    String text,
    boolean internal,
    boolean byCbp,
    String authorId,
    String author,
    Instant writtenAt,
    List<File> files,
    List<Reading> readBy) {

  /** A file of a message, kept among the account's documents. */
  public record File(String documentId, String fileName) {}

  /** Somebody has read it. */
  public record Reading(String name, Instant at) {}
}
