package org.ctpat.mail;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends what waits in the outbox, and makes the digests when their time has come. */
@Component
class OutboxSender {

  private static final int AT_ONCE = 200;

  private final Outbox outbox;
  private final ObjectProvider<JavaMailSender> server;
  private final MailSettings settings;

  OutboxSender(Outbox outbox, ObjectProvider<JavaMailSender> server, MailSettings settings) {
    this.outbox = outbox;
    this.server = server;
    this.settings = settings;
  }

  /** Sends what is due. Without a mail server everything waits. */
  @Scheduled(fixedDelayString = "${ctpat.mail.interval:5s}")
  void send() {
    outbox.awaitingDigest().forEach(outbox::digest);
    var sender = server.getIfAvailable();
    for (int sent = 0; sender != null && sent < AT_ONCE && sendNext(sender); sent++) {
      // the next one
    }
  }

  private boolean sendNext(JavaMailSender sender) {
    try {
      var next = outbox.take();
      return next.isPresent() && send(sender, next.get());
    } catch (PessimisticLockingFailureException e) {
      return false; // another sender is at it; what is left comes with the next round
    }
  }

  /** Whether it makes sense to go on with the next one. */
  private boolean send(JavaMailSender sender, Outbox.Outgoing mail) {
    try {
      var message = sender.createMimeMessage();
      var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
      helper.setFrom(settings.from());
      helper.setTo(mail.address());
      helper.setSubject(mail.subject());
      helper.setText(mail.body(), MailTexts.html(mail.subject(), mail.body()));
      message.setHeader("Message-ID", mail.messageId());
      message.setHeader("Auto-Submitted", "auto-generated");
      sender.send(message);
    } catch (MailException e) {
      if (away(e)) {
        outbox.notReached(mail, why(e));
        return false;
      }
      outbox.refused(mail, why(e));
      return true;
    } catch (MessagingException e) {
      outbox.refused(mail, why(e));
      return true;
    }
    outbox.sent(mail);
    return true;
  }

  /** Whether the server, not the mail, is the reason: no connection, or no sign-in. */
  private static boolean away(MailException e) {
    return e instanceof MailAuthenticationException
        || (e instanceof MailSendException failed && failed.getCause() != null);
  }

  private static String why(Exception e) {
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
