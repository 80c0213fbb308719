package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.Memberships;
import org.ctpat.deadline.Deadlines;
import org.ctpat.deadline.UsEastern;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.Stories;
import org.ctpat.demo.StoryPlayer;
import org.ctpat.demo.application.ProfileData;
import org.ctpat.demo.criteriatraining.ProfileAuthor;
import org.ctpat.demo.criteriatraining.TrainingAuthor;
import org.ctpat.demo.riskrenewal.MemberSetup;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.renewal.Renewals;
import org.ctpat.task.Drafts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What companies and CBP come to the portal for, from the first page to the last. */
@ProcessTest
class StoriesBrowserTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_TABS = 250;

  private static Browser browser;

  @Autowired private AccountProfiles companies;
  @Autowired private Accounts accounts;
  @Autowired private CamundaClient client;
  @Autowired private CompanySignIns signIns;
  @Autowired private Deadlines deadlines;
  @Autowired private Drafts drafts;
  @Autowired private JdbcClient jdbc;
  @Autowired private Memberships memberships;
  @Autowired private ProfileAuthor profileAuthor;
  @Autowired private TrainingAuthor trainingAuthor;
  @Autowired private Renewals renewals;
  @Autowired private Stories stories;
  @LocalServerPort private int port;

  private final List<String> complaints = new ArrayList<>();
  private final List<Page> pages = new ArrayList<>();

  @BeforeAll
  static void startTheBrowser() {
    browser = Browser.start();
  }

  @AfterAll
  static void stopTheBrowser() {
    browser.close();
  }

  @AfterEach
  void pagesRaiseNoErrors() {
    pages.forEach(page -> page.context().close());
    assertThat(complaints).isEmpty();
  }

  @Test
  void aCompanyAppliesByKeyboardAlone() {
    var visitor = newPage();
    visitor.navigate("/programme");
    follow(visitor, "Apply for membership");
    type(visitor, "entityType", "U.S. importer");
    type(visitor, "companyName", "Keyboard Imports " + System.nanoTime());
    type(visitor, "contactName", "Nora Field");
    type(visitor, "officerName", "Otto Lang");
    follow(visitor, "Open the application");
    var opened = visitor.locator("main").innerText();
    var number = find("10-[0-9]{6}", opened);
    follow(visitor, "Sign in");
    type(visitor, "username", signInNamed(number, "Nora Field"));
    type(visitor, "password", "ctpat-demo");
    visitor.keyboard().press("Enter");
    visitor.locator(".who strong").waitFor();

    var applicant =
        new DemoCompany(
            "blue-heron",
            number,
            "IMP",
            accounts.get(AccountNumber.of(number)).companyName(),
            "ben.carter",
            "margaret.ellis");
    var story = stories.of(applicant);
    story.settle();
    follow(visitor, "My case");
    follow(visitor, "Go through the application");
    assertThat(visitor.locator("main").innerText()).contains("0 of 5 parts are complete");
    follow(visitor, "Go on: Complete company profile");
    visitor.locator("#task-form[data-ready]").waitFor();
    fillInByKeyboard(visitor, "complete-company-profile", companyProfile(applicant));
    handIn(visitor);

    var contact = signInNamed(number, "Nora Field");
    var officer = signInNamed(number, "Otto Lang");
    var officerPage = signedIn(officer, "Otto Lang");
    for (int step = 0; step < 20 && story.find("assign-specialist").isEmpty(); step++) {
      var task = story.open().getFirst();
      var forContact = task.candidateGroups().contains("member-" + number);
      var person = signIns.find(forContact ? contact : officer).orElseThrow();
      var open = story.task(task.formId());
      drafts.save(open.key(), story.prepare(open), person.person());
      var page = forContact ? visitor : officerPage;
      page.navigate("/accounts/" + number + "/application");
      page.waitForLoadState(LoadState.NETWORKIDLE);
      follow(page, "Go on: ");
      page.locator("#task-form[data-ready]").waitFor();
      if (!page.url().endsWith("/tasks/" + open.key())) {
        var shown = story.task(formOf(page, story));
        drafts.save(shown.key(), story.prepare(shown), person.person());
        page.reload();
        page.locator("#task-form[data-ready]").waitFor();
      }
      handIn(page);
    }

    assertThat(story.task("assign-specialist").accountNumber()).isEqualTo(number);
  }

  @Test
  void aRenewalWithUnchangedAnswersTakesLessThanTenClicks() {
    var number = TestAccounts.next();
    var company = DemoCompany.BLUE_HERON.as(number);
    new MemberSetup(accounts, companies, memberships).certify(company, jdbc);
    var story = stories.of(company);
    var anniversary = deadlines.today().plusYears(1);
    story.advanceTo(UsEastern.startOf(anniversary.minusDays(85)).toInstant());
    profileAuthor.complete(company, number, company.member().actor());
    openReview(company, anniversary.getYear());
    story.playUntil(() -> !renewals.of(number).isEmpty());
    var again = anniversary.plusYears(1);
    story.advanceTo(UsEastern.startOf(again.minusDays(60)).toInstant());
    trainingAuthor.repeat(company, number, company.member().actor());
    profileAuthor.complete(company, number, company.member().actor());
    openReview(company, again.getYear());
    List.of(
            "map-cargo-flow-and-partners",
            "rate-threats",
            "rate-vulnerabilities",
            "plan-corrective-actions",
            "document-method",
            "approve-risk-assessment")
        .forEach(form -> story.find(form).ifPresent(story::play));
    story.settle();

    signIns.grant("officer." + number, "Otto Lang", number, true);
    var page = signedIn("officer." + number, "Otto Lang");
    page.navigate("/accounts/" + number);
    int clicks = 0;
    page.getByText("Go through the annual review").click();
    clicks++;
    for (var statement : page.locator(".usa-checkbox__label").all()) {
      statement.click();
      clicks++;
    }
    page.getByText("Confirm what is ticked").click();
    clicks++;
    PlaywrightAssertions.assertThat(page.locator("main"))
        .containsText(
            "Read the summary and sign",
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis()));
    page.getByText("Read the summary and sign").click();
    clicks++;
    page.locator("#task-form[data-ready]").waitFor();
    page.locator("#task-form input[type=checkbox]").click();
    clicks++;
    page.locator("#hand-in").click();
    clicks++;
    page.waitForURL(Pattern.compile(".*/handed-in"));

    assertThat(clicks).isLessThan(10);
    assertThat(story.task("review-annual-review").accountNumber()).isEqualTo(number);
    page.navigate("/accounts/" + number + "/renewal");
    assertThat(page.locator("main").innerText())
        .contains("4 of 4 parts are confirmed")
        .contains("Signed by Otto Lang");
  }

  private void openReview(DemoCompany company, int year) {
    var number = company.accountNumber();
    var due = accounts.get(AccountNumber.of(number)).anniversary().withYear(year);
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("annual-review")
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber",
                number,
                "caseId",
                number + "-AR-" + year,
                "reviewYear",
                year,
                "anniversaryAt",
                UsEastern.endOf(due).toString(),
                "entityType",
                company.entityType(),
                "caseGlance",
                accounts.glance(AccountNumber.of(number), "Certified")))
        .execute();
  }

  private static Map<String, Object> companyProfile(DemoCompany company) {
    var data = ProfileData.of(company);
    data.put("companyName", company.name());
    return data;
  }

  private static String formOf(Page page, StoryPlayer story) {
    var key = page.url().substring(page.url().lastIndexOf('/') + 1);
    return story.open().stream()
        .filter(entry -> String.valueOf(entry.key()).equals(key))
        .findFirst()
        .orElseThrow()
        .formId();
  }

  private String signInNamed(String number, String name) {
    return jdbc.sql("select sign_in from company_right where account_number = ? and name = ?")
        .params(number, name)
        .query(String.class)
        .single();
  }

  private static String find(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
    return found.group();
  }

  // ---- a browser whose mouse is not touched ----

  private Page newPage() {
    var page = browser.page("http://localhost:" + port);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.setDefaultTimeout(PATIENCE.toMillis());
    pages.add(page);
    return page;
  }

  private Page signedIn(String signIn, String name) {
    var page = newPage();
    page.navigate("/sign-in");
    page.locator("#username").fill(signIn);
    page.locator("#password").fill("ctpat-demo");
    page.keyboard().press("Enter");
    page.locator(".who strong").waitFor();
    assertThat(page.locator(".who").innerText()).contains(name);
    return page;
  }

  /** Goes with the tab key to the link or button that begins with these words, and opens it. */
  private static void follow(Page page, String words) {
    tabUntil(
        page,
        "e => /^(A|BUTTON|SUMMARY)$/.test(e.tagName) && e.innerText.trim().startsWith('"
            + words
            + "')",
        words);
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  private static void handIn(Page page) {
    tabUntil(page, "e => e.id === 'hand-in'", "Hand in");
    page.keyboard().press("Enter");
    page.waitForCondition(
        () -> page.url().endsWith("/handed-in") || page.locator("#errors").isVisible());
    assertThat(page.url()).as(() -> page.locator("#errors").innerText()).endsWith("/handed-in");
  }

  /** Goes with the tab key to a field and types. */
  private static void type(Page page, String id, String text) {
    tabUntil(page, "e => e.id === '" + id + "'", id);
    page.keyboard().type(text);
  }

  private static void tabUntil(Page page, String isIt, String what) {
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
      page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(
          page.evaluate("document.activeElement && (" + isIt + ")(document.activeElement)"))) {
        return;
      }
    }
    throw new AssertionError("The tab key does not reach '" + what + "' on " + page.url());
  }

  /** Fills in a form field by field, in the order in which the tab key meets them. */
  private static void fillInByKeyboard(Page page, String formId, Map<String, Object> data) {
    var components = new HashMap<String, JsonNode>();
    collect(form(formId).path("components"), components);
    var filled = new ArrayList<String>();
    var lists = lists(form(formId).path("components"), new ArrayList<>());
    int passedLists = 0;
    for (int tabs = 0; tabs < 2 * MOST_TABS; tabs++) {
      page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(
          page.evaluate(
              "document.activeElement.classList.contains('fjs-repeat-render-add') && !document.activeElement.dataset.met"))) {
        page.evaluate("document.activeElement.dataset.met = 'yes'");
        var list = lists.get(passedLists++); // its button is met again behind the new row
        if (data.get(list.path("path").asString()) instanceof List<?> rows && !rows.isEmpty()) {
          page.keyboard().press("Enter");
          goBackTo(page, list.path("components").get(0).path("id").asString());
        }
      }
      var id = String.valueOf(page.evaluate("document.activeElement.id || ''"));
      if (id.equals("hand-in")) {
        return;
      }
      var component =
          components.entrySet().stream()
              .filter(each -> id.matches(".*-" + Pattern.quote(each.getKey()) + "([_-].*)?"))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(null);
      if (component == null || filled.contains(id)) {
        continue;
      }
      filled.add(id);
      var value = value(component.path("key").asString(), data);
      if (value != null) {
        enter(page, component, value);
      }
    }
    throw new AssertionError("The tab key does not reach the end of the form; met " + filled);
  }

  /** The lists of a form, in their order. */
  private static List<JsonNode> lists(JsonNode components, List<JsonNode> found) {
    for (var component : components) {
      if (component.path("type").asString().equals("dynamiclist")) {
        found.add(component);
      } else {
        lists(component.path("components"), found);
      }
    }
    return found;
  }

  /** Goes back to the first field of a row that was just added. */
  private static void goBackTo(Page page, String field) {
    for (int tabs = 0; tabs < 60; tabs++) {
      page.keyboard().press("Shift+Tab");
      if (String.valueOf(page.evaluate("document.activeElement.id || ''")).contains("-" + field)) {
        return;
      }
    }
    throw new AssertionError("No way back to " + field);
  }

  /** The value of a field, that of the first row for a field of a list. */
  private static Object value(String key, Map<String, Object> data) {
    if (data.containsKey(key)) {
      return data.get(key);
    }
    return data.values().stream()
        .filter(List.class::isInstance)
        .map(rows -> (List<?>) rows)
        .filter(rows -> !rows.isEmpty() && rows.getFirst() instanceof Map<?, ?>)
        .map(rows -> ((Map<?, ?>) rows.getFirst()).get(key))
        .filter(found -> found != null)
        .findFirst()
        .orElse(null);
  }

  private static void enter(Page page, JsonNode component, Object value) {
    switch (component.path("type").asString()) {
      case "select" -> {
        page.keyboard().type(labelOf(component, value));
        page.keyboard().press("Enter");
      }
      case "datetime" -> {
        var date = LocalDate.parse(value.toString());
        page.keyboard()
            .type(
                "%02d/%02d/%d"
                    .formatted(date.getMonthValue(), date.getDayOfMonth(), date.getYear()));
        page.keyboard().press("Enter");
      }
      case "radio", "checkbox" -> {
        var label = labelOf(component, value);
        for (int option = 0; option < 6; option++) {
          page.keyboard().press("Space");
          var chosen =
              String.valueOf(
                  page.evaluate(
                      "document.activeElement.labels ? document.activeElement.labels[0].innerText : ''"));
          if (chosen.strip().startsWith(label)
              || component.path("type").asString().equals("checkbox")) {
            return;
          }
          page.keyboard().press("ArrowDown");
        }
      }
      default -> page.keyboard().type(value.toString());
    }
  }

  private static String labelOf(JsonNode component, Object value) {
    for (var option : component.path("values")) {
      if (option.path("value").asString().equals(value.toString())) {
        return option.path("label").asString();
      }
    }
    // The kinds of numbers come from the catalogue, not from the form.
    return value.equals("IOR_IRS") ? "Importer of record number, IRS" : value.toString();
  }

  private static void collect(JsonNode components, Map<String, JsonNode> found) {
    for (var component : components) {
      if (component.hasNonNull("key")) {
        found.put(component.path("id").asString(), component);
      }
      collect(component.path("components"), found);
    }
  }

  private static JsonNode form(String formId) {
    try (var text = StoriesBrowserTest.class.getResourceAsStream("/forms/" + formId + ".form")) {
      return JsonMapper.shared().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
