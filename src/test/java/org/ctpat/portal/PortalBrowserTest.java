package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.application.Applications;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.Answer;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.criteria.SpecialistView;
import org.ctpat.demo.DemoCompany;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.task.Drafts;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.ctpat.task.InboxTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@ProcessTest
class PortalBrowserTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger NUMBERS = new AtomicInteger(3_141_500);

  private static Browser browser;

  @Autowired private Applications applications;
  @Autowired private CompanySignIns signIns;
  @Autowired private SecurityProfiles profiles;
  @Autowired private Inbox inbox;
  @Autowired private Drafts drafts;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @Autowired private JsonMapper json;
  @LocalServerPort private int port;

  private final List<String> complaints = new ArrayList<>();
  private String account;
  private PortalUser contact;
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
  void aCompanyApplies() {
    account = TestAccounts.next();
    var signIn = "contact." + account;
    signIns.grant(signIn, "Nora Field", account, false);
    contact = signIns.find(signIn).orElseThrow();
    applications.start(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Browser Imports " + account,
            new Contact(Contact.Kind.OFFICER, "officer." + account, "Otto Lang", null, null, null),
            new Contact(Contact.Kind.POINT_OF_CONTACT, signIn, "Nora Field", null, null, null)),
        Actor.system("test"));
    page = browser.page("http://localhost:" + port);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    signIn(signIn);
  }

  @AfterEach
  void pagesRaiseNoErrors() {
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aWrongIdentifierIsShownAtItsFieldAndNothingIsHandedIn() {
    var task = profileTask();
    var data = profile();
    data.put("identifiers", List.of(Map.of("type", "IOR_IRS", "value", "not a number")));
    drafts.save(task.key(), data, contact.person());

    openFromTheInbox();
    page.locator("#hand-in").click();

    var summary = page.locator("#errors");
    expect(summary).isVisible();
    expect(summary).isFocused();
    expect(summary.getByRole(AriaRole.LINK)).containsText("Importer of record number");
    expect(page.locator(".list-error")).containsText("NN-NNNNNNNXX");
    assertThat(inbox.find(task.key()).orElseThrow().state()).isEqualTo(InboxTask.State.OPEN);
  }

  @Test
  void anEmptyFormNamesEveryFieldThatIsNeeded() {
    var task = profileTask();

    openFromTheInbox();
    page.getByLabel("Company name").fill("");
    page.locator("#hand-in").click();

    expect(page.locator("#errors")).containsText("Company name");
    assertThat(page.locator("#errors li").count()).isGreaterThan(10);
    expect(page.locator(".fjs-form-field-error").first()).isVisible();
    assertThat(inbox.find(task.key()).orElseThrow().state()).isEqualTo(InboxTask.State.OPEN);
  }

  @Test
  void aDraftIsKeptWhileTypingAndComesBack() {
    profileTask();

    openFromTheInbox();
    page.getByLabel("Street and number").fill("12 Harbor Lane");
    page.getByLabel("Street and number").blur();
    expect(page.locator("#draft-state")).containsText("Draft kept");
    page.reload();

    expect(page.getByLabel("Street and number")).hasValue("12 Harbor Lane");
    expect(page.locator("#draft-restored")).isVisible();
  }

  @Test
  void aDoubleClickHandsInOnceAndLeadsToTheNextTask() {
    var task = profileTask();
    drafts.save(task.key(), profile(), contact.person());

    openFromTheInbox();
    page.locator("#hand-in").dblclick();
    page.waitForURL(Pattern.compile(".*/tasks/" + task.key() + "/handed-in"));

    expect(page.locator("#next"))
        .containsText(
            Pattern.compile("Next for you|Others act now"),
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis()));
    var submissions =
        jdbc.sql("select count(*) from submission where task_key = ?")
            .param(task.key())
            .query(Long.class)
            .single();
    assertThat(submissions).isEqualTo(1);
    await()
        .atMost(PATIENCE)
        .until(() -> inbox.find(task.key()).orElseThrow().state() == InboxTask.State.COMPLETED);

    page.navigate("/tasks/" + task.key());
    expect(page.getByRole(AriaRole.HEADING).first()).hasText("Handed in");
  }

  @Test
  void theCasePageDrawsThePresentPlace() {
    profileTask();

    page.navigate("/accounts/" + account);

    var diagram = page.locator(".diagram[data-ready]");
    expect(diagram).isVisible();
    expect(page.locator(".diagram .present").first()).isVisible();
    expect(page.locator(".diagram .passed").first()).isAttached();
    expect(page.locator("#map")).containsText("Complete company profile");
  }

  @Test
  void anAnswerOfTheSecurityProfileIsKeptAsItIsTyped() {
    page.navigate("/accounts/" + account + "/profile?category=1");
    var first = page.locator("article.criterion").first();

    first.locator("textarea[name=howMet]").fill("The president signs the statement every January.");
    expect(first.locator(".crit-state")).containsText("saved");
    first.locator("input[name=responsible]").fill("Security manager");
    expect(first.locator(".crit-state")).not().containsText("name the person responsible");
    first
        .locator("input[type=file]")
        .setInputFiles(
            new FilePayload(
                "statement.txt",
                "text/plain",
                "Statement of support, signed in January.".getBytes(StandardCharsets.UTF_8)));
    first.getByText("Attach", new Locator.GetByTextOptions().setExact(true)).click();

    expect(first.locator(".evidence")).containsText("statement.txt");
    var kept = profiles.view(account).categories().getFirst().criteria().getFirst();
    assertThat(kept.howMet()).isEqualTo("The president signs the statement every January.");
    assertThat(kept.responsible()).isEqualTo("Security manager");
    assertThat(kept.evidence()).hasSize(1);

    profiles.review(
        account,
        kept.criterion().id(),
        Objects.requireNonNull(kept.version()),
        SpecialistView.QUESTION,
        "Which president signed it?",
        new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP));
    page.reload();
    expect(page.locator(".usa-alert--warning").getByRole(AriaRole.LINK))
        .containsText(kept.criterion().label());
    expect(page.locator("article.criterion").first()).containsText("Which president signed it?");
  }

  @Test
  void theSpecialistJudgesAnswersByKeyboard() {
    var by = contact.actor();
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("America/New_York"));
    for (var id : List.of("6.1", "6.2")) {
      profiles.answer(account, id, Answer.met("As written.", "Nora Field", today, null), by);
    }
    var specialist = browser.page("http://localhost:" + port);
    specialist.navigate("/sign-in");
    specialist.locator("#username").fill("dana.whitfield");
    specialist.locator("#password").fill("ctpat-demo");
    specialist.locator("#sign-in-form button").click();
    specialist.navigate("/accounts/" + account + "/profile?show=WAITING");
    expect(specialist.locator("article.criterion")).hasCount(2);

    specialist.keyboard().press("j");
    specialist.keyboard().press("a");
    expect(specialist.locator("#state-6-1")).containsText("accepted by the specialist");
    specialist.keyboard().press("j");
    specialist.keyboard().press("q");
    specialist.keyboard().type("Which seals?");
    specialist.keyboard().press("Escape");
    specialist.keyboard().press("q");
    expect(specialist.locator("#state-6-2")).containsText("Which seals?");

    specialist.reload();
    expect(specialist.locator("main")).containsText("Every answer is judged as it stands.");
    specialist.setViewportSize(390, 844);
    for (var path :
        List.of(
            "/accounts/" + account + "/profile?category=6",
            "/accounts/" + account + "/profile/comparison",
            "/criteria",
            "/criteria/6.1",
            "/criteria/templates/seal-log",
            "/editions")) {
      specialist.navigate(path);
      assertThat(specialist.evaluate("document.documentElement.scrollWidth <= 390"))
          .as(path)
          .isEqualTo(true);
    }
    specialist.context().close();
  }

  @Test
  void aVisitorAppliesAndFindsTheFirstTaskInTheInbox() {
    var visitor = browser.page("http://localhost:" + port);
    visitor.navigate("/programme");
    visitor.getByText("Apply for membership").first().click();
    visitor.getByLabel("Kind of company").selectOption("IMP");
    visitor.getByLabel("Name of the company, as registered").fill("Visitor Trading " + account);
    visitor.getByLabel("Your name").fill("Vera Visitor " + account);
    visitor.getByLabel("Name of the company officer").fill("Oskar Officer " + account);
    visitor.getByText("Open the application").click();

    expect(visitor.locator("h1")).hasText("The application is open");
    visitor.locator("main .usa-button").click();
    visitor.locator("#password").fill("ctpat-demo");
    visitor.locator("#sign-in-form button").click();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              visitor.navigate("/inbox");
              return visitor.locator("main").innerText().contains("Complete company profile");
            });
    visitor.context().close();
  }

  @Test
  void signingOutEndsTheSession() {
    page.getByText("Sign out", new Page.GetByTextOptions().setExact(true)).click();
    expect(page.locator("body")).containsText("You are signed out.");

    page.navigate("/inbox");
    expect(page.locator("#sign-in-form")).isVisible();
  }

  private static LocatorAssertions expect(Locator element) {
    return PlaywrightAssertions.assertThat(element);
  }

  private void signIn(String name) {
    page.navigate("/sign-in");
    page.locator("#username").fill(name);
    page.locator("#password").fill("ctpat-demo");
    page.locator("#sign-in-form button").click();
    expect(page.locator(".who")).containsText("Nora Field");
  }

  private void openFromTheInbox() {
    page.navigate("/inbox");
    page.locator("table.list tbody th a").first().click();
    page.locator("#task-form[data-ready]").waitFor();
  }

  private InboxEntry profileTask() {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                inbox.openOfAccount(account, contact.person()).stream()
                    .filter(entry -> entry.formId().equals("complete-company-profile"))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** The profile of a demo company with an identifier of its own. */
  private Map<String, Object> profile() {
    @SuppressWarnings("unchecked")
    var data =
        new HashMap<String, Object>(
            json.readValue(DemoCompany.BLUE_HERON.load("profile.json"), Map.class));
    data.put("companyName", "Browser Imports " + account);
    data.put(
        "identifiers",
        List.of(Map.of("type", "IOR_IRS", "value", "31-" + NUMBERS.incrementAndGet() + "00")));
    return data;
  }
}
