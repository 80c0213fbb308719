package org.ctpat.audit;

import java.time.DateTimeException;
import java.time.Instant;

/** The place of an entry among those of all accounts. */
public record AuditPlace(Instant at, String accountNumber, long sequence) {

  public static AuditPlace of(AuditEntry entry) {
    return new AuditPlace(entry.at(), entry.accountNumber(), entry.sequence());
  }

  /** As a parameter of an address; {@link #of(String)} reads it. */
  @Override
  public String toString() {
    return at + "~" + accountNumber + "~" + sequence;
  }

  /**
   * The place written so.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static AuditPlace of(String text) {
    var parts = text.split("~", -1);
    try {
      return new AuditPlace(Instant.parse(parts[0]), parts[1], Long.parseLong(parts[2]));
    } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException("\'" + text + "\' is no place in the trail", e);
    }
  }
}
