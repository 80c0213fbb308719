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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.course.BuiltInCourses;
import org.ctpat.course.Learning;
import org.ctpat.course.PersonalLinks;
import org.ctpat.course.TestTaker;
import org.ctpat.deadline.Deadlines;
import org.ctpat.document.Documents;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.training.CompletionData;
import org.ctpat.training.Effectiveness;
import org.ctpat.training.ImportPreview;
import org.ctpat.training.ImportResult.RowError;
import org.ctpat.training.JobFunction;
import org.ctpat.training.PersonData;
import org.ctpat.training.Trainings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ProcessTest
class TrainingPagesTest {

  private static final String PEOPLE = "employee_id,name,functions,site,started_on\n";

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Trainings trainings;
  @Autowired private Effectiveness effectiveness;
  @Autowired private PersonalLinks links;
  @Autowired private Learning learning;
  @Autowired private BuiltInCourses courses;
  @Autowired private Deadlines deadlines;
  @Autowired private Documents documents;
  @Autowired private EasternTime eastern;

  private MockMvc browser;
  private String account;
  private String training;
  private PortalUser member;
  private LocalDate today;

  @BeforeEach
  void openAnAccount() {
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    account = TestAccounts.next();
    training = "/accounts/" + account + "/training";
    member = PortalUser.ofCompany("trainer." + account, "Tina Train", account, false);
    today = deadlines.today();
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Matrix Imports " + account,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        member.actor());
  }

  @Test
  void showsFiltersSortsAndExportsFiveHundredPeopleQuickly() throws Exception {
    var people = new StringBuilder(PEOPLE);
    for (int i = 1; i <= 500; i++) {
      people.append(
          "E-%03d,Person %03d,%s,%s,2020-01-01\n"
              .formatted(
                  i, 501 - i, i % 2 == 0 ? "driver" : "guard", i % 5 == 0 ? "Laredo" : "Buffalo"));
    }
    load(people.toString());
    done("E-001", "TR15", today.minusYears(3));

    var began = System.nanoTime();
    var first = page(training);
    assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(3_000);

    assertThat(first).contains("E-050", "Page 1 of 10, 500 people").doesNotContain("E-051");
    assertThat(first).contains(">done<", "on " + eastern.date(today.minusYears(3)));
    assertThat(page(training + "?function=DRIVER&site=Laredo"))
        .contains("E-010", "E-500")
        .doesNotContain("E-011", "E-005,");
    assertThat(page(training + "?sort=name")).contains("E-500").doesNotContain(">E-001<");
    assertThat(page(training + "?q=e-077")).contains("E-077").doesNotContain("E-078");
    assertThat(page(training + "?course=TR15&show=complete"))
        .contains("E-001")
        .doesNotContain("E-003");
    assertThat(page(training + "?q=nobody")).contains("Show everybody");
    var csv = page(training + "/matrix.csv?function=GUARD&sort=name");
    assertThat(csv.lines().toList()).hasSize(251);
    assertThat(csv.lines().findFirst().orElseThrow())
        .startsWith("employee_id,name,functions,site,started_on,TR01,TR02");
    assertThat(csv).contains("done on " + today.minusYears(3), "missing since 2020-01-01");
  }

  @Test
  void importsAfterAPreviewOnly() throws Exception {
    var file = PEOPLE + "E-1,Ann Lee,finance,Buffalo,2020-05-04\n";
    var refused =
        browser
            .perform(upload(PEOPLE + "E-1,Ann Lee,pilot,Buffalo,04.05.2020\n"))
            .andExpect(status().is3xxRedirection())
            .andReturn();
    assertThat(((ImportPreview) refused.getFlashMap().get("refusedImport")).errors())
        .extracting(RowError::column)
        .contains("functions", "started_on");

    var preview =
        Objects.requireNonNull(
            browser.perform(upload(file)).andReturn().getResponse().getRedirectedUrl());
    assertThat(preview).startsWith(training + "/import/");
    assertThat(page(preview)).contains("adds 1 and overwrites 0 of: people", "E-1 Ann Lee");
    assertThat(trainings.matrix(account).rows()).isEmpty();

    for (int click = 0; click < 2; click++) {
      browser
          .perform(post(preview).with(user(details())).with(csrf()))
          .andExpect(status().is3xxRedirection());
    }
    assertThat(trainings.matrix(account).rows()).hasSize(1);
  }

  @Test
  void issuesShowsAndRevokesALinkOfAPersonWhoseNumberHasASlash() throws Exception {
    trainings.addPerson(
        account,
        new PersonData("N/7", "Nia Fox", Set.of(JobFunction.OFFICE), "Buffalo", today),
        member.actor());
    var issued =
        browser
            .perform(
                post(training + "/person/links")
                    .param("employee", "N/7")
                    .with(user(details()))
                    .with(csrf()))
            .andReturn();
    var link = String.valueOf(issued.getFlashMap().get("link"));
    assertThat(issued.getResponse().getRedirectedUrl())
        .isEqualTo(training + "/person?employee=N%2F7#link");
    browser
        .perform(
            get(training + "/person")
                .param("employee", "N/7")
                .flashAttrs(issued.getFlashMap())
                .with(user(details())))
        .andExpect(status().isOk())
        .andExpect(
            content().string(allOf(containsString(link), containsString("mailto:?subject="))));
    var path = link.substring(link.indexOf("/learn/"));
    browser
        .perform(get(path))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Nia Fox"),
                        containsString("Matrix Imports " + account),
                        not(containsString("N/7")),
                        not(containsString(training)))));

    browser
        .perform(
            post(training
                    + "/person/links/"
                    + links.of(account, "N/7").getFirst().id()
                    + "/revocation")
                .param("employee", "N/7")
                .with(user(details()))
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
    browser
        .perform(get(path))
        .andExpect(status().isGone())
        .andExpect(content().string(containsString("your company has revoked it")));
    browser
        .perform(get("/learn/of-nobody"))
        .andExpect(status().isNotFound())
        .andExpect(content().string(containsString("There is no such link")));
  }

  @Test
  void refusesTheLinkOfAPersonWhoHasLeftWithoutANameAndKeepsCourseAndRecordReadable()
      throws Exception {
    trainings.addPerson(
        account,
        new PersonData("E-1", "Lea Gone", Set.of(JobFunction.OFFICE), "Buffalo", today),
        member.actor());
    var token = links.issue(account, "E-1", member.actor()).token();
    new TestTaker(learning, courses, token).pass("TR10");
    browser
        .perform(get("/learn/" + token + "/TR10/result"))
        .andExpect(
            content()
                .string(
                    allOf(containsString("Record of completion"), containsString("edition 1.0"))));
    assertThat(page(training + "/person?employee=E-1")).contains("TR10: 6 / 6, passed");
    assertThat(page(training + "/courses/TR10"))
        .contains("The habit that stops it")
        .doesNotContain("Hang up");

    trainings.retire(account, "E-1", member.actor());

    browser
        .perform(get("/learn/" + token))
        .andExpect(status().isGone())
        .andExpect(content().string(not(containsString("Lea"))));
    browser.perform(post("/learn/" + token + "/TR10/result")).andExpect(status().isGone());
    browser
        .perform(get(training + "/person").param("employee", "E-404").with(user(details())))
        .andExpect(status().isNotFound());
  }

  @Test
  void leadsThroughACourseWithoutASessionAndSaysWhatIsMissing() throws Exception {
    trainings.addPerson(
        account,
        new PersonData("E-1", "Max Roe", Set.of(JobFunction.OFFICE), "Buffalo", today),
        member.actor());
    var start = "/learn/" + links.issue(account, "E-1", member.actor()).token();
    var parts = courses.find("TR07").orElseThrow().parts().size();
    browser.perform(get(start + "/TR07/pages/3")).andExpect(status().is3xxRedirection());
    for (int part = 1; part <= parts; part++) {
      browser.perform(get(start + "/TR07/pages/" + part)).andExpect(status().isOk());
      browser.perform(post(start + "/TR07/pages/" + part)).andExpect(status().is3xxRedirection());
    }
    assertThat(open(start + "/TR07/test"))
        .contains("The test has 6 questions. With 5 right answers");
    assertThat(redirect(start + "/TR07/test")).isEqualTo(start + "/TR07/test/1");

    var unanswered = browser.perform(post(start + "/TR07/test/1")).andReturn();
    assertThat(unanswered.getResponse().getRedirectedUrl()).isEqualTo(start + "/TR07/test/1");
    assertThat(unanswered.getFlashMap().get("wrong")).isEqualTo("Choose an answer first.");
    assertThat(open(start + "/TR07/answers")).contains("not answered yet");
    for (int question = 1; question <= 6; question++) {
      browser.perform(post(start + "/TR07/test/" + question).param("chosen", "0"));
    }
    assertThat(open(start + "/TR07/answers")).contains("Hand in the test");
    browser.perform(post(start + "/TR07/result")).andExpect(status().is3xxRedirection());
    assertThat(open(start + "/TR07/result"))
        .contains("The answers, explained", "of 6 right, 5 needed");
  }

  @Test
  void recordsACheckOfAGroupAndAsksAGroupForARefresher() throws Exception {
    load(PEOPLE + "E-1,Ann Lee,finance,Buffalo,2020-05-04\nE-2,Bo Li,driver,Buffalo,2020-05-04\n");
    browser
        .perform(
            multipart(training + "/checks")
                .param("courseId", "TR10")
                .param("kind", "PHISHING_TEST")
                .param("heldOn", today.toString())
                .param("group", "FINANCE")
                .with(user(details()))
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
    assertThat(effectiveness.of(account))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.peopleConcerned()).isEqualTo("Finance");
              assertThat(check.tookPart()).isEqualTo(1);
            });
    assertThat(page(training)).contains("Phishing test", "1 of 1 passed");

    browser
        .perform(
            post(training + "/occasions")
                .param("occasion", "AFTER_INCIDENT")
                .param("occurredOn", today.toString())
                .param("employees", "E-2")
                .param("reason", "A seal was cut")
                .with(user(details()))
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
    assertThat(trainings.cells(account, "E-2")).containsKey("TR03");
    assertThat(page(training + "/person?employee=E-2"))
        .contains("after an incident: A seal was cut");
  }

  private void load(String csv) {
    var result =
        trainings.importCsv(
            account,
            new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
            member.actor());
    assertThat(result.errors()).isEmpty();
  }

  private void done(String employee, String course, LocalDate on) {
    var document =
        documents.store(
            account,
            "proof.txt",
            new ByteArrayInputStream("Proof".getBytes(StandardCharsets.UTF_8)),
            "training",
            null,
            member.actor());
    trainings.recordCompletion(
        account,
        new CompletionData(
            employee,
            course,
            on,
            45,
            "Steve Brandt",
            "Orders",
            CompletionData.Result.PASSED,
            "",
            document.id(),
            null),
        member.actor());
  }

  private RequestBuilder upload(String csv) {
    return multipart(training + "/import")
        .file(
            new MockMultipartFile(
                "file", "lms.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
        .with(user(details()))
        .with(csrf());
  }

  private String page(String path) throws Exception {
    return browser
        .perform(get(URI.create(path)).with(user(details())))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private String open(String path) throws Exception {
    return browser
        .perform(get(path))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private String redirect(String path) throws Exception {
    return Objects.requireNonNull(
        browser.perform(post(path)).andReturn().getResponse().getRedirectedUrl());
  }

  private PortalUserDetails details() {
    return new PortalUserDetails(member, "-");
  }
}
