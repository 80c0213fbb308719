package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.Memberships;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.riskrenewal.MemberSetup;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page that has an address of its own, opened in a browser: without barriers (WCAG 2.2 AA, as
 * far as axe can tell), without a breach of the content policy or another fault of a script, with
 * all its texts, and no wider than a phone.
 */
@ProcessTest
class EveryPageBrowserTest {

  private static final int PHONE = 390;
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final Pattern NO_PAGE =
      Pattern.compile(
          ".*(\\.csv|\\.xlsx|\\.svg|\\.zip|\\.jsonl|/file|/pdf|/map|/live|/next|/count|/diagram)$|/api/.*|/error");

  private static Browser browser;

  @Autowired private AccountProfiles companies;
  @Autowired private Accounts accounts;
  @Autowired private CompanySignIns signIns;
  @Autowired private JdbcClient jdbc;
  @Autowired private Memberships memberships;
  @LocalServerPort private int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping routes;

  private final List<String> faults = new ArrayList<>();

  @BeforeAll
  static void startTheBrowser() {
    browser = Browser.start();
  }

  @AfterAll
  static void stopTheBrowser() {
    browser.close();
  }

  @Test
  void everyPageIsFreeOfBarriersAndFitsAPhone() {
    var number = TestAccounts.next();
    new MemberSetup(accounts, companies, memberships)
        .certify(DemoCompany.BLUE_HERON.as(number), jdbc);
    signIns.grant("officer." + number, "Otto Lang", number, true);
    var addresses = addresses(number);
    var seen = new TreeSet<String>();
    for (var signIn :
        List.of("officer." + number, "helen.brandt", "priya.nair", "ruth.feldman", "tom.arden")) {
      var page = signedIn(signIn);
      for (var address : addresses) {
        if (!seen.contains(address) && look(page, address)) {
          seen.add(address);
        }
      }
      page.context().close();
    }

    assertThat(faults).isEmpty();
    assertThat(seen).hasSizeGreaterThan(45);
  }

  /** Pages that need no further number than that of the account. */
  private Set<String> addresses(String number) {
    var found = new TreeSet<String>();
    for (var route : routes.getHandlerMethods().keySet()) {
      var methods = route.getMethodsCondition().getMethods();
      if (!methods.isEmpty() && !methods.contains(RequestMethod.GET)) {
        continue;
      }
      route.getPatternValues().stream()
          .map(
              pattern ->
                  pattern.startsWith("/accounts/") ? pattern.replace("{number}", number) : pattern)
          .filter(pattern -> !pattern.contains("{") && !pattern.contains("*"))
          .filter(pattern -> !NO_PAGE.matcher(pattern).matches())
          .forEach(found::add);
    }
    found.addAll(
        List.of(
            "/criteria/6.1",
            "/criteria/categories/6",
            "/criteria/templates/seal-log",
            "/certificates/CTPAT-2027-ZZZZZZZZ",
            "/processes/application",
            "/apply/check?type=IMP"));
    return found;
  }

  /** Whether this person sees the page; what is wrong with it is noted. */
  private boolean look(Page page, String address) {
    var complaints = new ArrayList<String>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            complaints.add(message.text());
          }
        });
    var answer = page.navigate(address);
    if (answer == null || Set.of(400, 403, 404).contains(answer.status())) {
      return false;
    }
    if (!answer.text().stripLeading().toLowerCase(Locale.ROOT).startsWith("<!doctype html")) {
      return false; // a part of a page that scripts ask for
    }
    page.waitForLoadState(LoadState.NETWORKIDLE);
    if (answer.status() != 200) {
      faults.add(address + " answers " + answer.status());
    }
    complaints.forEach(complaint -> faults.add(address + ": " + complaint));
    var text = page.locator("body").innerText();
    if (text.contains("??")) {
      faults.add(
          address + " lacks a text: " + text.substring(text.indexOf("??")).lines().findFirst());
    }
    new AxeBuilder(page)
        .withTags(RULES)
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                rule.getNodes()
                    .forEach(
                        node ->
                            faults.add(address + ": " + rule.getId() + " at " + node.getTarget())));
    page.setViewportSize(PHONE, 844);
    var width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
    if (width > PHONE) {
      faults.add(address + " is " + width + " px wide on a phone of " + PHONE);
    }
    page.setViewportSize(1400, 1000);
    return true;
  }

  private Page signedIn(String signIn) {
    var page = browser.page("http://localhost:" + port);
    page.navigate("/sign-in");
    page.locator("#username").fill(signIn);
    page.locator("#password").fill("ctpat-demo");
    page.locator("#sign-in-form button").click();
    page.locator(".who strong").waitFor();
    return page;
  }
}
