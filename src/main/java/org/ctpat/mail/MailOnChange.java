package org.ctpat.mail;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.conversation.MessageToCbp;
import org.ctpat.deadline.UsEastern;
import org.ctpat.notification.LetterSent;
import org.ctpat.task.NoticePosted;
import org.ctpat.task.TaskOpened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes the mails of a change into the outbox, within the transaction of the change: both are kept
 * or neither. Each mail has the event and the recipient as its key, so that it is there once.
 */
@Component
class MailOnChange {

  private static final int LONGEST_LINE = 140;

  private final Addressees addressees;
  private final Accounts accounts;
  private final Outbox outbox;
  private final MailChoices choices;
  private final MailTexts texts;
  private final MailSettings settings;

  MailOnChange(
      Addressees addressees,
      Accounts accounts,
      Outbox outbox,
      MailChoices choices,
      MailTexts texts,
      MailSettings settings) {
    this.addressees = addressees;
    this.accounts = accounts;
    this.outbox = outbox;
    this.choices = choices;
    this.texts = texts;
    this.settings = settings;
  }

  /** A letter goes to the officer and the points of contact. */
  @EventListener
  void on(LetterSent sent) {
    var letter = sent.letter();
    var number = letter.accountNumber();
    boolean legal = settings.alwaysAtOnce().contains(letter.template());
    var kind =
        letter.template().equals("task-reminder") || letter.template().equals("task-overdue")
            ? MailKind.REMINDER
            : MailKind.LETTER;
    boolean important =
        kind == MailKind.LETTER
            || letter.template().equals("task-overdue")
            || sent.cycle().endsWith(":1");
    for (var person : addressees.ofCompany(number)) {
      put(
          new Event("letter:" + letter.id(), number, letter.caseId(), kind, legal, important),
          person,
          "letter",
          Map.of(
              "subject",
              letter.subject(),
              "company",
              company(number),
              "accountNumber",
              number,
              "link",
              texts.link("/accounts/" + number + "/letters/" + letter.id())));
    }
  }

  /** A new task goes to whoever may do it. */
  @EventListener
  void on(TaskOpened task) {
    var dueOn =
        task.dueAt() == null
            ? ""
            : UsEastern.inWords(LocalDate.ofInstant(task.dueAt().toInstant(), UsEastern.ZONE));
    for (var person : addressees.inGroups(task.candidateGroups(), task.accountNumber())) {
      put(
          new Event(
              "task:" + task.taskKey(),
              task.accountNumber(),
              task.caseId(),
              MailKind.TASK,
              false,
              false),
          person,
          "task",
          Map.of(
              "task",
              task.name(),
              "company",
              task.company(),
              "caseId",
              task.caseId(),
              "dueOn",
              dueOn,
              "link",
              texts.link("/tasks/" + task.taskKey())));
    }
  }

  /** A notice goes to its group, unless a letter or a mail of its own says the same. */
  @EventListener
  void on(NoticePosted notice) {
    var about = notice.cause().replaceFirst(":.*", "");
    if (about.equals("letter")
        || (about.equals("reminder") && !notice.group().startsWith("ctpat-"))) {
      return;
    }
    var kind =
        switch (about) {
          case "reminder", "overdue" -> MailKind.REMINDER;
          case "message" -> MailKind.MESSAGE;
          case "announcement" -> MailKind.ANNOUNCEMENT;
          default -> MailKind.NEWS;
        };
    boolean important = about.equals("overdue") || notice.cause().endsWith(":1");
    for (var person : addressees.inGroups(List.of(notice.group()), notice.accountNumber())) {
      put(
          new Event(
              "notice:" + notice.caseId() + ":" + notice.group() + ":" + notice.cause(),
              notice.accountNumber(),
              notice.caseId(),
              kind,
              false,
              important),
          person,
          "notice",
          Map.of(
              "subject",
              MailTexts.shortened(notice.text(), LONGEST_LINE),
              "text",
              notice.text(),
              "link",
              texts.link(place(about, notice))));
    }
  }

  /** A message of a company goes to the specialists of its office; what it says stays inside. */
  @EventListener
  void on(MessageToCbp message) {
    var text =
        "%s has written in the conversation of account %s."
            .formatted(message.company(), message.accountNumber());
    for (var person : addressees.inGroups(List.of("ctpat-specialist"), message.accountNumber())) {
      put(
          new Event(
              "message:" + message.messageId(),
              message.accountNumber(),
              message.caseId(),
              MailKind.MESSAGE,
              false,
              false),
          person,
          "notice",
          Map.of(
              "subject",
              MailTexts.shortened(text, LONGEST_LINE),
              "text",
              text,
              "link",
              texts.link("/accounts/" + message.accountNumber() + "/conversation")));
    }
  }

  private static String place(String about, NoticePosted notice) {
    var account = notice.accountNumber();
    return switch (about) {
      case "announcement" -> "/announcements";
      case "question" -> notice.group().startsWith("ctpat-") ? "/questions" : "/criteria";
      default ->
          !Addressees.isAccount(account)
              ? "/"
              : "/accounts/" + account + (about.equals("message") ? "/conversation" : "");
    };
  }

  private void put(Event event, Addressee person, String template, Map<String, Object> values) {
    var all = new HashMap<>(values);
    all.put("name", person.name());
    all.put("settings", texts.link("/settings"));
    outbox.put(
        new Outbox.Entry(
            MailTexts.shortened(event.key(), 300),
            person,
            event.accountNumber(),
            event.caseId(),
            event.kind(),
            texts.write(template, all),
            null,
            state(event, person)));
  }

  private MailView.State state(Event event, Addressee person) {
    if (person.address() == null) {
      return MailView.State.NO_ADDRESS;
    }
    if (event.legal()) {
      return MailView.State.WAITING;
    }
    return switch (choices.of(person.key(), person.ofCbp()).get(event.kind())) {
      case AT_ONCE -> MailView.State.WAITING;
      case DAILY -> MailView.State.HELD;
      case IMPORTANT -> event.important() ? MailView.State.WAITING : MailView.State.LEFT_OUT;
    };
  }

  private String company(String accountNumber) {
    return accounts
        .find(AccountNumber.of(accountNumber))
        .map(account -> account.companyName())
        .orElse(accountNumber);
  }

  private record Event(
      String key,
      String accountNumber,
      String caseId,
      MailKind kind,
      boolean legal,
      boolean important) {}
}
