package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.Actor;
import org.ctpat.partner.FollowUps;
import org.ctpat.partner.PartnerEntry;
import org.ctpat.partner.PartnerSearch;
import org.ctpat.partner.Partners;
import org.ctpat.partner.QuestionnaireView;
import org.ctpat.partner.Questionnaires;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.risk.PartyRole;
import org.ctpat.task.Inbox;
import org.ctpat.validation.TestMembers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Partners at a desk and on a phone: the register, a questionnaire by its link, a lost partner. */
@ProcessTest
class PartnerBrowserTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private CamundaClient client;
  @Autowired private CompanySignIns signIns;
  @Autowired private FollowUps followUps;
  @Autowired private Inbox inbox;
  @Autowired private Partners partners;
  @Autowired private Questionnaires questionnaires;
  @LocalServerPort private int port;

  private final String account = TestAccounts.next();
  private final String carrier = TestAccounts.next();
  private final Actor nora = new Actor("nora." + account, "Nora Field", Actor.Kind.MEMBER);
  private final List<String> barriers = new ArrayList<>();

  @Test
  void everyPageIsBarrierFreeAndFitsAPhone() {
    new TestMembers(accounts, profiles).certifiedImporter(account);
    new TestMembers(accounts, profiles).certifiedImporter(carrier);
    signIns.grant(nora.id(), nora.name(), account, false);
    partners.add(account, entry("Ribera Freight", PartyRole.TRUCKER, carrier), nora);
    TestStandings.walk(accounts, carrier, "post_incident_finding", "suspend");
    await().atMost(PATIENCE).until(() -> !followUps.of(account).isEmpty());
    var followUp = followUps.of(account).getFirst().followUpId();
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("partner-follow-up")
        .latestVersion()
        .variables(Map.of("accountNumber", account, "caseId", followUp, "entityType", "IMP"))
        .execute();
    await().atMost(PATIENCE).until(() -> inbox.openOfCase(followUp).size() == 1);

    try (var browser = Browser.start()) {
      var page = browser.page("http://localhost:" + port);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              barriers.add("console: " + message.text());
            }
          });
      signIn(page, nora.id());
      var register = "/accounts/" + account + "/partners";
      page.navigate(register + "/new");
      page.locator("[name=name]").fill("Quay Packers");
      page.locator("[name=country]").selectOption("PE");
      page.locator("[name=role]").selectOption("PACKER");
      page.locator("main form button").last().click();
      PlaywrightAssertions.assertThat(page.locator(".usa-alert--success"))
          .containsText("Record the proof");
      page.locator("[name=recipient]").fill("quality@quay.example");
      page.locator("form[action$='/questionnaires'] button").click();
      var link = page.locator("#link").inputValue();
      look(page, "partner");
      answer(browser, link);

      var id =
          partners
              .page(account, new PartnerSearch("Quay", null, false, PartnerSearch.Sort.NAME, 1))
              .partners()
              .getFirst()
              .id();
      assertThat(questionnaires.of(id).getFirst().state())
          .isEqualTo(QuestionnaireView.State.SUBMITTED);
      for (var path :
          List.of(
              register,
              register + "/new",
              register + "/" + id,
              register + "/" + id + "/questionnaires/" + questionnaires.of(id).getFirst().id())) {
        page.navigate(path);
        look(page, path.replace('/', '_'));
      }
      page.navigate("/tasks/" + inbox.openOfCase(followUp).getFirst().key());
      PlaywrightAssertions.assertThat(page.locator("#form, .fjs-form").first())
          .containsText("What do you do about this partner?");

      signIn(page, "helen.brandt");
      for (var path : List.of("/accounts/" + carrier + "/dependents", "/partner-monitoring")) {
        page.navigate(path);
        look(page, path.replace('/', '_'));
      }
      PlaywrightAssertions.assertThat(page.locator("h1")).containsText("Partner monitoring");
    }
    assertThat(barriers).isEmpty();
  }

  /** The partner answers on a phone; a closed page loses nothing. */
  private void answer(Browser browser, String link) {
    var phone = browser.page("http://localhost:" + port);
    phone.setViewportSize(390, 800);
    phone.navigate(link);
    look(phone, "q-overview");
    phone.navigate(link + "/1");
    look(phone, "q-section");
    phone.waitForResponse(
        response -> response.url().endsWith("/1/saved") && response.status() == 204,
        () -> phone.locator("input[type=radio][value=YES]").first().check());
    phone.navigate(link);
    PlaywrightAssertions.assertThat(phone.locator("main")).containsText("1 of 5 answered");
    for (int section = 1; section <= questionnaires.questionnaire().sections().size(); section++) {
      phone.navigate(link + "/" + section);
      for (var yes : phone.locator("input[type=radio][value=YES]").all()) {
        yes.check();
      }
      phone.locator("form button").click();
      phone.waitForLoadState(LoadState.LOAD);
    }
    phone.navigate(link);
    phone.locator("#filledBy").fill("Rosa Paz, quality");
    look(phone, "q-submit");
    phone.locator("form button").click();
    PlaywrightAssertions.assertThat(phone.locator("h1")).containsText("Thank you");
    phone.context().close();
  }

  private static PartnerEntry entry(String name, PartyRole role, String partnerAccount) {
    return new PartnerEntry(
        name, "MX", role, true, partnerAccount, null, "Security annex of 2025", "", null, null);
  }

  private static void signIn(Page page, String id) {
    page.context().clearCookies();
    page.navigate("/sign-in");
    page.locator("#username").fill(id);
    page.locator("#password").fill("ctpat-demo");
    page.locator("#sign-in-form button").click();
    page.locator(".who strong").waitFor();
  }

  private void look(Page page, String name) {
    new AxeBuilder(page)
        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                rule.getNodes()
                    .forEach(
                        node -> barriers.add(name + ": " + rule.getId() + " " + node.getTarget())));
    var size = page.viewportSize();
    page.setViewportSize(390, 800);
    if (Boolean.TRUE.equals(
        page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))) {
      barriers.add(name + " scrolls sideways");
    }
    page.setViewportSize(size.width, size.height);
  }
}
