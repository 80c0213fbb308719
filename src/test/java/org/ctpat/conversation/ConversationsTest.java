package org.ctpat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditTrail;
import org.ctpat.document.UploadRefused;
import org.ctpat.mail.MailKind;
import org.ctpat.mail.MailView;
import org.ctpat.mail.Mails;
import org.ctpat.process.TestAccounts;
import org.ctpat.task.Notices;
import org.ctpat.task.Person;
import org.ctpat.task.Visits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class ConversationsTest {

  private static final Actor DANA = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);

  private final Conversations conversations;
  private final Notices notices;
  private final Visits visits;
  private final Accounts accounts;
  private final AuditTrail trail;
  private final Mails mails;
  private final JdbcClient jdbc;
  private final TestClock clock;
  private final String account = TestAccounts.next();
  private final Actor paul = new Actor("paul." + account, "Paul Reed", Actor.Kind.MEMBER);
  private final Person paulAsPerson =
      new Person(paul.id(), paul.name(), Set.of("member-" + account), account);

  @Autowired
  ConversationsTest(
      Conversations conversations,
      Notices notices,
      Visits visits,
      Accounts accounts,
      AuditTrail trail,
      Mails mails,
      JdbcClient jdbc,
      TestClock clock) {
    this.conversations = conversations;
    this.notices = notices;
    this.visits = visits;
    this.accounts = accounts;
    this.trail = trail;
    this.mails = mails;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @BeforeEach
  void openAnAccount() {
    clock.set(LocalDate.of(2027, 3, 3));
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Talk Test Lamps",
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, "o@lamps.example", null),
            new Contact(
                Contact.Kind.POINT_OF_CONTACT,
                paul.id(),
                paul.name(),
                null,
                "paul@lamps.example",
                null)),
        Actor.system("test"));
  }

  @Test
  void aMessageReachesTheOtherSideWhichReadsAndAnswersIt() {
    send("May we use cable seals?", false, "1", paul);
    assertThat(conversations.waiting("", 500))
        .anyMatch(waiting -> waiting.accountNumber().equals(account));
    assertThat(conversations.unread(account, DANA)).isOne();
    assertThat(conversations.unread(account, paul)).isZero();

    var seen = conversations.page(account, DANA, Long.MAX_VALUE, "", 10);
    conversations.read(seen, DANA);
    conversations.read(seen, DANA);
    assertThat(conversations.unread(account, DANA)).isZero();
    assertThat(conversations.page(account, paul, Long.MAX_VALUE, "", 10).getFirst().readBy())
        .extracting(Message.Reading::name)
        .containsExactly("Dana Whitfield");

    send("Yes, if they meet ISO 17712.", false, "2", DANA);
    assertThat(conversations.waiting("", 500))
        .noneMatch(waiting -> waiting.accountNumber().equals(account));
    assertThat(conversations.unread(account, paul)).isOne();
    assertThat(notices.news(paulAsPerson, 10).getFirst().notices())
        .extracting(notice -> notice.text())
        .containsExactly("CBP has written to you in the conversation of account " + account + ".");
    assertThat(mails.of(account, true, Long.MAX_VALUE, 10))
        .filteredOn(mail -> mail.kind() == MailKind.MESSAGE)
        .extracting(MailView::recipient)
        .containsExactlyInAnyOrder("Paul Reed", "Dana Whitfield", "Luis Ortega");
    assertThat(mails.of(account, true, Long.MAX_VALUE, 10))
        .noneMatch(mail -> mail.body().contains("seals") || mail.body().contains("17712"));
  }

  @Test
  void aNoteWithinCbpIsNeverTheCompanys() {
    send("Their seal log looks copied.", true, "1", DANA);

    assertThat(conversations.page(account, paul, Long.MAX_VALUE, "", 10)).isEmpty();
    assertThat(conversations.page(account, paul, Long.MAX_VALUE, "copied", 10)).isEmpty();
    assertThat(conversations.of(account, false)).isEmpty();
    assertThat(conversations.unread(account, paul)).isZero();
    assertThat(notices.news(paulAsPerson, 10)).isEmpty();
    assertThat(mails.of(account, true, Long.MAX_VALUE, 10)).isEmpty();
    assertThat(trail.history(account, 50))
        .noneMatch(entry -> entry.action().equals("Message sent"));
    assertThat(conversations.of(account, true)).singleElement().matches(Message::internal);
    assertThatThrownBy(() -> send("Hidden", true, "2", paul)).isInstanceOf(MessageRefused.class);
    assertThatThrownBy(
            () ->
                conversations.send(
                    account,
                    new NewMessage("", "", "With a file", true, "3"),
                    List.of(file("a.txt", "x")),
                    DANA))
        .hasMessageContaining("no files");
  }

  @Test
  void keepsAMessageOnceHoweverOftenItIsSent() {
    send("Once", false, "same", paul);
    send("Once", false, "same", paul);

    assertThat(conversations.of(account, false)).hasSize(1);
  }

  @Test
  void keepsFilesWithTheMessageAndTheDraftUntilItIsSent() {
    conversations.saveDraft(account, "Criterion 6.5", "Here is", false, paul);
    conversations.saveDraft(account, "Criterion 6.5", "Here is the log", false, paul);
    assertThat(conversations.draft(account, paul))
        .get()
        .extracting(MessageDraft::text)
        .isEqualTo("Here is the log");
    assertThatThrownBy(
            () ->
                conversations.send(
                    account,
                    new NewMessage("", "", "Here is the log", false, "1"),
                    List.of(file("seal.exe", "MZ")),
                    paul))
        .isInstanceOf(UploadRefused.class);
    conversations.send(
        account,
        new NewMessage(account + "-APP-1", "Criterion 6.5", "Here is the log", false, "2"),
        List.of(file("seals.txt", "seal 1")),
        paul);

    assertThat(conversations.draft(account, paul)).isEmpty();
    assertThat(conversations.page(account, DANA, Long.MAX_VALUE, "LOG", 10))
        .first()
        .satisfies(
            message -> {
              assertThat(message.files())
                  .extracting(Message.File::fileName)
                  .containsExactly("seals.txt");
              assertThat(message.about()).isEqualTo("Criterion 6.5");
            });
  }

  @Test
  void nothingIsChangedOrRemovedOnceSent() {
    send("As it was", false, "1", paul);

    assertThatThrownBy(
            () ->
                jdbc.sql("update conversation_message set body = 'x' where account_number = ?")
                    .param(account)
                    .update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () ->
                jdbc.sql("delete from conversation_message where account_number = ?")
                    .param(account)
                    .update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void newsAreMarkedAsReadByCaseAndAllTogether() {
    var group = "member-" + account;
    notices.post(account, account + "-APP-1", group, "test:1", "One");
    notices.post(account, account + "-APP-1", group, "test:2", "Two");
    notices.post(account, account + "-VAL-1", group, "test:3", "Three");
    var news = notices.news(paulAsPerson, 50);
    assertThat(news).hasSize(2);
    var ofApplication =
        news.stream().filter(one -> one.caseId().endsWith("APP-1")).findFirst().orElseThrow();
    assertThat(ofApplication.notices()).hasSize(2);

    notices.read(paulAsPerson, ofApplication.caseId(), ofApplication.upTo());
    assertThat(notices.news(paulAsPerson, 50)).hasSize(1);
    notices.read(paulAsPerson, "", news.stream().mapToLong(Notices.News::upTo).max().orElseThrow());
    assertThat(notices.news(paulAsPerson, 50)).isEmpty();

    notices.post(account, account + "-APP-1", group, "test:4", "Four");
    assertThat(notices.news(paulAsPerson, 50)).hasSize(1);
    assertThat(notices.of(paulAsPerson, 50)).hasSize(4);
  }

  @Test
  void aVisitBeginsAfterABreak() {
    assertThat(visits.here(paul.id()).before()).isNull();
    var first = clock.instant();
    clock.advance(Duration.ofMinutes(10));
    assertThat(visits.here(paul.id()).before()).isNull();
    clock.advance(Duration.ofDays(2));
    assertThat(visits.here(paul.id()))
        .isEqualTo(new Visits.Visit(first.plus(Duration.ofMinutes(10)), true));
    visits.dismissHint(paul.id());
    assertThat(visits.here(paul.id()).hint()).isFalse();
  }

  private void send(String text, boolean internal, String key, Actor by) {
    conversations.send(account, new NewMessage("", "", text, internal, key), List.of(), by);
  }

  private static Upload file(String name, String content) {
    return new Upload(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }
}
