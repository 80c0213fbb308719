package org.ctpat.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.MembershipStatus;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.Actor;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.notification.Letter;
import org.ctpat.notification.Letters;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The feed of changes and the webhooks, with real transactions and a real receiver. */
@ProcessTest
class ChangesTest {

  private static final Actor CBP = new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);
  private static final int SEEN_AT_ONCE = 500;

  @Autowired private Accounts accounts;
  @Autowired private ChangeFeed feed;
  @Autowired private Webhooks webhooks;
  @Autowired private WebhookSender sender;
  @Autowired private StatusConsents consents;
  @Autowired private Letters letters;
  @Autowired private EmbeddedCamunda camunda;
  @Autowired private JsonMapper json;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int answer = 200;
  private HttpServer receiver;
  private Webhooks.NewWebhook webhook;

  record Received(String signature, String body) {}

  @BeforeEach
  void startAReceiver() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/changes",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(
              new Received(exchange.getRequestHeaders().getFirst("CTPAT-Signature"), body));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    receiver.start();
    webhook =
        webhooks.register(
            "Test port", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/changes", CBP);
  }

  @AfterEach
  void stopTheReceiver() {
    webhooks.end(webhook.webhook().id(), CBP);
    receiver.stop(0);
  }

  @Test
  void givesEachChangeOnceAndInOrderToWhoeverFollowsTheCursor() {
    var start = end();
    var one = certified("IMP");
    var other = certified("SEA");
    TestStandings.walk(accounts, one.value(), "withdraw");

    var first = feed.after(start, 2);
    var second = feed.after(first.cursor(), 2);
    var third = feed.after(second.cursor(), 2);

    assertThat(first.changes())
        .extracting(Change::accountNumber)
        .containsExactly(one.value(), other.value());
    assertThat(first.more()).isTrue();
    assertThat(first.changes().getFirst().tier()).isEqualTo(1);
    assertThat(first.changes().getFirst().benefits()).contains("BN01");
    assertThat(second.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.statusBefore()).isEqualTo(MembershipStatus.CERTIFIED);
              assertThat(change.status()).isEqualTo(MembershipStatus.WITHDRAWN);
              assertThat(change.benefits()).isEmpty();
            });
    assertThat(second.more()).isFalse();
    assertThat(third.changes()).isEmpty();
    assertThat(third.cursor()).isEqualTo(second.cursor());
    assertThat(feed.after(start, 2).changes()).isEqualTo(first.changes());
  }

  @Test
  void passesNoChangeByThatCommitsLate() {
    var late = applicant("IMP");
    var early = applicant("IMP");
    var start = end();
    var outer = new TransactionTemplate(transactions);
    var inner = new TransactionTemplate(transactions);
    inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

    var cursor =
        outer.execute(
            status -> {
              certify(late);
              inner.executeWithoutResult(other -> certify(early));
              var seen = inner.execute(other -> feed.after(start, SEEN_AT_ONCE));
              assertThat(seen.changes())
                  .extracting(Change::accountNumber)
                  .containsExactly(early.value());
              return seen.cursor();
            });

    assertThat(feed.after(cursor, SEEN_AT_ONCE).changes())
        .extracting(Change::accountNumber)
        .containsExactly(late.value());
  }

  @Test
  void sendsEachChangeSignedAndInOrder() {
    var one = certified("IMP");
    var other = certified("EXP");

    sender.send();

    assertThat(changes())
        .extracting(Change::accountNumber)
        .containsExactly(one.value(), other.value());
    assertThat(received)
        .allSatisfy(
            message -> {
              var seconds = Long.parseLong(message.signature().replaceAll("t=([0-9]+),.*", "$1"));
              assertThat(message.signature())
                  .isEqualTo(WebhookSender.signature(webhook.secret(), seconds, message.body()));
            });
    sender.send();
    assertThat(received).hasSize(2);
  }

  @Test
  void keepsItsSecretSealedAndSealsThoseFromBefore() {
    assertThat(kept()).doesNotContain(webhook.secret());
    jdbc.sql("update webhook set secret = :plain, key_id = null where id = :id")
        .param("plain", webhook.secret())
        .param("id", webhook.webhook().id())
        .update();
    certified("IMP");
    webhooks.sealSecrets();

    assertThat(kept()).doesNotContain(webhook.secret());
    sender.send();
    var message = received.getFirst();
    var seconds = Long.parseLong(message.signature().replaceAll("t=([0-9]+),.*", "$1"));
    assertThat(message.signature())
        .isEqualTo(WebhookSender.signature(webhook.secret(), seconds, message.body()));
  }

  private String kept() {
    return jdbc.sql("select secret from webhook where id = :id")
        .param("id", webhook.webhook().id())
        .query(String.class)
        .single();
  }

  @Test
  void triesEverLaterAndShowsWhatIsDead() {
    answer = 503;
    var lost = certified("IMP");
    sender.send();
    sender.send();
    assertThat(received).hasSize(1);

    for (int tries = 2; tries <= 10; tries++) {
      camunda.passTime(Duration.ofHours(1 + tries));
      sender.send();
      assertThat(received).hasSize(tries);
    }

    var dead = webhooks.dead().stream().filter(one -> one.webhook().equals("Test port")).toList();
    assertThat(dead)
        .first()
        .satisfies(
            one -> {
              assertThat(one.accountNumber()).isEqualTo(lost.value());
              assertThat(one.problem()).contains("503");
              assertThat(one.attempts()).isEqualTo(10);
            });
    camunda.passTime(Duration.ofHours(7));
    sender.send();
    assertThat(received).hasSize(10);

    answer = 204;
    var next = certified("SEA");
    sender.send();
    assertThat(changes().getLast().accountNumber()).isEqualTo(next.value());
    webhooks.again(dead.getFirst().id());
    sender.send();
    assertThat(changes().getLast().accountNumber()).isEqualTo(lost.value());
    assertThatThrownBy(() -> webhooks.again(dead.getFirst().id())).isInstanceOf(Refused.class);
  }

  @Test
  void registersOnlyAddressesThatCanBeCalledSafely() {
    for (var address :
        List.of("ftp://port.example/", "https://user@port.example/", "port", "https:///x", "h t")) {
      assertThatThrownBy(() -> webhooks.register("Port", address, CBP))
          .as(address)
          .isInstanceOf(Refused.class)
          .hasMessageContaining("https://");
    }
    assertThatThrownBy(() -> webhooks.register(" ", "https://port.example/", CBP))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Name");
  }

  @Test
  void writesToThePartnersThatHaveAgreed() {
    var importer = certified("IMP");
    var carrier = certified("HWC_MX");
    consents.ask(importer, carrier.value(), CBP);
    consents.accept(carrier, consents.of(carrier).getFirst().id(), CBP);

    TestStandings.walk(accounts, carrier.value(), "withdraw");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(letters.of(importer.value()))
                    .extracting(Letter::subject)
                    .anyMatch(subject -> subject.startsWith("The CTPAT status of Change Test")));
  }

  /** The cursor after all that has changed so far. */
  private long end() {
    var page = feed.after(0, SEEN_AT_ONCE);
    while (page.more()) {
      page = feed.after(page.cursor(), SEEN_AT_ONCE);
    }
    return page.cursor();
  }

  private List<Change> changes() {
    return received.stream().map(message -> json.readValue(message.body(), Change.class)).toList();
  }

  private AccountNumber certified(String entityType) {
    var number = applicant(entityType);
    certify(number);
    return number;
  }

  private void certify(AccountNumber number) {
    TestStandings.walk(accounts, number.value(), "vetting_passed_and_profile_approved");
  }

  private AccountNumber applicant(String entityType) {
    var number = AccountNumber.of(TestAccounts.next());
    accounts.open(
        number,
        new NewAccount(
            entityType,
            "Change Test " + number,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        CBP);
    TestStandings.walk(
        accounts,
        number.value(),
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist");
    return number;
  }
}
