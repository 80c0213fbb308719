package org.ctpat.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A letter as kept; it never changes. */
@Entity
@Table(name = "letter")
class SentLetter {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "letter_seq")
  @SequenceGenerator(name = "letter_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private int version;
  private String accountNumber;
  private String caseId;
  private String template;
  private String cycle;
  private String subject;

  @Column(length = 1_000_000)
  private String bodyText;

  @Column(length = 1_000_000)
  private String bodyHtml;

  /** Lines, as in {@link Letter}. */
  @Column(length = 2_000)
  private String addressee;

  private String office;

  /** Lines, as in {@link Letter}. */
  @Column(length = 20_000)
  private String basis;

  private Instant sentAt;

  @SuppressWarnings("NullAway.Init")
  protected SentLetter() {}

  SentLetter(
      String accountNumber,
      String caseId,
      String template,
      String cycle,
      TextTemplates.Written written,
      Recipients.Recipient recipient,
      List<String> basis,
      Instant sentAt) {
    this.accountNumber = accountNumber;
    this.caseId = caseId;
    this.template = template;
    this.cycle = cycle;
    this.subject = written.subject();
    this.bodyText = written.text();
    this.bodyHtml = written.html();
    this.addressee = String.join("\n", recipient.lines());
    this.office = recipient.office();
    this.basis = String.join("\n", basis);
    this.sentAt = sentAt;
  }

  Letter view() {
    return new Letter(
        id == null ? 0 : id,
        accountNumber,
        caseId,
        template,
        subject,
        bodyText,
        bodyHtml,
        lines(addressee),
        office,
        lines(basis),
        sentAt);
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
