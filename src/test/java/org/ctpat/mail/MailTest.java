package org.ctpat.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.notification.Letters;
import org.ctpat.process.TestAccounts;
import org.ctpat.task.Notices;
import org.ctpat.task.TaskOpened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails through a real SMTP server; rows are committed, as senders work on their own. */
@DomainTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class MailTest {

  private static final Actor STEP = Actor.system("test");
  private static final Pattern PERSONAL =
      Pattern.compile("\\d{3}-\\d{2}-\\d{4}|\\d{2}-\\d{7}|\\d{9,}|TSA010203AB1");

  private final Mails mails;
  private final MailChoices choices;
  private final Outbox outbox;
  private final MailSettings settings;
  private final Letters letters;
  private final Notices notices;
  private final Accounts accounts;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final TestClock clock;
  private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private final String account = TestAccounts.next();
  private final String caseId = account + "-APP-1";
  private int port;

  @Autowired
  MailTest(
      Mails mails,
      MailChoices choices,
      Outbox outbox,
      MailSettings settings,
      Letters letters,
      Notices notices,
      Accounts accounts,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      TestClock clock) {
    this.mails = mails;
    this.choices = choices;
    this.outbox = outbox;
    this.settings = settings;
    this.letters = letters;
    this.notices = notices;
    this.accounts = accounts;
    this.events = events;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  @BeforeEach
  void startServerAndOpenAnAccount() {
    clock.set(LocalDate.of(2027, 3, 3));
    server.start();
    port = server.getSmtp().getPort();
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Mail Test Lamps",
            new Contact(
                Contact.Kind.OFFICER,
                "olga." + account,
                "Olga Hart",
                null,
                "olga@lamps.example",
                null),
            new Contact(
                Contact.Kind.POINT_OF_CONTACT,
                "paul." + account,
                "Paul Reed",
                null,
                "paul@lamps.example",
                null)),
        STEP);
  }

  @AfterEach
  void stopServerAndLeaveNoMailBehind() {
    server.stop();
    jdbc.sql("delete from mail").update();
    jdbc.sql("delete from notice where account_number = ?").param(account).update();
  }

  @Test
  void mailsALetterAtOnceToTheOfficerAndThePointOfContact() throws Exception {
    letter("1");
    letter("1");
    sender(port).send();

    assertThat(recipients()).containsExactlyInAnyOrder("olga@lamps.example", "paul@lamps.example");
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Your CTPAT membership goes on");
    assertThat(GreenMailUtil.getWholeMessage(mail))
        .contains("/accounts/" + account + "/letters/", "/settings", "text/html")
        .doesNotContain("secret note");
    assertThat(mails.of(account, false, Long.MAX_VALUE, 10))
        .hasSize(2)
        .allMatch(each -> each.state() == MailView.State.SENT);
  }

  @Test
  void writesNoMailWhenTheChangeIsRolledBack() {
    transaction.executeWithoutResult(
        status -> {
          letter("1");
          status.setRollbackOnly();
        });

    assertThat(mails.of(account, true, Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void gathersADigestOncePerDayWithASectionForEachKind() throws Exception {
    choices.choose(
        "olga." + account,
        Map.of(MailKind.LETTER, MailChoice.DAILY, MailKind.NEWS, MailChoice.DAILY));
    letter("1");
    notices.post(account, caseId, "officer-" + account, "risk:1", "A new assessment is proposed.");
    sender(port).send();
    assertThat(recipients()).containsExactly("paul@lamps.example");

    clock.set(LocalDate.of(2027, 3, 4));
    sender(port).send();
    letter("2");
    sender(port).send();

    assertThat(to("olga@lamps.example"))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.getSubject()).isEqualTo("CTPAT on March 4, 2027: 2 pieces of news");
              assertThat(GreenMailUtil.getWholeMessage(mail))
                  .contains("Letters of CBP", "Other news of a case")
                  .contains("- A new assessment is proposed.");
            });

    clock.set(LocalDate.of(2027, 3, 5));
    sender(port).send();
    assertThat(to("olga@lamps.example")).hasSize(2);
  }

  @Test
  void mailsWhatIsImportantAloneWhenAskedAndLegalLettersAlways() {
    for (var person : List.of("olga.", "paul.")) {
      choices.choose(
          person + account,
          Map.of(MailKind.NEWS, MailChoice.IMPORTANT, MailKind.LETTER, MailChoice.DAILY));
    }
    notices.post(account, caseId, "officer-" + account, "risk:2", "Not urgent.");
    letters.send(
        account,
        caseId,
        "ineligible",
        "1",
        Map.of("reason", "No office", "appealUntilOn", LocalDate.of(2027, 6, 1)),
        STEP);

    assertThat(mails.of(account, false, Long.MAX_VALUE, 10))
        .extracting(MailView::state)
        .containsExactlyInAnyOrder(
            MailView.State.LEFT_OUT, MailView.State.WAITING, MailView.State.WAITING);
    assertThat(settings.alwaysAtOnce())
        .allSatisfy(
            template ->
                assertThat(getClass().getResource("/templates/letters/" + template + ".txt"))
                    .as(template)
                    .isNotNull());
  }

  @Test
  void losesNothingAndRepeatsNothingWhileTheServerIsAway() {
    server.stop();
    for (int cycle = 1; cycle <= 3; cycle++) {
      letter(String.valueOf(cycle));
    }
    for (int round = 0; round < 12; round++) {
      sender(port).send();
      clock.advance(Duration.ofHours(1));
    }
    assertThat(mails.standing().waiting()).isEqualTo(6);
    assertThat(mails.standing().dead()).isZero();
    assertThat(mails.of(account, false, Long.MAX_VALUE, 10))
        .anySatisfy(mail -> assertThat(mail.problem()).isNotBlank());

    var back = new GreenMail(new ServerSetup(port, null, ServerSetup.PROTOCOL_SMTP));
    back.start();
    try {
      sender(port).send();
      sender(port).send();
      assertThat(back.getReceivedMessages()).hasSize(6);
      assertThat(mails.standing().waiting()).isZero();
    } finally {
      back.stop();
    }
  }

  @Test
  void twoSendersAtOnceSendEachMailOnce() throws Exception {
    for (int cycle = 1; cycle <= 15; cycle++) {
      letter(String.valueOf(cycle));
    }
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<Void> sending =
          () -> {
            while (mails.standing().waiting() > 0) {
              sender(port).send();
            }
            return null;
          };
      for (var done : threads.invokeAll(List.of(sending, sending))) {
        done.get();
      }
    }

    assertThat(Arrays.stream(server.getReceivedMessages()).map(MailTest::messageId).toList())
        .hasSize(30)
        .doesNotHaveDuplicates();
  }

  @Test
  void aMailWhoseSenderEndedIsTakenOverUnderTheSameMessageId() {
    letter("1");
    var lost = outbox.take().orElseThrow();
    outbox.take().orElseThrow();
    assertThat(outbox.take()).isEmpty();

    clock.advance(Outbox.LEASE.plusSeconds(1));
    var again = outbox.take().orElseThrow();

    assertThat(again.messageId()).isEqualTo(lost.messageId());
    outbox.sent(lost);
    assertThat(mails.of(account, false, Long.MAX_VALUE, 10))
        .noneMatch(mail -> mail.state() == MailView.State.SENT);
    outbox.sent(again);
    assertThat(mails.of(account, false, Long.MAX_VALUE, 10))
        .filteredOn(mail -> mail.state() == MailView.State.SENT)
        .hasSize(1);
  }

  @Test
  void aNewTaskGoesToTheOfficersOfTheOfficeAndToThePointOfContact() {
    events.publishEvent(
        new TaskOpened(
            4711,
            account,
            "Mail Test Lamps",
            caseId,
            "Complete company profile",
            List.of("member-" + account, "ctpat-headquarters"),
            clock.instant().atOffset(java.time.ZoneOffset.UTC)));

    assertThat(mails.of(account, true, Long.MAX_VALUE, 10))
        .extracting(MailView::recipient, MailView::state)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("Paul Reed", MailView.State.WAITING),
            org.assertj.core.groups.Tuple.tuple("Helen Brandt", MailView.State.HELD));
    assertThat(mails.of(account, false, Long.MAX_VALUE, 10)).hasSize(1);
  }

  @Test
  void aPersonalLinkIsInTheMailAloneAndGoneFromTheOutboxOnceSent() throws Exception {
    mails.link(
        "course-link",
        account,
        "Mail Test Lamps",
        "Rosa Paz",
        "rosa@lamps.example",
        URI.create("https://portal.example/learn/abcdefgh"),
        clock.instant().plus(Duration.ofDays(30)));
    assertThat(jdbc.sql("select body || sealed_link from mail").query(String.class).single())
        .doesNotContain("abcdefgh");

    sender(port).send();

    assertThat(GreenMailUtil.getWholeMessage(to("rosa@lamps.example").getFirst()))
        .contains("https://portal.example/learn/abcdefgh");
    assertThat(jdbc.sql("select count(sealed_link) from mail").query(Long.class).single()).isZero();
  }

  @Test
  void noMailHoldsAPersonalNumber() throws Exception {
    notices.post(
        account,
        caseId,
        "officer-" + account,
        "test:1",
        "The EIN 16-123456700, the SSN 123-45-6789, DUNS 123456789 and RFC TSA010203AB1 were given for "
            + account
            + ".");
    letter("1");
    sender(port).send();

    assertThat(server.getReceivedMessages()).hasSize(3);
    for (var mail : mails.of(account, true, Long.MAX_VALUE, 10)) {
      assertThat(PERSONAL.matcher(mail.subject() + mail.body()).find()).as(mail.body()).isFalse();
    }
    assertThat(mails.of(account, true, Long.MAX_VALUE, 10))
        .anySatisfy(
            mail -> assertThat(mail.body()).contains("(number left out)", "for " + account));
  }

  @Test
  void withoutAnAddressTheAccountSaysSo() {
    var other = TestAccounts.next();
    accounts.open(
        AccountNumber.of(other),
        new NewAccount(
            "IMP",
            "No Mail " + other,
            new Contact(Contact.Kind.OFFICER, null, "Nora Field", null, null, null),
            null),
        STEP);
    letters.send(other, other + "-APP-1", "membership-kept", "1", Map.of("note", "x"), STEP);

    assertThat(mails.withoutAddress(other)).containsExactly("Nora Field");
    assertThat(mails.of(other, false, Long.MAX_VALUE, 10))
        .singleElement()
        .extracting(MailView::state)
        .isEqualTo(MailView.State.NO_ADDRESS);
  }

  private void letter(String cycle) {
    letters.send(account, caseId, "membership-kept", cycle, Map.of("note", "secret note"), STEP);
  }

  private OutboxSender sender(int smtpPort) {
    var smtp = new JavaMailSenderImpl();
    smtp.setHost("localhost");
    smtp.setPort(smtpPort);
    var beans = new StaticListableBeanFactory();
    beans.addBean("sender", smtp);
    ObjectProvider<JavaMailSender> provider = beans.getBeanProvider(JavaMailSender.class);
    return new OutboxSender(outbox, provider, settings);
  }

  private List<String> recipients() {
    return Arrays.stream(server.getReceivedMessages()).map(MailTest::recipient).toList();
  }

  private List<MimeMessage> to(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> recipient(mail).equals(address))
        .toList();
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String messageId(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
