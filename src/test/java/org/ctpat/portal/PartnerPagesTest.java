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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.deadline.Deadlines;
import org.ctpat.partner.PartnerSearch;
import org.ctpat.partner.PartnerStanding;
import org.ctpat.partner.PartnerView;
import org.ctpat.partner.Partners;
import org.ctpat.partner.QuestionnaireView;
import org.ctpat.partner.Questionnaires;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.validation.TestMembers;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ProcessTest
class PartnerPagesTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private AccountProfiles profiles;
  @Autowired private Deadlines deadlines;
  @Autowired private Partners partners;
  @Autowired private Questionnaires questionnaires;

  private final String account = TestAccounts.next();
  private final String path = "/accounts/" + account + "/partners";
  private MockMvc browser;
  private PortalUserDetails ben;

  @BeforeEach
  void openTheAccount() {
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    new TestMembers(accounts, profiles).certifiedImporter(account);
    ben =
        new PortalUserDetails(
            PortalUser.ofCompany("ben.carter", "Ben Carter", account, false), "-");
  }

  @Test
  void aPartnerIsEnteredProvenAndFound() throws Exception {
    browser
        .perform(
            post(path)
                .param("name", "Ribera Freight")
                .param("country", "")
                .param("role", "TRUCKER")
                .param("checkedOn", "soon")
                .with(user(ben))
                .with(csrf()))
        .andExpect(redirectedUrl(path + "/new"))
        .andExpect(flash().attribute("errors", Matchers.hasKey("checkedOn")));
    var entered =
        browser
            .perform(
                post(path)
                    .param("name", "Ribera Freight")
                    .param("country", "MX")
                    .param("role", "TRUCKER")
                    .param("direct", "yes")
                    .with(user(ben))
                    .with(csrf()))
            .andExpect(redirectedUrlPattern(path + "/*"))
            .andReturn()
            .getResponse()
            .getRedirectedUrl();
    browser
        .perform(
            multipart(entered + "/proofs")
                .file(
                    new MockMultipartFile(
                        "files", "c.txt", "text/plain", "CT".getBytes(StandardCharsets.UTF_8)))
                .param("kind", "CERTIFICATE")
                .param("reference", "CT-9")
                .param("obtainedOn", deadlines.today().toString())
                .param("validUntil", deadlines.today().plusYears(1).toString())
                .with(user(ben))
                .with(csrf()))
        .andExpect(redirectedUrl(entered + "#proofs"));

    browser
        .perform(get(entered).with(user(ben)))
        .andExpect(status().isOk())
        .andExpect(content().string(Matchers.containsString("CT-9")))
        .andExpect(content().string(Matchers.containsString("c.txt")));
    browser
        .perform(get(path).param("q", "ribera").param("sort", "STANDING").with(user(ben)))
        .andExpect(content().string(Matchers.containsString("Ribera Freight")))
        .andExpect(content().string(Matchers.containsString("1 Proven")));
    browser
        .perform(get(path + "/export.csv").with(user(ben)))
        .andExpect(content().string(Matchers.containsString("Ribera Freight,MX,trucker,yes")));
    assertThat(partner().standing()).isEqualTo(PartnerStanding.PROVEN);
  }

  @Test
  void aFileWithErrorsIsNotImported() throws Exception {
    browser
        .perform(
            multipart(path + "/import")
                .file(
                    new MockMultipartFile(
                        "file",
                        "partners.csv",
                        "text/csv",
                        "name,country,role\nAlpha,VN,pilot\n".getBytes(StandardCharsets.UTF_8)))
                .with(user(ben))
                .with(csrf()))
        .andExpect(redirectedUrl(path + "#import"))
        .andExpect(flash().attribute("importErrors", Matchers.hasSize(1)));
    assertThat(partners.counts(account)).isEmpty();
  }

  @Test
  void aPartnerAnswersTheQuestionnaireByItsLinkOnce() throws Exception {
    browser.perform(
        post(path)
            .param("name", "Quay Packers")
            .param("country", "PE")
            .param("role", "PACKER")
            .with(user(ben))
            .with(csrf()));
    var id = partner().id();
    var link =
        (String)
            browser
                .perform(
                    post(path + "/" + id + "/questionnaires")
                        .param("recipient", "quality@quay.example")
                        .with(user(ben))
                        .with(csrf()))
                .andReturn()
                .getFlashMap()
                .get("link");
    var page = link.substring(link.indexOf("/q/"));
    browser
        .perform(get(page))
        .andExpect(status().isOk())
        .andExpect(content().string(Matchers.containsString("Quay Packers")));
    browser.perform(get(page + "/9")).andExpect(status().isNotFound());
    browser
        .perform(post(page + "/submission").param("filledBy", "Rosa Paz"))
        .andExpect(redirectedUrl(page));

    var sections = questionnaires.questionnaire().sections();
    for (int number = 1; number <= sections.size(); number++) {
      browser.perform(get(page + "/" + number)).andExpect(status().isOk());
      var meanwhile = post(page + "/" + number + "/saved");
      var form = post(page + "/" + number);
      for (var question : sections.get(number - 1).questions()) {
        meanwhile.param("choice-" + question.id(), "NO");
        form.param("choice-" + question.id(), "YES");
      }
      browser.perform(meanwhile).andExpect(status().isNoContent());
      browser.perform(form).andExpect(status().is3xxRedirection());
    }
    browser
        .perform(post(page + "/submission").param("filledBy", "Rosa Paz, quality"))
        .andExpect(status().isOk())
        .andExpect(content().string(Matchers.containsString("Thank you")));
    browser
        .perform(get(page))
        .andExpect(status().isGone())
        .andExpect(content().string(Matchers.containsString("has been used")));

    var sent = questionnaires.of(id).getFirst();
    var answers = path + "/" + id + "/questionnaires/" + sent.id();
    browser
        .perform(get(answers).with(user(ben)))
        .andExpect(content().string(Matchers.containsString("Rosa Paz, quality")));
    browser
        .perform(post(answers + "/rating").param("verdict", "accept").with(user(ben)).with(csrf()))
        .andExpect(redirectedUrl(answers));
    browser
        .perform(
            post(answers + "/rating")
                .param("verdict", "accept")
                .param("validUntil", deadlines.today().plusYears(1).toString())
                .param("remarks", "Good")
                .with(user(ben))
                .with(csrf()))
        .andExpect(redirectedUrl(path + "/" + id + "#questionnaires"));
    assertThat(questionnaires.of(id).getFirst().state())
        .isEqualTo(QuestionnaireView.State.ACCEPTED);
    assertThat(partner().standing()).isEqualTo(PartnerStanding.PROVEN);
    browser.perform(get(path + "/" + id).with(user(ben))).andExpect(status().isOk());
  }

  private PartnerView partner() {
    return partners
        .page(account, new PartnerSearch("", null, false, PartnerSearch.Sort.NAME, 1))
        .partners()
        .getFirst();
  }
}
