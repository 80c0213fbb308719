package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.deadline.UsEastern;
import org.ctpat.incident.IncidentView;
import org.ctpat.incident.Incidents;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.validation.TestMembers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A driver's dispatcher reports on a phone; CBP finds the report, and opens a case of its own. */
@ProcessTest
class IncidentBrowserTest {

  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private CompanySignIns signIns;
  @Autowired private Incidents incidents;
  @Autowired private Clock clock;
  @LocalServerPort private int port;

  private final String account = TestAccounts.next();
  private final String signIn = "incident." + account;
  private final List<String> barriers = new ArrayList<>();

  @BeforeEach
  void certify() {
    new TestMembers(accounts, profiles).certifiedImporter(account);
    signIns.grant(signIn, "Ida Report", account, false);
  }

  @Test
  void reportsOnAPhoneAndGoesOnWritingOnThePage() {
    try (var browser = Browser.start()) {
      var page = browser.page("http://localhost:" + port);
      page.setViewportSize(390, 800);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              barriers.add("console: " + message.text());
            }
          });
      page.navigate("/sign-in");
      page.locator("#username").fill(signIn);
      page.locator("#password").fill("ctpat-demo");
      page.locator("#sign-in-form button").click();
      page.locator(".who").waitFor();

      page.navigate("/accounts/" + account + "/incidents/new");
      look(page);
      page.locator(".hand-in button").click();
      assertThat(page.locator(".error-summary li").count()).isEqualTo(6);
      assertThat(page.locator("#error-place").innerText()).contains("Say where it was found");
      look(page);

      page.locator("#in-what").fill("The seal at dock 4 has another number than the papers.");
      page.locator("#in-type").selectOption("seal");
      page.locator("#in-foundAt")
          .fill(
              LocalDateTime.ofInstant(clock.instant().minus(Duration.ofHours(2)), UsEastern.ZONE)
                  .truncatedTo(ChronoUnit.MINUTES)
                  .toString());
      page.locator("#in-zone").selectOption("America/New_York");
      page.locator("#in-place").fill("Buffalo warehouse");
      page.locator("#in-measures").fill("Container locked, nothing unloaded.");
      page.locator("input[name='nobodyTold']").check();
      page.locator(".saved.ok").waitFor();
      page.navigate("/accounts/" + account + "/incidents/new");
      assertThat(page.locator("#in-place").inputValue()).isEqualTo("Buffalo warehouse");
      page.locator("input[name='files'][multiple]")
          .setInputFiles(
              new FilePayload(
                  "seal.txt", "text/plain", "HL 104 471".getBytes(StandardCharsets.UTF_8)));
      page.locator(".hand-in button").click();
      page.waitForURL(Pattern.compile(".*/incidents/" + account + "-INC-1"));
      assertThat(page.locator("main").innerText())
          .contains("before the conveyance crosses the border", "seal.txt", "Self-reported");
      look(page);

      page.locator("#add summary").click();
      page.locator("#add select[name='zone']").selectOption("America/Chicago");
      page.locator("#add #in-seal").fill("HL 104 477");
      page.locator("#add form > button").click();
      page.locator("#timeline textarea").fill("The forwarder sends the recording of the gate.");
      page.locator("#timeline form > button").click();
      assertThat(page.locator("#timeline").innerText())
          .contains("Added: seal HL 104 477", "The forwarder sends the recording");
      page.navigate("/accounts/" + account + "/incidents");
      look(page);
      page.navigate("/");
      assertThat(page.locator("main").innerText()).contains("Report an incident");
    }
    assertThat(barriers).isEmpty();
    assertThat(incidents.of(account)).extracting(IncidentView::selfReported).containsExactly(true);
  }

  @Test
  void cbpOpensACaseFindsItAndExportsTheList() {
    var cbp = PortalSession.of(port, "luis.ortega");
    var now = LocalDateTime.ofInstant(clock.instant(), UsEastern.ZONE);
    var place = "Bridge of " + account;
    var opened =
        cbp.post(
            "/accounts/" + account + "/incidents",
            Map.of(
                "type",
                "contraband",
                "what",
                "Eleven packages in the spare tire.",
                "foundAt",
                now.minusHours(6).truncatedTo(ChronoUnit.MINUTES).toString(),
                "zone",
                "America/New_York",
                "place",
                place,
                "once",
                "page-" + account));
    assertThat(opened.status()).isEqualTo(302);
    assertThat(opened.location()).endsWith(account + "-INC-1");

    assertThat(cbp.get("/accounts/" + account + "/incidents/" + account + "-INC-1").text())
        .contains("Not self-reported", "DL26");
    assertThat(cbp.get("/accounts/" + account).text()).contains("Narcotics or other contraband");
    assertThat(cbp.get("/incidents?show=running&self=no&q=" + account).text())
        .contains(account + "-INC-1");
    assertThat(cbp.get("/incidents?self=yes&q=" + account).text()).contains("No incident matches");
    assertThat(cbp.get("/incidents.csv?q=" + account).text())
        .startsWith("incident,account,type,found_at")
        .contains(account + "-INC-1," + account + ",Narcotics or other contraband");

    var member = PortalSession.of(port, signIn);
    assertThat(member.get("/incidents.csv").text()).contains(account + "-INC-1");
    cbp.post(
        "/accounts/" + account + "/incidents/" + account + "-INC-1/notes",
        Map.of("text", "A tip of another carrier.", "internal", "true"));
    assertThat(member.get("/accounts/" + account + "/incidents/" + account + "-INC-1").text())
        .contains("Eleven packages")
        .doesNotContain("A tip of another carrier");
  }

  private void look(Page page) {
    var path = page.url().replaceAll(".*/accounts/[^/]+", "");
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
