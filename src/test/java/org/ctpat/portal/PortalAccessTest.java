package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.planning.PlanState;
import org.ctpat.planning.WorkPlans;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.task.Inbox;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ProcessTest
class PortalAccessTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Inbox inbox;
  @Autowired private WorkPlans plans;
  @Autowired private Deadlines deadlines;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping routes;

  private MockMvc browser;
  private String account;

  @BeforeEach
  void openAnAccount() {
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    account = TestAccounts.next();
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Gate Test " + account,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        Actor.system("test"));
  }

  @Test
  void visitorsAreLedToTheSignInPage() throws Exception {
    browser.perform(get("/inbox")).andExpect(redirectedUrl("/sign-in"));
    browser.perform(get("/accounts/" + account)).andExpect(redirectedUrl("/sign-in"));
  }

  @Test
  void visitorsSeeTheProgrammeAndTheSignInPage() throws Exception {
    browser.perform(get("/programme")).andExpect(status().isOk());
    browser.perform(get("/apply")).andExpect(status().isOk());
    browser.perform(get("/certificates/CTPAT-2027-NONE")).andExpect(status().isOk());
    browser.perform(get("/sign-in")).andExpect(status().isOk());
  }

  @Test
  void aRequestFromAPageWithoutSessionIsToldSo() throws Exception {
    browser
        .perform(get("/tasks/1/form").header("X-Requested-With", "fetch"))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void everyRouteOfAnotherCompanysAccountAnswers404() throws Exception {
    var stranger = company(TestAccounts.next());
    var walked = new TreeSet<String>();
    for (var route : routes.getHandlerMethods().keySet()) {
      for (var pattern : route.getPatternValues()) {
        if (!pattern.startsWith("/accounts/{number}")) {
          continue;
        }
        var path = pattern.replace("{number}", account).replaceAll("\\{[^}]+}", "1");
        var method =
            route.getMethodsCondition().getMethods().stream()
                .map(each -> HttpMethod.valueOf(each.name()))
                .findFirst()
                .orElse(HttpMethod.GET);
        browser
            .perform(request(method, path).with(user(stranger)).with(csrf()))
            .andExpect(status().isNotFound());
        walked.add(method + " " + path);
      }
    }
    assertThat(walked).hasSizeGreaterThan(30);
  }

  @Test
  void theCompanyAndCbpSeeTheAccount() throws Exception {
    for (var page :
        Set.of(
            "",
            "/profile",
            "/risk",
            "/training",
            "/history",
            "/validations",
            "/partners",
            "/incidents",
            "/mail",
            "/conversation",
            "/incidents/new")) {
      browser
          .perform(get("/accounts/" + account + page).with(user(company(account))))
          .andExpect(status().isOk())
          .andExpect(content().string(Matchers.containsString("Gate Test " + account)));
      browser
          .perform(get("/accounts/" + account + page).with(user(cbp("ctpat-specialist"))))
          .andExpect(status().isOk());
    }
  }

  @Test
  void theCaseBoardAndTheProcessesAreForCbpAlone() throws Exception {
    for (var page :
        Set.of(
            "/accounts",
            "/accounts.csv",
            "/accounts.xlsx",
            "/absences",
            "/planning",
            "/workload",
            "/workload/cases.csv",
            "/workload/calendar",
            "/processes",
            "/conversations",
            "/processes/application")) {
      browser.perform(get(page).with(user(company(account)))).andExpect(status().isNotFound());
      browser.perform(get(page).with(user(cbp("ctpat-supervisor")))).andExpect(status().isOk());
    }
  }

  @Test
  void theQualityChecksAreForCbpAndRunBySupervisorsHeadquartersAndProcessOwners() throws Exception {
    for (var page : Set.of("/quality", "/quality/findings.csv", "/quality/run")) {
      browser.perform(get(page).with(user(company(account)))).andExpect(status().isNotFound());
      browser.perform(get(page).with(user(cbp("ctpat-specialist")))).andExpect(status().isOk());
    }
    for (var action :
        Set.of("/quality/run", "/quality/findings/1/accept", "/quality/findings/1/reopen")) {
      browser
          .perform(post(action).with(user(company(account))).with(csrf()))
          .andExpect(status().isNotFound());
      browser
          .perform(post(action).with(user(cbp("ctpat-specialist"))).with(csrf()))
          .andExpect(status().isForbidden());
      browser
          .perform(post(action).with(user(cbp("ctpat-supervisor"))).with(csrf()))
          .andExpect(redirectedUrl("/quality"));
    }
    browser
        .perform(get("/quality").param("after", "nowhere").with(user(cbp("ctpat-supervisor"))))
        .andExpect(status().isBadRequest());
  }

  @Test
  void aDateBeforeWhichNothingMayBeginIsNeverLate() throws Exception {
    var today = deadlines.today();
    var caseId = account + "-VAL-1";
    var step = Actor.system("test");
    deadlines.start(account, caseId, "DL10", today.minusDays(40), Map.of(), step);
    deadlines.start(account, caseId, "DC01", today.plusDays(130), Map.of(), step);

    browser
        .perform(get("/accounts/" + account).with(user(company(account))))
        .andExpect(content().string(Matchers.containsString("not before")))
        .andExpect(content().string(Matchers.containsString("possible now")))
        .andExpect(content().string(Matchers.containsString("opens in 10 days")))
        .andExpect(content().string(Matchers.not(Matchers.containsString("days late"))));

    deadlines.start(account, caseId, "DC03", today.minusDays(13), Map.of(), step);
    browser
        .perform(get("/accounts/" + account).with(user(company(account))))
        .andExpect(content().string(Matchers.containsString("3 days late")));
  }

  @Test
  void theWorkPlanIsShownToCbpAndChangedByHeadquartersAlone() throws Exception {
    var planId = plans.request(plans.yearsToPlan().getLast(), Actor.system("test"));
    var headquarters = cbp("ctpat-headquarters");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> plans.find(planId).orElseThrow().state() == PlanState.PROPOSED);
    await().atMost(Duration.ofSeconds(30)).until(() -> inbox.openOfCase(planId).size() == 1);
    var task = inbox.openOfCase(planId).getFirst();

    for (var page : List.of("/planning/" + planId, "/inbox", "/tasks/" + task.key(), "/planning")) {
      browser
          .perform(get(page).with(user(headquarters)))
          .andExpect(status().isOk())
          .andExpect(content().string(Matchers.containsString("/planning/" + planId)));
    }
    browser.perform(get("/").with(user(headquarters))).andExpect(status().isOk());
    browser
        .perform(get("/planning/" + planId + "/export.csv").with(user(headquarters)))
        .andExpect(content().string(Matchers.startsWith("rank,account,company")));
    browser
        .perform(get("/tasks/" + task.key()).with(user(company(account))))
        .andExpect(status().isNotFound());
    browser
        .perform(get("/planning/" + planId).with(user(company(account))))
        .andExpect(status().isNotFound());
    browser
        .perform(
            post("/planning/" + planId + "/entries/" + account)
                .param("to", "struck")
                .with(user(cbp("ctpat-specialist")))
                .with(csrf()))
        .andExpect(status().isForbidden());
    browser
        .perform(
            post("/planning/" + planId + "/entries/" + account)
                .param("to", "struck")
                .param("reason", "")
                .with(user(headquarters))
                .with(csrf()))
        .andExpect(redirectedUrl("/planning/" + planId));
  }

  @Test
  void theStatusServiceAndTheCheckOfDatesAreForProcessOwnersAndHeadquartersAlone()
      throws Exception {
    for (var page :
        Set.of("/status-service", "/deadlines", "/deadlines.csv", "/partner-monitoring", "/mail")) {
      browser.perform(get(page).with(user(company(account)))).andExpect(status().isNotFound());
      browser
          .perform(get(page).with(user(cbp("ctpat-specialist"))))
          .andExpect(status().isForbidden());
      browser.perform(get(page).with(user(cbp("ctpat-process-owner")))).andExpect(status().isOk());
      browser.perform(get(page).with(user(cbp("ctpat-headquarters")))).andExpect(status().isOk());
    }
    browser
        .perform(
            post("/status-service/keys")
                .param("name", "Gate")
                .param("rights", "STATUS")
                .with(user(cbp("ctpat-specialist")))
                .with(csrf()))
        .andExpect(status().isForbidden());
  }

  @Test
  void announcementsAreReadByAllWrittenBySomeAndQuestionsAreForCbp() throws Exception {
    for (var person : List.of(company(account), cbp("ctpat-specialist"))) {
      browser.perform(get("/announcements").with(user(person))).andExpect(status().isOk());
      browser
          .perform(get("/criteria/6.5").with(user(person)))
          .andExpect(content().string(Matchers.containsString("Ask CBP about this criterion")));
    }
    browser
        .perform(get("/announcements/new").with(user(cbp("ctpat-headquarters"))))
        .andExpect(status().isOk());
    browser
        .perform(get("/announcements/new").with(user(cbp("ctpat-specialist"))))
        .andExpect(status().isForbidden());
    for (var page :
        List.of(
            "/announcements/new",
            "/announcements/1",
            "/questions",
            "/questions.csv",
            "/guidance-feedback")) {
      browser.perform(get(page).with(user(company(account)))).andExpect(status().isNotFound());
    }
    browser
        .perform(
            post("/announcements")
                .param("title", "Gate " + account)
                .param("text", "Not published")
                .param("type", "IMP")
                .with(user(company(account)))
                .with(csrf()))
        .andExpect(status().isNotFound());
    var draft =
        browser
            .perform(
                post("/announcements")
                    .param("title", "Gate " + account)
                    .param("text", "To importers")
                    .param("type", "IMP")
                    .param("mustAcknowledge", "true")
                    .with(user(cbp("ctpat-supervisor")))
                    .with(csrf()))
            .andReturn()
            .getResponse()
            .getRedirectedUrl();
    browser
        .perform(get(draft).with(user(cbp("ctpat-supervisor"))))
        .andExpect(content().string(Matchers.containsString("Goes to ")));
    var one = draft.replace("/edit", "");
    browser.perform(get(one).with(user(company(account)))).andExpect(status().isNotFound());
    browser
        .perform(post(one + "/publication").with(user(cbp("ctpat-supervisor"))).with(csrf()))
        .andExpect(redirectedUrl(one));
    browser
        .perform(get("/").with(user(company(account))))
        .andExpect(content().string(Matchers.containsString("Announcements to acknowledge")));
    browser
        .perform(post(one + "/acknowledgement").with(user(company(account))).with(csrf()))
        .andExpect(redirectedUrl(one));
    browser
        .perform(get(one + "/acknowledgements.csv").with(user(cbp("ctpat-specialist"))))
        .andExpect(content().string(Matchers.containsString("Gate Person")));
    browser.perform(get(one).with(user(cbp("ctpat-specialist")))).andExpect(status().isOk());
    browser
        .perform(
            post(one + "/withdrawal")
                .param("reason", "Superseded")
                .with(user(cbp("ctpat-supervisor")))
                .with(csrf()))
        .andExpect(redirectedUrl(one));
    browser.perform(get(one).with(user(company(account)))).andExpect(status().isNotFound());
    browser
        .perform(
            post("/criteria/6.5/questions")
                .param("question", "Gate question " + account)
                .with(user(company(account)))
                .with(csrf()))
        .andExpect(redirectedUrl("/criteria/6.5#questions"));
    browser
        .perform(get("/questions").with(user(cbp("ctpat-specialist"))))
        .andExpect(content().string(Matchers.containsString("Gate question " + account)));
    browser
        .perform(post("/criteria/6.5/questions").param("question", "x").with(csrf()))
        .andExpect(redirectedUrl("/sign-in"));
    browser
        .perform(
            post("/criteria/6.5/feedback")
                .param("helpful", "false")
                .with(user(company(account)))
                .with(csrf()))
        .andExpect(redirectedUrl("/criteria/6.5#questions"));
    browser
        .perform(get("/guidance-feedback").with(user(cbp("ctpat-process-owner"))))
        .andExpect(status().isOk());
    browser
        .perform(get("/guidance-feedback").with(user(cbp("ctpat-specialist"))))
        .andExpect(status().isForbidden());
  }

  @Test
  void everybodyWithARoleChoosesTheirNotifications() throws Exception {
    for (var person : List.of(company(account), cbp("ctpat-vetting"))) {
      browser
          .perform(get("/settings").with(user(person)))
          .andExpect(status().isOk())
          .andExpect(content().string(Matchers.containsString("daily digest")));
      browser
          .perform(post("/settings").param("LETTER", "DAILY").with(user(person)).with(csrf()))
          .andExpect(redirectedUrl("/settings"));
    }
    browser
        .perform(
            post("/settings").param("LETTER", "NEVER").with(user(company(account))).with(csrf()))
        .andExpect(status().isBadRequest());
    browser.perform(get("/settings")).andExpect(redirectedUrl("/sign-in"));
  }

  @Test
  void theCompanyAloneAgreesToStatusVerification() throws Exception {
    browser
        .perform(get("/accounts/" + account + "/verification").with(user(company(account))))
        .andExpect(status().isOk());
    browser
        .perform(
            post("/accounts/" + account + "/verification")
                .param("partner", "10-000101")
                .with(user(cbp("ctpat-supervisor")))
                .with(csrf()))
        .andExpect(status().isForbidden());
  }

  @Test
  void theCompanyAloneChangesItsPartnersAndCbpAloneSeesItsDependents() throws Exception {
    var partners = "/accounts/" + account + "/partners";
    for (var path : List.of(partners, partners + "/take-over", partners + "/1/end")) {
      browser
          .perform(post(path).with(user(cbp("ctpat-supervisor"))).with(csrf()))
          .andExpect(status().isForbidden());
    }
    browser.perform(get(partners + "/new").with(user(company(account)))).andExpect(status().isOk());
    browser
        .perform(get(partners + "/1").with(user(company(account))))
        .andExpect(status().isNotFound());
    for (var page : List.of("/dependents", "/dependents/export.csv")) {
      browser
          .perform(get("/accounts/" + account + page).with(user(company(account))))
          .andExpect(status().isForbidden());
      browser
          .perform(get("/accounts/" + account + page).with(user(cbp("ctpat-specialist"))))
          .andExpect(status().isOk());
    }
    browser
        .perform(post("/partner-monitoring").with(user(cbp("ctpat-specialist"))).with(csrf()))
        .andExpect(status().isForbidden());
    browser.perform(get("/q/no-such-token")).andExpect(status().isNotFound());
  }

  @Test
  void cbpDoesNotAnswerForTheCompany() throws Exception {
    browser
        .perform(
            post("/accounts/" + account + "/profile/1.1")
                .param("howMet", "by us")
                .with(user(cbp("ctpat-specialist")))
                .with(csrf()))
        .andExpect(status().isForbidden());
  }

  @Test
  void theCompanyDoesNotLookOverTheSpecialistsShoulder() throws Exception {
    var visit = "/accounts/" + account + "/validations/" + account + "-VAL-1/visits/1";
    browser.perform(get(visit).with(user(company(account)))).andExpect(status().isForbidden());
    browser
        .perform(
            post("/accounts/" + account + "/validations/abroad")
                .with(user(cbp("ctpat-supervisor")))
                .with(csrf()))
        .andExpect(status().isForbidden());
  }

  @Test
  void theCompanyHandsInDocumentsAndTheSpecialistJudgesThem() throws Exception {
    var page = "/accounts/" + account + "/validations/" + account + "-VAL-1/documents";
    for (var mine : List.of("/1", "/1/evidence", "/1/files/x/removal")) {
      browser
          .perform(post(page + mine).with(user(cbp("ctpat-specialist"))).with(csrf()))
          .andExpect(status().isForbidden());
      browser
          .perform(post(page + mine).with(user(company("10-999999"))).with(csrf()))
          .andExpect(status().isNotFound());
    }
    for (var theirs : List.of("/1/acceptance", "/1/remark")) {
      browser
          .perform(post(page + theirs).with(user(company(account))).with(csrf()))
          .andExpect(status().isForbidden());
      browser
          .perform(post(page + theirs).with(user(cbp("ctpat-supervisor"))).with(csrf()))
          .andExpect(status().isForbidden());
    }
    browser.perform(get(page).with(user(company("10-999999")))).andExpect(status().isNotFound());
  }

  @Test
  void theCompanyDoesNotJudgeItsOwnAnswers() throws Exception {
    browser
        .perform(
            post("/accounts/" + account + "/profile/1.1/review")
                .param("view", "ACCEPTED")
                .param("version", "0")
                .with(user(company(account)))
                .with(csrf()))
        .andExpect(status().isForbidden());
  }

  @Test
  void aPersonActsForEachRoleOfTheCompanyAndForNoOtherCompany() throws Exception {
    var person = company(account);
    var session = new MockHttpSession();
    browser
        .perform(
            post("/roles")
                .param("entityType", "EXP")
                .session(session)
                .with(user(person))
                .with(csrf()))
        .andExpect(redirectedUrl("/"));
    var exporter =
        accounts.ofSameCompany(AccountNumber.of(account)).stream()
            .filter(each -> each.entityType().equals("EXP"))
            .findFirst()
            .orElseThrow()
            .number()
            .value();

    browser
        .perform(get("/accounts/" + exporter).session(session).with(user(person)))
        .andExpect(status().isOk());
    browser
        .perform(get("/accounts/" + account).session(session).with(user(person)))
        .andExpect(status().isNotFound());
    browser
        .perform(get("/accounts/" + exporter).with(user(person)))
        .andExpect(status().isNotFound());
    browser
        .perform(
            post("/roles/choice")
                .param("number", account)
                .session(session)
                .with(user(person))
                .with(csrf()))
        .andExpect(redirectedUrl("/"));
    browser
        .perform(get("/roles").session(session).with(user(person)))
        .andExpect(content().string(Matchers.containsString(exporter)));
    browser
        .perform(
            post("/roles")
                .param("entityType", "EXP")
                .session(session)
                .with(user(person))
                .with(csrf()))
        .andExpect(redirectedUrl("/roles"))
        .andExpect(flash().attribute("problem", Matchers.containsString("has account")));

    var stranger = company(TestAccounts.next());
    for (var number : Set.of(exporter, account)) {
      browser
          .perform(post("/roles/choice").param("number", number).with(user(stranger)).with(csrf()))
          .andExpect(status().isNotFound());
    }
  }

  @Test
  void headquartersAloneInvitesAndCompaniesSeeNoInvitations() throws Exception {
    browser
        .perform(get("/invitations").with(user(company(account))))
        .andExpect(status().isNotFound());
    browser
        .perform(
            post("/invitations")
                .param("entityType", "MPTO_F")
                .param("companyName", "Quays of " + account)
                .with(user(cbp("ctpat-specialist")))
                .with(csrf()))
        .andExpect(status().isForbidden());
    browser
        .perform(
            post("/invitations")
                .param("entityType", "MPTO_F")
                .param("companyName", "Quays of " + account)
                .with(user(cbp("ctpat-headquarters")))
                .with(csrf()))
        .andExpect(redirectedUrl("/invitations"));
    browser
        .perform(get("/invitations").with(user(cbp("ctpat-specialist"))))
        .andExpect(content().string(Matchers.containsString("Quays of " + account)));
  }

  @Test
  void visitorsCheckTheirEligibilityByTheTableThatJudgesApplications() throws Exception {
    browser
        .perform(get("/apply/check").param("type", "SEA"))
        .andExpect(content().string(Matchers.containsString("ISPS")));
    browser
        .perform(
            post("/apply/check")
                .param("type", "SEA")
                .param("country", "US")
                .param("activeInTrade", "yes")
                .param("staffedOffice", "yes")
                .param("continuousBond", "yes")
                .param("vesselsIspsCompliant", "no")
                .param("noUnpaidDebt", "yes")
                .param("noSecurityEvent", "yes")
                .param("officerNamed", "yes")
                .with(csrf()))
        .andExpect(content().string(Matchers.containsString("One rule is not met")))
        .andExpect(
            content().string(Matchers.containsString("only ISPS-compliant vessels may be used")));
    browser
        .perform(get("/apply"))
        .andExpect(content().string(Matchers.containsString("headquarters sends the company")))
        .andExpect(content().string(Matchers.containsString("Asset-based: ")));
  }

  @Test
  void aChangeWithoutTokenIsRefused() throws Exception {
    browser
        .perform(
            post("/accounts/" + account + "/withdrawal")
                .param("reason", "no token")
                .with(user(company(account))))
        .andExpect(status().isForbidden());
  }

  @Test
  void pagesRunNoScriptsOfOthers() throws Exception {
    browser
        .perform(get("/programme"))
        .andExpect(
            header()
                .string(
                    "Content-Security-Policy",
                    Matchers.allOf(
                        Matchers.containsString("script-src 'self';"),
                        Matchers.containsString("frame-ancestors 'none'"))));
  }

  @Test
  void theBoardFindsACompanyByNameAndByAccountNumber() throws Exception {
    for (var text : Set.of(account, "gate test " + account)) {
      browser
          .perform(get("/accounts").param("q", text).with(user(cbp("ctpat-supervisor"))))
          .andExpect(content().string(Matchers.containsString("Gate Test " + account)));
    }
    browser
        .perform(get("/accounts.csv").param("q", account).with(user(cbp("ctpat-supervisor"))))
        .andExpect(
            content()
                .string(
                    Matchers.matchesPattern(
                        "company,due_on,due_what,account,[^\n]+\n\"?Gate Test %1$s\"?,,,%1$s,IMP,NONE,DRAFT,,\r\n"
                            .formatted(account))));
  }

  private static PortalUserDetails company(String accountNumber) {
    return new PortalUserDetails(
        PortalUser.ofCompany("gate." + accountNumber, "Gate Person", accountNumber, false), "-");
  }

  private static PortalUserDetails cbp(String group) {
    return new PortalUserDetails(
        new PortalUser("cbp." + group, "Staff Person", null, Set.of(group)), "-");
  }
}
