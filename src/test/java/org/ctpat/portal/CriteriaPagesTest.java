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
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.criteria.Answer;
import org.ctpat.criteria.CriteriaCatalogue;
import org.ctpat.criteria.Guidance;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.criteria.Snapshot;
import org.ctpat.criteria.SpecialistView;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ProcessTest
class CriteriaPagesTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private SecurityProfiles profiles;
  @Autowired private CriteriaCatalogue catalogue;
  @Autowired private Guidance guidance;
  @Autowired private Clock clock;

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
            "Criteria Test " + account,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        Actor.system("test"));
  }

  @Test
  void visitorsFindCriteriaByWordsKindOfCompanyAndLevel() throws Exception {
    browser
        .perform(get("/criteria").param("q", "ISO 17712 certificate"))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("6.5 Prove ISO 17712"),
                        not(containsString("12.6 Financial")))));
    browser
        .perform(get("/criteria").param("type", "HWC_MX").param("level", "must"))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Tracking and monitoring log"),
                        not(containsString("3.9 Social")))));
    browser
        .perform(get("/criteria").param("q", "zeppelin"))
        .andExpect(content().string(containsString("No criterion has these words.")));
  }

  @Test
  void visitorsReadTheGuidanceOnACriterionAndACategory() throws Exception {
    browser
        .perform(get("/criteria/6.5"))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("How others meet it"),
                        containsString("Common mistakes"),
                        containsString("/criteria/templates/seal-procedure"),
                        containsString("G Cargo security"))));
    browser.perform(get("/criteria/unknown-HWC-4")).andExpect(status().isOk());
    browser
        .perform(get("/criteria/categories/6"))
        .andExpect(content().string(containsString("How a specialist looks at it")));
    browser.perform(get("/criteria/99.9")).andExpect(status().isNotFound());
    browser.perform(get("/criteria/categories/13")).andExpect(status().isNotFound());
    browser.perform(get("/criteria/templates/none")).andExpect(status().isNotFound());
  }

  @Test
  void everyTemplateIsAPageToPrintAndAFileToAdapt() throws Exception {
    for (var template : guidance.templates()) {
      browser
          .perform(get("/criteria/templates/" + template.key()))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("data-print")));
      browser
          .perform(get("/criteria/templates/" + template.key()).param("download", "true"))
          .andExpect(
              header().string("Content-Disposition", containsString(template.key() + ".html")))
          .andExpect(
              content().string(allOf(containsString("<table"), not(containsString("<script")))));
    }
  }

  @Test
  void aProcessOwnerImportsAnEditionAndRemovesItAgain() throws Exception {
    var name = "T-" + account;
    var csv = catalogue.csv("2020").replaceFirst("(?m)^9\\.5,.*\\R", "");
    browser
        .perform(upload(name, csv).with(user(cbp("ctpat-process-owner"))))
        .andExpect(redirectedUrl("/editions"))
        .andExpect(flash().attributeExists("imported"));
    browser
        .perform(
            get("/editions")
                .param("older", "2020")
                .param("newer", name)
                .with(user(cbp("ctpat-supervisor"))))
        .andExpect(
            content()
                .string(
                    allOf(containsString("1 removed"), containsString("9.5 No private parking"))));
    browser
        .perform(get("/editions/" + name + "/file").with(user(cbp("ctpat-specialist"))))
        .andExpect(content().string(csv));

    browser
        .perform(
            post("/editions/" + name + "/removal")
                .with(user(cbp("ctpat-process-owner")))
                .with(csrf()))
        .andExpect(flash().attributeExists("notice"));
    assertThat(catalogue.editions()).noneMatch(edition -> edition.name().equals(name));
  }

  @Test
  void aBrokenFileIsNamedRowByRowOnThePage() throws Exception {
    var csv =
        catalogue
            .csv("2020")
            .replaceFirst("6\\.5,Transportation Security,6,", "6.5,Transportation Security,six,");
    var sent =
        browser
            .perform(upload("T-" + account, csv).with(user(cbp("ctpat-process-owner"))))
            .andReturn();
    browser
        .perform(
            get("/editions").flashAttrs(sent.getFlashMap()).with(user(cbp("ctpat-process-owner"))))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("One error: nothing was imported"),
                        containsString("category_no:"))));
  }

  @Test
  void editionsAreImportedByProcessOwnersAndSeenByCbpAlone() throws Exception {
    browser.perform(get("/editions").with(user(company(account)))).andExpect(status().isNotFound());
    browser.perform(get("/editions")).andExpect(redirectedUrl("/sign-in"));
    browser
        .perform(upload("T-" + account, "").with(user(cbp("ctpat-specialist"))))
        .andExpect(status().isForbidden());
    browser
        .perform(post("/editions/2020/removal").with(user(cbp("ctpat-supervisor"))).with(csrf()))
        .andExpect(status().isForbidden());
  }

  @Test
  void theSpecialistNarrowsTheProfileDownToWhatWaits() throws Exception {
    var member = new Actor("nora.field", "Nora Field", Actor.Kind.MEMBER);
    var specialist = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);
    var first = answer("6.5", "Certificates are filed.", null, member);
    answer("7.30", "Printed by the system.", null, member);
    profiles.review(account, "6.5", first, SpecialistView.ACCEPTED, "", specialist);

    browser
        .perform(
            get("/accounts/" + account + "/profile")
                .param("show", "WAITING")
                .with(user(cbp("ctpat-specialist"))))
        .andExpect(
            content()
                .string(
                    allOf(containsString("id=\"c-7-30\""), not(containsString("id=\"c-6-5\"")))));
    browser
        .perform(
            get("/accounts/" + account + "/profile")
                .param("show", "REMARKS")
                .with(user(cbp("ctpat-specialist"))))
        .andExpect(content().string(containsString("No question or rejection is open.")));
  }

  @Test
  void changesSinceTheApprovalStandSideBySideWithTheHash() throws Exception {
    var member = new Actor("nora.field", "Nora Field", Actor.Kind.MEMBER);
    var page = "/accounts/" + account + "/profile/comparison";
    browser
        .perform(get(page).with(user(company(account))))
        .andExpect(content().string(containsString("There is nothing to compare with yet")));
    var version = answer("6.5", "Certificates are filed.", null, member);
    var approved =
        profiles.snapshot(account, account + "-APP-1", Snapshot.APPROVED, Actor.system("test"));
    answer("6.5", "Certificates are in the portal.", version, member);

    browser
        .perform(get(page).with(user(company(account))))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Certificates are filed."),
                        containsString("Certificates are in the portal."),
                        containsString(approved.hash()),
                        containsString("content and audit trail agree"),
                        containsString("1 of 95 criteria differ"))));
    browser
        .perform(get(page).param("with", "999999999").with(user(company(account))))
        .andExpect(status().isNotFound());
    browser
        .perform(
            get("/accounts/" + account + "/profile")
                .param("show", "CHANGED")
                .with(user(cbp("ctpat-supervisor"))))
        .andExpect(
            content()
                .string(
                    allOf(containsString("id=\"c-6-5\""), not(containsString("id=\"c-6-1\"")))));
  }

  @Test
  void aCompanyStatesFactsAndCbpDoesNot() throws Exception {
    var facts = "/accounts/" + account + "/profile/facts";
    browser
        .perform(post(facts).param("fact.cameras", "no").with(user(company(account))).with(csrf()))
        .andExpect(flash().attributeExists("notice"));
    browser
        .perform(
            get("/accounts/" + account + "/profile")
                .param("category", "9")
                .with(user(company(account))))
        .andExpect(content().string(containsString("Does not apply: The company uses no cameras")));
    browser
        .perform(
            post(facts)
                .param("fact.cameras", "yes")
                .with(user(cbp("ctpat-specialist")))
                .with(csrf()))
        .andExpect(status().isForbidden());
  }

  @Test
  void evidenceIsExportedInTheOrderOfAnotherProgramme() throws Exception {
    var member = new Actor("nora.field", "Nora Field", Actor.Kind.MEMBER);
    answer("6.2", "=Sealed at the dock.", null, member);
    var export = "/accounts/" + account + "/profile/evidence.csv";
    browser
        .perform(get(export).param("programme", "MX").with(user(company(account))))
        .andExpect(
            content()
                .string(
                    containsString(
                        "G Cargo security,medium,6.2,Seal at once after loading,'=Sealed")));
    browser
        .perform(get(export).param("programme", "CA").with(user(company(account))))
        .andExpect(content().string(containsString("Seal security,medium,6.2")));
    browser
        .perform(get(export).param("programme", "XX").with(user(company(account))))
        .andExpect(status().isBadRequest());
  }

  private long answer(String criterion, String text, Long version, Actor by) {
    var today = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("America/New_York"));
    var answer = Answer.met(text, "Nora Field", today, version);
    var kept = profiles.answer(account, criterion, answer, by).version();
    assertThat(kept).isNotNull();
    return kept;
  }

  private org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?>
      upload(String name, String csv) {
    var today = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("America/New_York"));
    return multipart("/editions")
        .file(
            new MockMultipartFile(
                "file", "criteria.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
        .param("name", name)
        .param("inForceOn", today.plusYears(90).toString())
        .with(csrf());
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
