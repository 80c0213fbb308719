package org.ctpat.mail;

/** What a mail is about; people choose for each kind how it reaches them. */
public enum MailKind {
  LETTER("Letters of CBP"),
  TASK("New steps that wait for you"),
  REMINDER("Reminders before and after a due date"),
  MESSAGE("Messages between the company and CBP"),
  ANNOUNCEMENT("Announcements"),
  NEWS("Other news of a case"),
  /** A personal link or the digest itself: always sent, never chosen. */
  DIRECT("Personal links and digests");

  private final String label;

  MailKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether people choose how mails of this kind reach them. */
  public boolean choosable() {
    return this != DIRECT;
  }
}
