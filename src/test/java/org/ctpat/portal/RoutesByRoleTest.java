package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoSignIns;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address that answers to GET, walked by visitors, by a company, by another company, and by
 * each role of CBP: nobody meets a fault, visitors are sent to the sign-in page, companies find no
 * page of CBP, and no page shows another company.
 */
@ProcessTest
class RoutesByRoleTest {

  private static final Set<String> PUBLIC =
      Set.of(
          "/",
          "/programme",
          "/criteria",
          "/criteria/{id}",
          "/criteria/categories/{number}",
          "/criteria/templates/{key}",
          "/apply",
          "/apply/check",
          "/certificates",
          "/certificates/{number}",
          "/sign-in");

  /** Opened by a personal link or a key, whoever calls. */
  private static final List<String> BY_LINK_OR_KEY = List.of("/learn/", "/q/", "/api/");

  private static final List<String> OF_COMPANIES =
      List.of(
          "/accounts/{number}",
          "/tasks/",
          "/inbox",
          "/roles",
          "/incidents",
          "/bundles",
          "/demo/",
          "/announcements",
          "/settings",
          "/conversations",
          "/mail");

  private static final List<String> CBP =
      List.of(
          "ctpat-specialist",
          "ctpat-supervisor",
          "ctpat-vetting",
          "ctpat-headquarters",
          "ctpat-appeals",
          "ctpat-process-owner");

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping routes;

  private MockMvc browser;
  private String mine;
  private String theirs;

  @BeforeEach
  void openTwoAccounts() {
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    mine = open("Walked Imports ");
    theirs = open("Hidden Harbor ");
  }

  private String open(String name) {
    var number = TestAccounts.next();
    accounts.open(
        AccountNumber.of(number),
        new NewAccount(
            "IMP",
            name + number,
            new Contact(Contact.Kind.OFFICER, "o." + number, "Olga Hart", null, null, null),
            new Contact(
                Contact.Kind.POINT_OF_CONTACT, "c." + number, "Carl Hart", null, null, null)),
        Actor.system("test"));
    return number;
  }

  @Test
  void visitorsAreSentToTheSignInPageFromEverythingThatIsNotPublic() {
    var strayed = new ArrayList<String>();
    for (var pattern : patterns()) {
      var answer = answer(path(pattern, mine), null);
      var open = PUBLIC.contains(pattern) || BY_LINK_OR_KEY.stream().anyMatch(pattern::startsWith);
      var toSignIn =
          answer.getStatus() == 302 && "/sign-in".equals(answer.getRedirectedUrl())
              || answer.getStatus() == 401;
      if (open ? answer.getStatus() >= 500 : !toSignIn) {
        strayed.add(pattern + " answers " + answer.getStatus());
      }
    }
    assertThat(strayed).isEmpty();
  }

  @Test
  void companiesFindNoPageOfCbpAndSeeNoOtherCompany() {
    var faults = new ArrayList<String>();
    for (var officer : List.of(false, true)) {
      var me = PortalUser.ofCompany("c." + mine, "Carl Hart", mine, officer);
      for (var pattern : patterns()) {
        var answer = answer(path(pattern, mine), me);
        var ofCompanies =
            PUBLIC.contains(pattern)
                || BY_LINK_OR_KEY.stream().anyMatch(pattern::startsWith)
                || OF_COMPANIES.stream().anyMatch(pattern::startsWith);
        if (answer.getStatus() >= 500 || (!ofCompanies && answer.getStatus() < 400)) {
          faults.add("%s answers %s".formatted(pattern, answer.getStatus()));
        }
        if (text(answer).contains("Hidden Harbor")) {
          faults.add(pattern + " shows another company");
        }
        if (pattern.contains("{number}") && pattern.startsWith("/accounts/")) {
          var foreign = answer(path(pattern, theirs), me);
          if (foreign.getStatus() != 404) {
            faults.add("%s of another company answers %s".formatted(pattern, foreign.getStatus()));
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void noRoleOfCbpMeetsAFault() {
    var faults = new ArrayList<String>();
    var seen = new LinkedHashMap<String, Integer>();
    for (var group : CBP) {
      var me = new PortalUser("walker." + group, "Wanda Walker", null, Set.of(group));
      int shown = 0;
      for (var pattern : patterns()) {
        var answer = answer(path(pattern, mine), me);
        if (answer.getStatus() >= 500) {
          faults.add("%s answers %s to %s".formatted(pattern, answer.getStatus(), group));
        }
        shown += answer.getStatus() == 200 ? 1 : 0;
      }
      seen.put(group, shown);
    }
    assertThat(faults).isEmpty();
    assertThat(seen.values()).allMatch(pages -> pages > 20);
  }

  @Test
  void theSampleSignInsAreThoseOfTheDemonstrationOnly() {
    assertThat(context.getBeansOfType(SampleSignIns.class).values())
        .allMatch(DemoSignIns.class::isInstance);
  }

  /** What answers to GET, as the routes are written. */
  private Set<String> patterns() {
    var found = new TreeSet<String>();
    for (var route : routes.getHandlerMethods().keySet()) {
      var methods = route.getMethodsCondition().getMethods();
      if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
        route.getPatternValues().stream()
            .filter(pattern -> !pattern.equals("/error"))
            .forEach(found::add);
      }
    }
    assertThat(found).hasSizeGreaterThan(70);
    return found;
  }

  private static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private static String path(String pattern, String account) {
    return (pattern.startsWith("/accounts/") ? pattern.replace("{number}", account) : pattern)
        .replaceAll("\\{[^}]+}", "1")
        .replace("/**", "/x");
  }

  /** The answer; a fault that no page handles counts as 500. */
  private MockHttpServletResponse answer(String path, @Nullable PortalUser me) {
    var request = get(path);
    try {
      return browser
          .perform(me == null ? request : request.with(user(new PortalUserDetails(me, "-"))))
          .andReturn()
          .getResponse();
    } catch (Exception e) {
      var fault = new MockHttpServletResponse();
      fault.setStatus(500);
      return fault;
    }
  }
}
