package org.ctpat.mail;

/** How mails of a kind reach a person. */
public enum MailChoice {
  AT_ONCE("At once"),
  DAILY("In the daily digest"),
  IMPORTANT("Only what is important, at once");

  private final String label;

  MailChoice(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
