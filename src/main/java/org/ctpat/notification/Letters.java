package org.ctpat.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.UsEastern;
import org.ctpat.print.Papers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes letters from templates, keeps them as text and HTML, and prints them. */
@Service
public class Letters {

  private final SentLetters sent;
  private final TextTemplates templates = new TextTemplates("letters");
  private final Recipients recipients;
  private final LegalBasis basis;
  private final Papers papers;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Letters(
      SentLetters sent,
      Recipients recipients,
      LegalBasis basis,
      Papers papers,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sent = sent;
    this.recipients = recipients;
    this.basis = basis;
    this.papers = papers;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes a letter once for each case, template and cycle; a repeated call returns the stored one.
   *
   * @param template name of a template under {@code templates/letters}, such as {@code
   *     certification-granted}
   * @param values what the template names beside company, accountNumber, officer and today; dates
   *     are written in words, such as "March 3, 2027"
   */
  @Transactional
  public Letter send(
      String accountNumber,
      String caseId,
      String template,
      String cycle,
      Map<String, ?> values,
      Actor by) {
    var stored = sent.findByCaseIdAndTemplateAndCycle(caseId, template, cycle);
    if (stored.isPresent()) {
      return stored.get().view();
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var recipient = recipients.of(accountNumber);
    var all = new HashMap<String, Object>(values);
    all.put("company", recipient.company());
    all.put("officer", recipient.officer());
    all.put("accountNumber", accountNumber);
    all.put("today", LocalDate.ofInstant(now, UsEastern.ZONE));
    var written = templates.write(template, all);
    var letter =
        sent.save(
                new SentLetter(
                    accountNumber,
                    caseId,
                    template,
                    cycle,
                    written,
                    recipient,
                    basis.of(written.text(), accountNumber, caseId),
                    now))
            .view();
    audit.record(
        new AuditEvent(
            accountNumber,
            caseId,
            "Letter sent",
            letter.subject(),
            by,
            Map.of(),
            Map.of("template", template)));
    events.publishEvent(new LetterSent(letter, cycle));
    return letter;
  }

  /** A letter on paper: letterhead, text and legal basis, as PDF. */
  public byte[] pdf(Letter letter) {
    return papers.pdf(
        "letter",
        Map.of(
            "letter",
            letter,
            "date",
            UsEastern.inWords(LocalDate.ofInstant(letter.sentAt(), UsEastern.ZONE)),
            "body",
            letter.html().replace("<br>", "<br/>")));
  }

  /** The letters of an account, newest first. */
  @Transactional(readOnly = true)
  public List<Letter> of(String accountNumber) {
    return sent.findByAccountNumberOrderByIdDesc(accountNumber).stream()
        .map(SentLetter::view)
        .toList();
  }

  /** The letter, if it belongs to this account. */
  @Transactional(readOnly = true)
  public Optional<Letter> find(String accountNumber, long id) {
    return sent.findByIdAndAccountNumber(id, accountNumber).map(SentLetter::view);
  }
}
