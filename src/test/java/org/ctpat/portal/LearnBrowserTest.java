package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.course.PersonalLinks;
import org.ctpat.deadline.Deadlines;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.training.JobFunction;
import org.ctpat.training.PersonData;
import org.ctpat.training.Trainings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A warehouse worker takes a course on a phone, by keyboard alone. */
@ProcessTest
class LearnBrowserTest {

  private static final Actor MEMBER = new Actor("tina.train", "Tina Train", Actor.Kind.MEMBER);

  @Autowired private Accounts accounts;
  @Autowired private Trainings trainings;
  @Autowired private PersonalLinks links;
  @Autowired private Deadlines deadlines;
  @LocalServerPort private int port;

  private final List<String> barriers = new ArrayList<>();

  @Test
  void everyPageWorksByKeyboardAndFitsAPhone() {
    var account = TestAccounts.next();
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Phone Imports",
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        MEMBER);
    trainings.addPerson(
        account,
        new PersonData(
            "W-1", "Will Ware", Set.of(JobFunction.WAREHOUSE), "Buffalo", deadlines.today()),
        MEMBER);
    var start = "/learn/" + links.issue(account, "W-1", MEMBER).token();
    try (var browser = Browser.start()) {
      var page = browser.page("http://localhost:" + port);
      page.setViewportSize(390, 800);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              barriers.add("console: " + message.text());
            }
          });
      page.navigate(start);
      look(page);
      press(page, page.locator("a[href$='/TR08/pages/1']"));
      look(page);
      for (int part = 1; part <= 4; part++) {
        press(page, page.locator("form button"));
      }
      look(page);
      press(page, page.locator("form button"));
      look(page);
      while (page.url().contains("/test/")) {
        page.locator("input[name=chosen]").first().focus();
        page.keyboard().press("Space");
        press(page, page.locator("form button"));
      }
      look(page);
      press(page, page.locator("form button"));
      look(page);
      assertThat(page.locator("main").innerText()).contains("The answers, explained");
      page.navigate("/learn/nothing");
      assertThat(page.locator("main").innerText()).contains("There is no such link");
    }

    assertThat(barriers).filteredOn(text -> !text.contains("404")).isEmpty();
  }

  private static void press(Page page, Locator element) {
    element.focus();
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
  }

  private void look(Page page) {
    var path = page.url().replaceAll(".*/learn/[^/]+", "");
    var wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
    if (Boolean.TRUE.equals(wide)) {
      barriers.add(path + " scrolls sideways");
    }
    new AxeBuilder(page)
        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                rule.getNodes()
                    .forEach(
                        node -> barriers.add(path + ": " + rule.getId() + " " + node.getTarget())));
  }
}
