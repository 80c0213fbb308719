package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.CaseState;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.appeal.Appeals;
import org.ctpat.appeal.ContestableDecisions;
import org.ctpat.audit.Actor;
import org.ctpat.document.Documents;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ProcessTest
class AppealPagesTest {

  private static final String FACTS = "The seal was whole when the container left the yard.";
  private static final String PLAN = "Two people check and sign for each seal from now on.";

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Appeals appeals;
  @Autowired private ContestableDecisions decisions;
  @Autowired private Documents documents;

  private MockMvc browser;
  private String account;
  private String decision;

  @BeforeEach
  void suspendAMember() {
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    account = TestAccounts.next();
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Appeal Test " + account,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
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
    decision =
        decisions
            .register(
                account,
                account + "-ENF-1",
                ContestableDecisions.Kind.SUSPENSION,
                false,
                "A container arrived without its seal.",
                List.of(),
                Actor.system("test"))
            .decisionId();
  }

  @Test
  void theCasePageSaysUntilWhenAndWhy() throws Exception {
    browser
        .perform(get("/accounts/" + account).with(user(officer())))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("90 days after"),
                        containsString("/accounts/" + account + "/appeals/of/" + decision))));
    browser
        .perform(get("/accounts/" + account).with(user(cbp("ctpat-specialist"))))
        .andExpect(
            content()
                .string(
                    allOf(containsString("Can be appealed"), not(containsString("/appeals/of/")))));
    browser
        .perform(get(filing()).with(user(officer())))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("A container arrived without its seal."),
                        containsString("6 U.S.C. 967(c)(1)"),
                        containsString("Sign and file the appeal"))));
  }

  @Test
  void theOfficerFilesOnceWithFactsPlanAndFiles() throws Exception {
    for (int click = 0; click < 2; click++) {
      browser
          .perform(
              sent()
                  .file(log("seal-log.txt"))
                  .param("facts", FACTS)
                  .param("plan", PLAN)
                  .param("confirmed", "true")
                  .param("step", "file")
                  .with(user(officer())))
          .andExpect(redirectedUrl("/accounts/" + account + "/appeals/" + account + "-APL-1"));
    }

    assertThat(appeals.of(account))
        .singleElement()
        .satisfies(appeal -> assertThat(appeal.documentIds()).hasSize(1));
    assertThat(accounts.get(AccountNumber.of(account)).caseState())
        .isEqualTo(CaseState.APPEAL_PENDING);
    var page = "/accounts/" + account + "/appeals/" + account + "-APL-1";
    for (var reader : Set.of(officer(), cbp("ctpat-appeals"))) {
      browser
          .perform(get(page).with(user(reader)))
          .andExpect(
              content()
                  .string(
                      allOf(
                          containsString(FACTS),
                          containsString(PLAN),
                          containsString("seal-log.txt"),
                          containsString("Decision on appeal"))));
    }
    browser
        .perform(get("/appeals").with(user(cbp("ctpat-appeals"))))
        .andExpect(content().string(containsString(account + "-APL-1")));
    browser.perform(get("/appeals").with(user(officer()))).andExpect(status().isForbidden());
  }

  @Test
  void nothingTypedIsLostWhenItCannotBeFiled() throws Exception {
    browser
        .perform(
            sent()
                .file(log("gate-log.txt"))
                .param("facts", FACTS)
                .param("plan", "")
                .param("confirmed", "true")
                .param("step", "file")
                .with(user(officer())))
        .andExpect(redirectedUrl(filing()))
        .andExpect(flash().attribute("problem", containsString("the plan")));

    browser
        .perform(get(filing()).with(user(officer())))
        .andExpect(content().string(allOf(containsString(FACTS), containsString("gate-log.txt"))));
    assertThat(appeals.of(account)).isEmpty();
    var kept = documents.of(account).getFirst().id();
    browser.perform(
        sent()
            .param("facts", FACTS)
            .param("plan", PLAN)
            .param("kept", kept)
            .param("removal", kept)
            .with(user(officer())));
    assertThat(appeals.draft(decision).orElseThrow())
        .satisfies(
            draft -> {
              assertThat(draft.documentIds()).isEmpty();
              assertThat(draft.plan()).isEqualTo(PLAN);
            });
  }

  @Test
  void thePointOfContactPreparesAndTheOfficerSigns() throws Exception {
    var contact = company(false);
    browser
        .perform(get(filing()).with(user(contact)))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("The company officer signs"),
                        not(containsString("Sign and file the appeal")))));
    browser
        .perform(
            sent()
                .param("facts", FACTS)
                .param("plan", PLAN)
                .param("confirmed", "true")
                .param("step", "file")
                .with(user(contact)))
        .andExpect(flash().attribute("problem", containsString("officer signs")));

    assertThat(appeals.of(account)).isEmpty();
    assertThat(appeals.draft(decision).orElseThrow().savedBy()).isEqualTo("Appeal Person");
  }

  @Test
  void aDecisionOfAnotherAccountIsNotFound() throws Exception {
    var other = TestAccounts.next();
    accounts.open(
        AccountNumber.of(other),
        new NewAccount(
            "IMP",
            "Appeal Test " + other,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        Actor.system("test"));
    browser
        .perform(
            get("/accounts/" + other + "/appeals/of/" + decision)
                .with(
                    user(
                        new PortalUserDetails(
                            PortalUser.ofCompany("appeal." + other, "Other", other, true), "-"))))
        .andExpect(status().isNotFound());
  }

  private String filing() {
    return "/accounts/" + account + "/appeals/of/" + decision;
  }

  private MockMultipartHttpServletRequestBuilder sent() {
    return (MockMultipartHttpServletRequestBuilder) multipart(filing()).with(csrf());
  }

  private static MockMultipartFile log(String name) {
    return new MockMultipartFile(
        "files", name, "text/plain", "08:12 seal 4411 checked".getBytes(StandardCharsets.UTF_8));
  }

  private PortalUserDetails officer() {
    return company(true);
  }

  private PortalUserDetails company(boolean officer) {
    return new PortalUserDetails(
        PortalUser.ofCompany("appeal." + account, "Appeal Person", account, officer), "-");
  }

  private static PortalUserDetails cbp(String group) {
    return new PortalUserDetails(
        new PortalUser("cbp." + group, "Staff Person", null, Set.of(group)), "-");
  }
}
