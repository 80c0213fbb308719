package org.ctpat.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditTrail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class LettersTest {

  private static final String ACCOUNT = "25-000001";
  private static final String CASE = "25-000001-WD-1";
  private static final Actor STEP = Actor.system("acknowledge-withdrawal");

  private final Letters letters;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final TestClock clock;

  @Autowired
  LettersTest(Letters letters, Accounts accounts, AuditTrail audit, TestClock clock) {
    this.letters = letters;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  @BeforeEach
  void openAnAccount() {
    clock.set(LocalDate.of(2027, 3, 3));
    accounts.open(
        AccountNumber.of(ACCOUNT),
        new NewAccount(
            "IMP",
            "O'Neill & Sons <Lamps>",
            new Contact(
                Contact.Kind.OFFICER, null, "Siobhán O'Neill", null, "s@oneill.example", null),
            null),
        STEP);
  }

  @Test
  void writesALetterAsTextAndHtml() {
    var letter =
        letters.send(ACCOUNT, CASE, "membership-kept", "1", Map.of("note", "5 < 6 & 7"), STEP);

    assertThat(letter.subject()).isEqualTo("Your CTPAT membership goes on");
    assertThat(letter.text()).startsWith("Dear Siobhán O'Neill,").contains("5 < 6 & 7");
    assertThat(letter.addressee()).containsExactly("Siobhán O'Neill", "O'Neill & Sons <Lamps>");
    assertThat(letter.html())
        .contains("<h1>Your CTPAT membership goes on</h1>")
        .contains("<p>5 &lt; 6 &amp; 7</p>")
        .doesNotContain("<Lamps>");
    assertThat(letters.find(ACCOUNT, letter.id())).contains(letter);
    assertThat(letters.find("25-000002", letter.id())).isEmpty();
  }

  @Test
  void writesALetterOnceForEachCaseTemplateAndCycle() {
    var first = letters.send(ACCOUNT, CASE, "membership-kept", "1", Map.of("note", "one"), STEP);
    var again = letters.send(ACCOUNT, CASE, "membership-kept", "1", Map.of("note", "two"), STEP);
    var second = letters.send(ACCOUNT, CASE, "membership-kept", "2", Map.of("note", "three"), STEP);

    assertThat(again).isEqualTo(first);
    assertThat(letters.of(ACCOUNT)).containsExactly(second, first);
    assertThat(audit.history(ACCOUNT, 10))
        .filteredOn(e -> e.action().equals("Letter sent"))
        .hasSize(2);
  }

  @Test
  void writesDatesInWords() {
    var letter =
        letters.send(
            ACCOUNT,
            CASE,
            "withdrawal-received",
            "1",
            Map.of(
                "reason", "Sold",
                "requestedOn", LocalDate.of(2027, 3, 1),
                "answerDueOn", LocalDate.of(2027, 3, 13)),
            STEP);

    assertThat(letter.text())
        .contains("On March 1, 2027 your company")
        .contains("by March 13, 2027 (rule DC03)");
  }

  @Test
  void writesAListAsAList() {
    var letter =
        letters.send(
            ACCOUNT,
            CASE,
            "account-closed",
            "1",
            Map.of(
                "reason",
                "Sold",
                "benefits",
                List.of("FAST lanes", "Mutual recognition"),
                "waitsUntil",
                ""),
            STEP);

    assertThat(letter.text()).contains("- FAST lanes\n- Mutual recognition\n");
    assertThat(letter.html())
        .contains("<ul>\n<li>FAST lanes</li>\n<li>Mutual recognition</li>\n</ul>");
  }

  @Test
  void refusesATemplateThatIsNotThere() {
    assertThatThrownBy(() -> letters.send(ACCOUNT, CASE, "no-such-letter", "1", Map.of(), STEP))
        .hasMessageContaining("no-such-letter");
  }
}
