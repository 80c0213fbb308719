package org.ctpat.task;

import org.ctpat.notification.LetterSent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the company on its start page of each letter, but of reminders, which have a notice. */
@Component
class LetterNotices {

  private final Notices notices;

  LetterNotices(Notices notices) {
    this.notices = notices;
  }

  @EventListener
  void on(LetterSent sent) {
    var letter = sent.letter();
    if (!letter.template().equals("task-reminder")) {
      notices.post(
          letter.accountNumber(),
          letter.caseId(),
          "member-" + letter.accountNumber(),
          "letter:" + letter.id(),
          "Letter of CBP: " + letter.subject());
    }
  }
}
