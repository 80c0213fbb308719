package org.ctpat.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.validation.TestMembers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A company asks, a specialist answers and keeps a note that the company never sees. */
@ProcessTest
class ConversationBrowserTest {

  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private CompanySignIns signIns;
  @LocalServerPort private int port;

  @Test
  void bothSidesTalkAndTheNoteStaysWithinCbp() {
    var account = TestAccounts.next();
    new TestMembers(accounts, profiles).certifiedImporter(account);
    signIns.grant("nina." + account, "Nina Holt", account, false);
    var talk = "/accounts/" + account + "/conversation";
    try (var browser = Browser.start()) {
      var company = browser.page("http://localhost:" + port);
      signIn(company, "nina." + account);
      company.navigate("/accounts/" + account);
      company.locator("a[href$='/conversation']").first().click();
      company.waitForResponse(
          response -> response.url().endsWith("/draft") && response.status() == 204,
          () -> company.locator("#text").fill("May we use cable seals on tank trucks?"));
      company.reload();
      assertThat(company.locator("#text")).hasValue("May we use cable seals on tank trucks?");
      company
          .locator("input[type=file]")
          .setInputFiles(
              new FilePayload(
                  "seals.txt", "text/plain", "seal 1".getBytes(StandardCharsets.UTF_8)));
      company.locator("#message-form > button").click();
      assertThat(company.locator(".message")).containsText("Not read yet");

      var cbp = browser.page("http://localhost:" + port);
      signIn(cbp, "dana.whitfield");
      cbp.navigate("/accounts/" + account);
      assertThat(cbp.locator("main a[href$='/conversation']").first()).containsText("(1 new)");
      cbp.navigate(talk);
      assertThat(cbp.locator(".message")).containsText("seals.txt");
      cbp.locator("#text").fill("Ask for their seal log at the visit.");
      cbp.locator("[name=internal]").check();
      cbp.locator("#message-form > button").click();
      assertThat(cbp.locator(".message.internal")).containsText("Within CBP only");
      cbp.locator("#text").fill("Yes, if they meet ISO 17712.");
      cbp.locator("#message-form > button").click();
      assertThat(cbp.locator(".message")).hasCount(3);

      company.setViewportSize(390, 800);
      company.navigate(talk);
      assertThat(company.locator(".message")).hasCount(2);
      assertThat(company.locator("main")).not().containsText("seal log");
      assertThat(company.locator("main")).containsText("Read by Dana Whitfield");
    }
  }

  private static void signIn(Page page, String id) {
    page.navigate("/sign-in");
    page.locator("#username").fill(id);
    page.locator("#password").fill("ctpat-demo");
    page.locator("#sign-in-form button").click();
    page.locator(".who strong").waitFor();
  }
}
