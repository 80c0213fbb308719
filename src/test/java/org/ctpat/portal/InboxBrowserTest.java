package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.camunda.client.CamundaClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.task.Drafts;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The inbox with several people at work, and a task whose person loses the session. */
@ProcessTest
class InboxBrowserTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PHONE = 390;
  private static Browser browser;

  @Autowired private Accounts accounts;
  @Autowired private CamundaClient client;
  @Autowired private Clock clock;
  @Autowired private CompanySignIns signIns;
  @Autowired private Drafts drafts;
  @Autowired private Inbox inbox;
  @LocalServerPort private int port;

  private final List<String> complaints = new ArrayList<>();
  private final String account = TestAccounts.next();
  private Page page;

  @BeforeAll
  static void startTheBrowser() {
    browser = Browser.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
  }

  @AfterAll
  static void stopTheBrowser() {
    browser.close();
  }

  @BeforeEach
  void aCompanyWithAnOpenTask() {
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Paper Mill " + account,
            new Contact(Contact.Kind.OFFICER, null, "Otto Lang", null, null, null),
            null),
        Actor.system("test"));
    signIns.grant("nora." + account, "Nora Field", account, false);
    paperwork(1);
  }

  @AfterEach
  void pagesRaiseNoErrors() {
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void manyTasksAreTakenAtOnceAndTheListTellsWhatOthersDo() {
    paperwork(2);
    signIn("dana.whitfield");
    page.navigate("/inbox?sort=age&q=" + account);
    page.getByText("Keep this filter").click();
    page.getByLabel("Name of the filter").fill("Mill " + account);
    page.getByText("Keep the filter").click();
    expect(page.locator(".tabs [aria-current]")).hasText("Mill " + account);
    expect(page.locator("[data-rows] tbody tr")).hasCount(2);
    barrierFree();
    fitsAPhone();

    page.locator("[data-rows] tbody th a").first().focus();
    page.keyboard().press("x");
    page.keyboard().press("j");
    page.keyboard().press("x");
    expect(page.locator("[data-picked]")).hasText("2 chosen");
    page.getByText("Take chosen").click();
    expect(page.locator("#outcomes")).containsText("2 done, 0 not done");
    assertThat(open()).allMatch(task -> "dana.whitfield".equals(task.assignee()));

    var second = page.locator("[data-rows] tbody th a").nth(1);
    page.locator("[data-rows] input[name=task]").nth(1).check();
    second.focus();
    var handedOn = open().getFirst().key();
    client.newAssignUserTaskCommand(handedOn).assignee("luis.ortega").execute();
    paperwork(3);
    lookAgain();
    var news = page.locator("#news");
    expect(news).containsText("1 new task.");
    expect(news).containsText("Luis Ortega took “Do paperwork”.");
    expect(page.locator("#who-" + handedOn)).hasText("Luis Ortega");
    expect(second).isFocused();
    news.getByRole(AriaRole.BUTTON).click();
    expect(page.locator("[data-rows] tbody tr")).hasCount(3);
    expect(page.locator("[data-rows] input[name=task]").nth(1)).isChecked();
    expect(news).isEmpty();

    page.getByText("Change “Mill " + account).click();
    page.getByText("Delete", new Page.GetByTextOptions().setExact(true)).click();
    expect(page.locator(".usa-alert--success")).containsText("The filter is deleted.");
    page.navigate("/absences");
    barrierFree();
    fitsAPhone();
  }

  @Test
  void whatWasTypedOutlivesTheSessionAndLeavesTheBrowserWithIt() {
    var task = open().getFirst().key();
    signIn("nora." + account);
    page.navigate("/tasks/" + task);
    ready();
    expect(page.locator(".then")).containsText("this process ends: Done");
    page.getByLabel("Title").fill("Seal log");
    expect(page.locator("#draft-state")).containsText("Draft kept");
    client.newAssignUserTaskCommand(task).assignee("dana.whitfield").execute();
    lookAgain();
    expect(page.locator("#claim")).containsText("Dana Whitfield took this task on");

    page.context().clearCookies();
    page.getByLabel("Title").fill("Seal log of the north dock");
    var over = page.locator("#session-over");
    expect(over).isVisible();
    expect(over).containsText("kept in this tab");
    assertThat(kept()).isEqualTo(1);
    over.getByRole(AriaRole.LINK).click();
    page.locator("#username").fill("nora." + account);
    page.locator("#password").fill("ctpat-demo");
    page.locator("#sign-in-form button").click();

    page.waitForURL(Pattern.compile(".*/tasks/" + task + "(\\?.*)?$"));
    ready();
    expect(page.getByLabel("Title")).hasValue("Seal log of the north dock");
    expect(page.locator("#tab-restored")).isVisible();
    assertThat(kept()).isZero();
    assertThat(drafts.find(task, signIns.find("nora." + account).orElseThrow().person()))
        .hasValueSatisfying(
            draft -> assertThat(draft.data()).containsEntry("title", "Seal log of the north dock"));
    barrierFree();
    fitsAPhone();

    page.context().clearCookies();
    page.getByLabel("Title").fill("Left behind");
    expect(over).isVisible();
    assertThat(kept()).isEqualTo(1);
    signInHere("dana.whitfield");
    assertThat(kept()).as("what another person typed").isZero();
  }

  @Test
  void filesAreUploadedWithTheirExpiryAndHandedInOnce() {
    var task = open().getFirst().key();
    signIn("nora." + account);
    page.navigate("/tasks/" + task);
    ready();
    page.locator("#task-form input[type=file]")
        .setInputFiles(new FilePayload[] {text("seals.txt"), text("dock.csv")});
    expect(page.locator(".uploads a")).hasCount(2);
    expect(page.getByLabel("Last day on which seals.txt is valid, if it expires")).isVisible();
    page.getByLabel("Last day on which seals.txt is valid, if it expires").fill("2020-05-01");
    expect(page.locator(".uploads .warning").first()).containsText("expired on May 1, 2020");
    page.getByLabel("Remove dock.csv").click();
    expect(page.locator(".uploads a")).hasCount(1);
    page.getByLabel("Title").fill("Forbidden");
    page.getByLabel("Keep", new Page.GetByLabelOptions().setExact(true)).check();
    expect(page.locator("#draft-state")).containsText("Draft kept");
    page.reload();
    ready();
    expect(page.locator(".uploads .warning").first()).containsText("expired on May 1, 2020");

    page.locator("#hand-in").click();
    expect(page.locator("#errors")).isFocused();
    page.locator("#errors a").click();
    expect(page.getByLabel("Title")).isFocused();
    expect(page.locator(".fjs-form-field-error")).containsText("Choose another title.");
    page.getByLabel("Title").fill("Seal log");
    page.locator("#hand-in").dblclick();
    page.waitForURL(Pattern.compile(".*/tasks/" + task + "/handed-in"));
    page.goBack();
    expect(page.getByRole(AriaRole.HEADING).first()).hasText("Handed in");
    assertThat(kept()).isZero();
    await()
        .atMost(PATIENCE)
        .until(() -> inbox.find(task).orElseThrow().state() == InboxTask.State.COMPLETED);
  }

  private static FilePayload text(String name) {
    return new FilePayload(
        name, "text/plain", ("seal,dock\n14,north " + name).getBytes(StandardCharsets.UTF_8));
  }

  /** How many forms this tab keeps. */
  private int kept() {
    return ((Number)
            page.evaluate(
                "() => Object.keys(sessionStorage).filter((key) => key.startsWith('ctpat.')).length"))
        .intValue();
  }

  /** As when a person comes back to the tab. */
  private void lookAgain() {
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
  }

  private void ready() {
    page.locator("#task-form[data-ready]").waitFor();
  }

  private void paperwork(int expected) {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("paperwork")
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber",
                account,
                "caseId",
                account + "-PAPER-1",
                "groupBefore",
                "member-",
                "dueAt",
                OffsetDateTime.now(clock).plusDays(30).withNano(0).toString(),
                "caseGlance",
                Map.of("company", "Paper Mill, Inc.", "status", "Certified")))
        .execute();
    await().atMost(PATIENCE).until(() -> open().size() == expected);
  }

  private List<InboxTask> open() {
    return inbox.openOfAccount(account);
  }

  private void signIn(String name) {
    page = browser.page("http://localhost:" + port);
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            complaints.add(message.text());
          }
        });
    signInHere(name);
  }

  private void signInHere(String name) {
    page.navigate("/sign-in");
    page.locator("#username").fill(name);
    page.locator("#password").fill("ctpat-demo");
    page.locator("#sign-in-form button").click();
    page.locator(".who strong").waitFor();
  }

  private void barrierFree() {
    new AxeBuilder(page)
        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                rule.getNodes()
                    .forEach(
                        node ->
                            complaints.add(
                                page.url() + ": " + rule.getId() + " at " + node.getTarget())));
  }

  private void fitsAPhone() {
    var size = page.viewportSize();
    page.setViewportSize(PHONE, 800);
    var overflow =
        (Number)
            page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (overflow.intValue() > 0) {
      complaints.add(page.url() + " is " + overflow + " px too wide for a phone");
    }
    page.setViewportSize(size.width, size.height);
  }

  private static LocatorAssertions expect(Locator element) {
    return PlaywrightAssertions.assertThat(element);
  }
}
