package org.ctpat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.print.PrintedPaper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@DomainTest
class LetterPaperTest {

  private static final String ACCOUNT = "25-000077";
  private static final String CASE = ACCOUNT + "-APP-1";
  private static final Actor STEP = Actor.system("return-for-correction");

  private final Letters letters;
  private final Deadlines deadlines;
  private final Accounts accounts;
  private final TestClock clock;

  @Autowired
  LetterPaperTest(Letters letters, Deadlines deadlines, Accounts accounts, TestClock clock) {
    this.letters = letters;
    this.deadlines = deadlines;
    this.accounts = accounts;
    this.clock = clock;
  }

  @BeforeEach
  void openAnAccount() {
    clock.set(LocalDate.of(2027, 3, 3));
    accounts.open(
        AccountNumber.of(ACCOUNT),
        new NewAccount(
            "HWC_MX",
            "Transportes Peña & Łódź <Norte>",
            new Contact(Contact.Kind.OFFICER, null, "Íñigo Peña", null, "i@pena.example", null),
            null),
        STEP);
  }

  @Test
  void printsALetterWithItsHeadTheCaseAndTheLegalBasis() {
    var due = deadlines.start(ACCOUNT, CASE, "DL09", deadlines.today(), Map.of(), STEP);
    var letter =
        letters.send(
            ACCOUNT,
            CASE,
            "returned-for-correction",
            "1",
            Map.of("remarks", "6.5: add the page < 3 & the model.", "dueOn", due.dueOn()),
            STEP);

    var paper = PrintedPaper.of(letters.pdf(letter));

    assertThat(paper.title()).isEqualTo("Your security profile needs a correction");
    assertThat(paper.language()).isEqualTo("en");
    assertThat(paper.pages()).isOne();
    assertThat(paper.text())
        .contains("Customs Trade Partnership Against Terrorism")
        .contains("Íñigo Peña Transportes Peña & Łódź <Norte>")
        .contains("Date: March 3, 2027", "Account: " + ACCOUNT, "Case: " + CASE)
        .contains("6.5: add the page < 3 & the model.")
        .contains("by March 17, 2027, 14 calendar days from today (rule DL09)")
        .contains(
            "Legal basis",
            "DL09, Cure notice for blank or poor profile: March 17, 2027. Source: normanjaspanassociates.com")
        .contains("Page 1 of 1");
    assertThat(letter.basis()).hasSize(1);
  }

  @Test
  void namesARuleWithoutADateInTheCaseByItsSource() {
    var letter =
        letters.send(
            ACCOUNT,
            CASE,
            "account-closed",
            "1",
            Map.of("reason", "Sold", "benefits", List.of(), "waitsUntil", "March 1, 2028"),
            STEP);

    assertThat(letter.basis())
        .singleElement()
        .asString()
        .startsWith("DL17, Waiting time before reapplying. Source: normanjaspanassociates.com");
  }

  @Test
  void hasALetterForEachStepOfTheProgramme() throws IOException {
    var templates =
        Arrays.stream(
                new PathMatchingResourcePatternResolver()
                    .getResources("classpath:templates/letters/*.txt"))
            .map(file -> String.valueOf(file.getFilename()).replace(".txt", ""))
            .toList();

    assertThat(templates)
        .contains(
            "application-received",
            "returned-for-correction",
            "certification-granted",
            "ineligible",
            "validation-notice",
            "validation-report",
            "corrective-action-opened",
            "task-reminder",
            "annual-review-opened",
            "certification-renewed",
            "task-overdue",
            "corrective-action-overdue");
  }
}
