package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.camunda.client.CamundaClient;
import java.util.Map;
import java.util.Set;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.Memberships;
import org.ctpat.deadline.Deadlines;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.Stories;
import org.ctpat.demo.riskrenewal.MemberSetup;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ProcessTest
class EnforcementPagesTest {

  @Autowired private AccountProfiles profiles;
  @Autowired private Accounts accounts;
  @Autowired private CamundaClient client;
  @Autowired private Deadlines deadlines;
  @Autowired private Enforcements enforcements;
  @Autowired private JdbcClient jdbc;
  @Autowired private Memberships memberships;
  @Autowired private Stories stories;
  @Autowired private WebApplicationContext context;

  private final String account = TestAccounts.next();
  private final String caseId = account + "-ENF-1";
  private final String casePage = "/accounts/" + account + "/enforcement/" + caseId;
  private final DemoCompany company = DemoCompany.BLUE_HERON.as(account);
  private MockMvc browser;

  @BeforeEach
  void certifyTheCompany() {
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    new MemberSetup(accounts, profiles, memberships).certify(company, jdbc);
  }

  @Test
  void leadsFromTheProposalToTheGoalsOfThePlan() throws Exception {
    browser
        .perform(get("/accounts/" + account).with(user(cbp("ctpat-specialist"))))
        .andExpect(content().string(Matchers.containsString("/enforcement/proposal")));
    browser
        .perform(
            get("/accounts/" + account + "/enforcement/proposal")
                .with(user(cbp("ctpat-specialist"))))
        .andExpect(status().isOk())
        .andExpect(content().string(Matchers.containsString("No member depends on this one")));
    propose(false).andExpect(flash().attributeExists("problem"));
    assertThat(enforcements.of(account)).isEmpty();
    propose(true).andExpect(redirectedUrl(casePage));
    propose(true);
    assertThat(enforcements.of(account)).as("handed in twice").hasSize(1);
    assertThat(enforcements.find(caseId).orElseThrow().grounds()).hasSize(1);

    begin();
    stories.of(company).play("review-proposed-suspension");
    for (var person : Set.of(member(account), cbp("ctpat-headquarters"))) {
      browser
          .perform(get(casePage).with(user(person)))
          .andExpect(status().isOk())
          .andExpect(content().string(Matchers.containsString("Suspended: answer awaited")))
          .andExpect(content().string(Matchers.containsString("DL13")));
      browser
          .perform(get("/accounts/" + account).with(user(person)))
          .andExpect(status().isOk())
          .andExpect(content().string(Matchers.containsString(caseId)));
    }
    browser
        .perform(get(casePage).with(user(member(TestAccounts.next()))))
        .andExpect(status().isNotFound());

    browser
        .perform(
            multipart(casePage + "/goals")
                .param("text", "too short")
                .param("dueOn", deadlines.today().plusDays(30).toString())
                .with(user(member(account)))
                .with(csrf()))
        .andExpect(flash().attributeExists("problem", "entry"));
    browser
        .perform(
            multipart(casePage + "/goals")
                .param("text", "Two people write down the number of each seal, day and night.")
                .param("criterionId", "6.5")
                .param("dueOn", deadlines.today().plusDays(30).toString())
                .with(user(member(account)))
                .with(csrf()))
        .andExpect(flash().attributeExists("notice"));
    browser
        .perform(get(casePage).param("goal", "1").with(user(member(account))))
        .andExpect(status().isOk())
        .andExpect(content().string(Matchers.containsString("Two people write down")));
    browser
        .perform(
            post(casePage + "/goals/1/removal").with(user(cbp("ctpat-supervisor"))).with(csrf()))
        .andExpect(status().isForbidden());
    assertThat(enforcements.missing(caseId)).isEmpty();
  }

  private ResultActions propose(boolean confirmed) throws Exception {
    return browser.perform(
        post("/accounts/" + account + "/enforcement/proposal")
            .param("grounds", "INACTION")
            .param("statement", "Two letters of May and June stayed without an answer.")
            .param("confirmed", String.valueOf(confirmed))
            .with(user(cbp("ctpat-specialist")))
            .with(csrf()));
  }

  private void begin() {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("enforcement")
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber",
                account,
                "caseId",
                caseId,
                "entityType",
                company.entityType(),
                "caseGlance",
                accounts.glance(AccountNumber.of(account), "Certified")))
        .execute();
  }

  private static PortalUserDetails member(String accountNumber) {
    return new PortalUserDetails(
        PortalUser.ofCompany("page." + accountNumber, "Page Person", accountNumber, false), "-");
  }

  private static PortalUserDetails cbp(String group) {
    return new PortalUserDetails(
        new PortalUser("pages." + group, "Staff Person", null, Set.of(group)), "-");
  }
}
