package org.ctpat.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import io.camunda.client.CamundaClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.appeal.AppealOutcome;
import org.ctpat.appeal.Appeals;
import org.ctpat.appeal.ContestableDecisions;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.Stories;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An appeal in the browser, from the case page to its decision. */
@ProcessTest
class AppealBrowserTest {

  private static final String WORDS =
      "The container left our yard in Monterrey with seal 4411 closed; the gate log and two photographs show it. The seal was cut by the examining officers at Laredo.";

  private static Browser browser;

  @Autowired private Accounts accounts;
  @Autowired private Appeals appeals;
  @Autowired private ContestableDecisions decisions;
  @Autowired private CompanySignIns signIns;
  @Autowired private CamundaClient client;
  @Autowired private Stories stories;
  @LocalServerPort private int port;

  private final List<String> barriers = new ArrayList<>();
  private String account;

  @BeforeAll
  static void startTheBrowser() {
    browser = Browser.start();
  }

  @AfterAll
  static void stopTheBrowser() {
    browser.close();
  }

  @BeforeEach
  void suspendAMember() {
    account = TestAccounts.next();
    signIns.grant("officer." + account, "Otto Lang", account, true);
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Northgate Imports " + account,
            new Contact(Contact.Kind.OFFICER, "officer." + account, "Otto Lang", null, null, null),
            null),
        Actor.system("test"));
    TestStandings.walk(
        accounts,
        account,
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist",
        "vetting_passed_and_profile_approved",
        "post_incident_finding",
        "suspend");
    decisions.register(
        account,
        account + "-ENF-1",
        ContestableDecisions.Kind.SUSPENSION,
        false,
        "A container of the company arrived at Laredo without its seal (criterion 6.1), and nobody could say who had checked it.",
        List.of(account + "-INC-1"),
        Actor.system("test"));
  }

  @Test
  void anOfficerAppealsAndTheAuthorityDecides() {
    var officer = signedIn("officer." + account);
    officer.navigate("/accounts/" + account);
    look(officer, "case");
    officer.locator("#appeals a.usa-button").click();
    officer.locator("#facts").fill(WORDS);
    officer.getByText("Keep as a draft").click();
    assertThat(officer.locator("#facts")).hasValue(WORDS);
    officer.locator("#plan").fill("Two people check and sign for each seal from now on.");
    officer
        .locator("#files")
        .setInputFiles(
            new FilePayload(
                "gate-log.txt", "text/plain", "08:12 4411".getBytes(StandardCharsets.UTF_8)));
    officer.getByText("Sign and file the appeal").click();
    assertThat(officer.locator("[role=alert]")).containsText("Tick the confirmation");
    assertThat(officer.locator("#facts")).hasValue(WORDS);
    assertThat(officer.locator("form li")).containsText("gate-log.txt");
    look(officer, "filing");
    officer.locator("[name=confirmed]").check();
    officer.getByText("Sign and file the appeal").click();
    assertThat(officer.locator("main h1")).hasText("Appeal 1");
    look(officer, "appeal");

    var appealId = account + "-APL-1";
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("appeal")
        .latestVersion()
        .variables(Map.of("accountNumber", account, "caseId", appealId, "entityType", "IMP"))
        .execute();
    var story = stories.of(DemoCompany.BLUE_HERON.as(account));
    var task = story.task("decide-appeal");

    var authority = signedIn("ruth.feldman");
    authority.navigate("/appeals");
    assertThat(authority.locator("table")).containsText(appealId);
    look(authority, "appeals");
    authority.navigate("/tasks/" + task.key());
    authority.locator("#task-form[data-ready]").waitFor();
    assertThat(authority.locator("#task-form")).containsText("nobody could say who had checked it");
    authority.getByLabel("The contested decision stands").check();
    authority
        .getByLabel("Reasons")
        .fill("The gate log names nobody who checked the seal (criterion 6.1).");
    look(authority, "task");
    story.submit(
        task,
        Map.of(
            "appealDecision",
            "uphold",
            "appealReasons",
            "The gate log names nobody who checked the seal (criterion 6.1)."));
    officer.reload();
    assertThat(officer.locator("#ruling")).containsText("The decision stands");
    look(officer, "decided");

    assertThat(appeals.find(appealId).orElseThrow().outcome()).isEqualTo(AppealOutcome.UPHELD);
    assertThat(barriers).isEmpty();
  }

  private Page signedIn(String name) {
    var page = browser.page("http://localhost:" + port);
    page.navigate("/sign-in");
    page.locator("#username").fill(name);
    page.locator("#password").fill("ctpat-demo");
    page.locator("#sign-in-form button").click();
    page.locator(".who").waitFor();
    return page;
  }

  /** The page can be used with a keyboard and a screen reader, and fits a phone. */
  private void look(Page page, String name) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    new AxeBuilder(page)
        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
        .analyze()
        .getViolations()
        .forEach(rule -> barriers.add(name + ": " + rule.getId() + " " + rule.getNodes()));
    page.setViewportSize(390, 800);
    if (!Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth <= 390"))) {
      barriers.add(name + " scrolls sideways on a phone");
    }
    page.setViewportSize(1400, 1000);
  }
}
