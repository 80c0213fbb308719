package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import io.camunda.client.CamundaClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;
import org.ctpat.demo.Stories;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.risk.SupplyChainImports;
import org.ctpat.validation.FindingResult;
import org.ctpat.validation.FindingView;
import org.ctpat.validation.TestMembers;
import org.ctpat.validation.TestMethod;
import org.ctpat.validation.Validations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages on which people enter many rows: risk ratings at a desk, findings on a phone. */
@ProcessTest
class WorkingPagesBrowserTest {

  private static final int PHONE = 390;
  private static Browser browser;

  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private CamundaClient client;
  @Autowired private CompanySignIns signIns;
  @Autowired private RiskAssessments assessments;
  @Autowired private SupplyChainImports imports;
  @Autowired private Stories stories;
  @Autowired private Validations validations;
  @LocalServerPort private int port;

  private final List<String> complaints = new ArrayList<>();
  private final String account = TestAccounts.next();
  private Page page;

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
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void manyVulnerabilitiesAreRatedByTheKeyboardAlone() {
    var id = account + "-APP-1-RA";
    new TestMembers(accounts, profiles).certifiedImporter(account);
    assessments.open(id, account, account + "-APP-1", "IMP", Actor.system("test"));
    imports.apply(
        id,
        new ByteArrayInputStream(
            "name,role,country,direct,status,proof\nAcme,PACKER,MX,yes,NONE,\nBolt,TRUCKER,MX,yes,NONE,\n"
                .getBytes(StandardCharsets.UTF_8)),
        new Actor("nora." + account, "Nora Field", Actor.Kind.MEMBER));
    signIns.grant("nora." + account, "Nora Field", account, false);
    signIn("nora." + account);

    page.navigate("/accounts/" + account + "/risk?section=vulnerabilities");
    page.locator("[name='v.P2.VC05']").focus();
    page.keyboard().type("5.3");
    page.keyboard().press("ArrowRight");
    page.keyboard().type("1");
    page.keyboard().press("Enter");
    page.keyboard().type("6.1");
    page.locator("[name='note']").fill("Visit of this spring");
    page.keyboard().press("Enter");
    PlaywrightAssertions.assertThat(page.locator(".usa-alert--success"))
        .containsText("3 ratings are saved");

    assertThat(assessments.view(id).parties().subList(1, 3))
        .flatExtracting(
            party ->
                party.ratings().stream()
                    .map(
                        rating ->
                            party.party().name()
                                + " "
                                + rating.category().number()
                                + ": "
                                + rating.rating())
                    .toList())
        .containsExactly("Acme 5: 3", "Acme 6: 1", "Bolt 6: 3");
    for (var section : List.of("", "flow", "parties", "import", "threats", "vulnerabilities")) {
      barrierFree("/accounts/" + account + "/risk?section=" + section);
      fitsAPhone();
    }
    barrierFree("/accounts/" + account + "/risk/report");
    barrierFree("/accounts/" + account + "/validations");
  }

  @Test
  void aSpecialistWritesFindingsWithPhotosOnAPhone() {
    var caseId = account + "-VAL-1";
    var visit = visiting(caseId);
    validations.sampleCriteria(
        caseId, caseId + "-V1", List.of("6.1", "6.5"), DemoPeople.cbp("dana.whitfield").actor());
    signIn("dana.whitfield");
    page.setViewportSize(PHONE, 800);
    barrierFree(visit);
    fitsAPhone();

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("6.1")).first().click();
    page.getByText("Met", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("[name='measure']").isVisible()).isFalse();
    page.getByLabel("What was seen").fill("The procedure hangs at the dock.");
    page.getByText("Interview", new Page.GetByTextOptions().setExact(true)).click();
    page.locator("input[capture]")
        .setInputFiles(new FilePayload("dock.png", "image/png", picture()));
    PlaywrightAssertions.assertThat(page.locator("[data-chosen]")).containsText("dock.png");
    page.getByText("Keep and next").click();
    PlaywrightAssertions.assertThat(page.locator("#editor h2")).containsText("6.5");

    page.getByText("Action required", new Page.GetByTextOptions().setExact(true)).click();
    page.getByLabel("What was seen").fill("14 seals cannot be matched.");
    page.getByText("Keep and next").click();
    PlaywrightAssertions.assertThat(page.locator(".usa-alert--error"))
        .containsText("write what the company is asked to do");
    PlaywrightAssertions.assertThat(page.getByLabel("What was seen"))
        .hasValue("14 seals cannot be matched.");
    barrierFree(null);
    fitsAPhone();
    page.locator("[name='measure']").fill("Match the stock and have two people sign.");
    page.getByText("Keep and next").click();
    PlaywrightAssertions.assertThat(page.locator(".title .tag.ok")).containsText("2 of 2 tested");

    page.getByText("Note a talk").click();
    page.getByLabel("Name").fill("Dale Kowalski");
    page.getByLabel("What was said").fill("Seals are issued by one person.");
    page.getByText("Keep the talk").click();
    PlaywrightAssertions.assertThat(page.locator("#interviews")).containsText("Dale Kowalski");

    assertThat(validations.view(caseId).findings())
        .filteredOn(finding -> finding.visitId().equals(caseId + "-V1"))
        .extracting(FindingView::criterionId, FindingView::result)
        .containsExactly(
            tuple("6.1", FindingResult.MET), tuple("6.5", FindingResult.ACTION_REQUIRED));
    var first = validations.view(caseId).findings().getFirst();
    assertThat(first.methods()).containsExactly(TestMethod.INTERVIEW);
    assertThat(first.documentIds()).hasSize(1);

    barrierFree("/accounts/" + account + "/validations/" + caseId + "/documents");
    fitsAPhone();
    page.getByText("Accept", new Page.GetByTextOptions().setExact(true)).first().click();
    PlaywrightAssertions.assertThat(page.locator(".usa-alert--success"))
        .containsText("The document is accepted");
  }

  private String visiting(String caseId) {
    new TestMembers(accounts, profiles).certifiedImporter(account);
    var player = stories.of(DemoCompany.BLUE_HERON.as(account));
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("validation")
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber",
                account,
                "caseId",
                caseId,
                "entityType",
                "IMP",
                "validationReason",
                "First validation after certification",
                "caseGlance",
                accounts.glance(AccountNumber.of(account), "certified")))
        .send()
        .join();
    player.settle();
    player.liveUntil("conduct-site-visit");
    return "/accounts/" + account + "/validations/" + caseId + "/visits/" + caseId + "-V1";
  }

  private void signIn(String name) {
    page = browser.page("http://localhost:" + port);
    page.onPageError(complaints::add);
    page.navigate("/sign-in");
    page.locator("#username").fill(name);
    page.locator("#password").fill("ctpat-demo");
    page.locator("#sign-in-form button").click();
    page.locator(".who strong").waitFor();
  }

  private void barrierFree(@Nullable String path) {
    if (path != null) {
      page.navigate(path);
      page.waitForLoadState(LoadState.NETWORKIDLE);
    }
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

  /** The smallest picture there is. */
  private static byte[] picture() {
    return Base64.getDecoder()
        .decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
  }
}
