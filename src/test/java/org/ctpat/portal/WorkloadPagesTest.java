package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.validation.TestMembers;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ProcessTest
class WorkloadPagesTest {

  private static final PortalUserDetails DANA =
      new PortalUserDetails(
          new PortalUser("dana.whitfield", "Dana Whitfield", null, Set.of("ctpat-specialist")),
          "-");

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;

  private final String account = TestAccounts.next();
  private MockMvc browser;

  @BeforeEach
  void aMember() {
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    new TestMembers(accounts, profiles).certifiedImporter(account);
  }

  @Test
  void thePlotsAreShownWithTheirTablesAndLinks() throws Exception {
    browser
        .perform(get("/workload").param("type", "IMP").with(user(DANA)))
        .andExpect(status().isOk())
        .andExpect(content().string(Matchers.containsString("Members by entity type and tier")))
        .andExpect(content().string(Matchers.containsString("href=\"/accounts?type=IMP\"")))
        .andExpect(content().string(Matchers.containsString("<svg class=\"plot\"")))
        .andExpect(content().string(Matchers.not(Matchers.containsString("style=\""))))
        .andExpect(content().string(Matchers.not(Matchers.containsString("??"))));
    browser
        .perform(get("/workload").param("office", "Nowhere").with(user(DANA)))
        .andExpect(content().string(Matchers.containsString("Nothing to count")))
        .andExpect(content().string(Matchers.not(Matchers.containsString("<svg class=\"plot\""))));
  }

  @Test
  void everyPlotIsExported() throws Exception {
    for (var id :
        List.of(
            "cases",
            "people",
            "offices",
            "due-rules",
            "due-steps",
            "validations",
            "times",
            "funnel",
            "standings",
            "findings",
            "trend")) {
      browser
          .perform(get("/workload/" + id + ".csv").with(user(DANA)))
          .andExpect(status().isOk())
          .andExpect(content().contentType("text/csv;charset=UTF-8"));
    }
    var csv =
        browser
            .perform(get("/workload/standings.csv").param("type", "IMP").with(user(DANA)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(csv)
        .startsWith("Entity type,certified (Tier 1),validated (Tier 2),exceeds (Tier 3)")
        .contains("\nU.S. importer (including non-resident Canadian importer),");
    browser.perform(get("/workload/none.csv").with(user(DANA))).andExpect(status().isNotFound());
  }

  @Test
  void theCalendarShowsAMonthAndADay() throws Exception {
    browser
        .perform(get("/workload/calendar").param("day", "2031-02-14").with(user(DANA)))
        .andExpect(status().isOk())
        .andExpect(content().string(Matchers.containsString("February 2031")))
        .andExpect(content().string(Matchers.containsString("Friday, Feb 14, 2031")))
        .andExpect(content().string(Matchers.containsString("Nothing on this day")));
    browser
        .perform(get("/workload/calendar").param("month", "soon").with(user(DANA)))
        .andExpect(status().isBadRequest());
  }

  @Test
  void companiesDoNotSeeIt() throws Exception {
    var ben =
        new PortalUserDetails(
            PortalUser.ofCompany("ben.carter", "Ben Carter", account, false), "-");
    for (var page : List.of("/workload", "/workload/cases.csv", "/workload/calendar")) {
      browser.perform(get(page).with(user(ben))).andExpect(status().isNotFound());
    }
  }
}
