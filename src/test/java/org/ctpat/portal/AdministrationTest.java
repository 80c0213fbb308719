package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.camunda.client.CamundaClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipInputStream;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.application.Applications;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditTrail;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.Stories;
import org.ctpat.operation.FailedWork;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ProcessTest
class AdministrationTest {

  private static final PortalUserDetails OWNER = cbp("ctpat-process-owner");

  @Autowired private WebApplicationContext context;
  @Autowired private CamundaClient client;
  @Autowired private Accounts accounts;
  @Autowired private Applications applications;
  @Autowired private AuditTrail audit;
  @Autowired private FailedWork failures;
  @Autowired private Stories stories;

  private MockMvc browser;
  private String account;

  @BeforeEach
  void browse() {
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    account = TestAccounts.next();
  }

  @Test
  void administratorsAloneSeeTheAdministration() throws Exception {
    for (var page :
        List.of(
            "/administration",
            "/administration/failures",
            "/administration/audit",
            "/administration/audit.csv?account=" + account,
            "/administration/audit/check")) {
      browser.perform(get(page).with(user(member(account)))).andExpect(status().isNotFound());
      browser
          .perform(get(page).with(user(cbp("ctpat-specialist"))))
          .andExpect(status().isForbidden());
      for (var group : List.of("ctpat-process-owner", "ctpat-headquarters", "ctpat-supervisor")) {
        browser.perform(get(page).with(user(cbp(group)))).andExpect(status().isOk());
      }
    }
    for (var change :
        List.of(
            "/administration/failures", "/administration/events", "/administration/audit/check")) {
      browser
          .perform(post(change).with(user(member(account))).with(csrf()))
          .andExpect(status().isNotFound());
      browser
          .perform(post(change).with(user(cbp("ctpat-specialist"))).with(csrf()))
          .andExpect(status().isForbidden());
    }
  }

  @Test
  void aFailedStepIsShownAndGoesOnWhenItIsTriedAgain() throws Exception {
    open();
    var mended = new AtomicBoolean();
    var caseId = account + "-APP-1";
    try (var worker =
        client
            .newWorker()
            .jobType("failing-test-job")
            .handler(
                (jobs, job) -> {
                  if (mended.get()) {
                    jobs.newCompleteCommand(job).execute();
                  } else {
                    jobs.newFailCommand(job)
                        .retries(0)
                        .errorMessage("The ledger is closed.")
                        .execute();
                  }
                })
            .open()) {
      client
          .newCreateInstanceCommand()
          .bpmnProcessId("failing-job-test")
          .latestVersion()
          .variables(Map.of("accountNumber", account, "caseId", caseId))
          .execute();
      await().atMost(Duration.ofSeconds(30)).until(() -> failure() != null);
      var failure = failure();
      assertThat(failure.message()).contains("The ledger is closed.");
      assertThat(failure.step()).isEqualTo("Do failing work");
      browser
          .perform(get("/administration/failures").with(user(OWNER)))
          .andExpect(content().string(containsString("The ledger is closed.")))
          .andExpect(content().string(containsString(caseId)));

      browser
          .perform(retry(failure.key(), " "))
          .andExpect(flash().attribute("problem", containsString("say why")));
      assertThat(failure()).isNotNull();

      mended.set(true);
      browser
          .perform(retry(failure.key(), "The ledger was opened again"))
          .andExpect(flash().attributeExists("notice"));
      await().atMost(Duration.ofSeconds(30)).until(() -> failure() == null);
      assertThat(audit.history(account, 10))
          .filteredOn(entry -> entry.action().equals("Failed step retried"))
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.caseId()).isEqualTo(caseId);
                assertThat(entry.after()).containsEntry("reason", "The ledger was opened again");
              });

      browser
          .perform(retry(failure.key(), "Once more"))
          .andExpect(flash().attributeExists("problem"));
    }
  }

  @Test
  void theTrailIsSearchedExportedAndVerified() throws Exception {
    open();
    browser
        .perform(
            get("/administration/audit")
                .param("account", account)
                .param("event", "account opened")
                .param("person", "trail.tester")
                .with(user(OWNER)))
        .andExpect(content().string(containsString("Trail Lamps " + account)))
        .andExpect(content().string(containsString("trail intact, 1 entries")));
    browser
        .perform(
            get("/administration/audit")
                .param("account", account)
                .param("until", "2001-01-01")
                .with(user(OWNER)))
        .andExpect(content().string(containsString("No entry matches")));
    browser
        .perform(get("/administration/audit").param("from", "yesterday").with(user(OWNER)))
        .andExpect(status().isBadRequest());
    browser
        .perform(get("/administration/audit.csv").param("account", account).with(user(OWNER)))
        .andExpect(content().string(containsString(account + ",1,,Account opened,")));

    browser.perform(post("/administration/audit/check").with(user(OWNER)).with(csrf()));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                browser
                    .perform(get("/administration/audit/check").with(user(OWNER)))
                    .andExpect(content().string(containsString("are intact")))
                    .andExpect(content().string(not(containsString("is broken")))));
  }

  @Test
  void theBundleOfAPlayedApplicationOpensWithEveryHashAndNamesWhatWasChanged() throws Exception {
    var company = DemoCompany.BLUE_HERON.as(account);
    applications.start(
        AccountNumber.of(account),
        new NewAccount(
            company.entityType(),
            company.name(),
            person(Contact.Kind.OFFICER, company.officerId()),
            person(Contact.Kind.POINT_OF_CONTACT, company.memberId())),
        new Actor(company.memberId(), company.memberId(), Actor.Kind.MEMBER));
    stories.of(company).playUntil("submit-application");

    browser
        .perform(get("/accounts/" + account + "/bundle.zip").with(user(member(account))))
        .andExpect(status().isForbidden());
    var zip = bundle(cbp("ctpat-supervisor"));
    var files = unzipped(zip);
    assertThat(files.keySet())
        .contains(
            "index.html",
            "style.css",
            "manifest.json",
            "manifest.sig",
            "audit.csv",
            "audit.jsonl",
            "answers/company.json",
            "answers/security-profile.json")
        .anyMatch(name -> name.matches("models/application-v\\d+\\.bpmn"))
        .anyMatch(name -> name.matches("models/[a-z-]+-\\d+\\.form"))
        .anyMatch(name -> name.matches("models/.*\\.dmn"))
        .anyMatch(name -> name.matches("tasks/\\d+-[a-z-]+\\.json"))
        .anyMatch(name -> name.startsWith("evidence/"))
        .doesNotContain("models/MISSING.txt");
    assertThat(files.keySet()).allMatch(name -> name.matches("[A-Za-z0-9][A-Za-z0-9._/-]*"));
    assertThat(files.get("index.html"))
        .contains("Blue Heron", "Why this date", account)
        .doesNotContain("http://", "https://", "<script");
    checked(zip).andExpect(content().string(containsString("The bundle is as it was made")));

    var changed = zip.clone();
    changed[30 + "index.html".length() + 20] ^= 1;
    checked(changed).andExpect(content().string(containsString("index.html was changed.")));

    var theirs = unzipped(bundle(officer(account)));
    assertThat(theirs.keySet()).contains("index.html", "audit.csv").doesNotContain("audit.jsonl");
    assertThat(audit.history(account, 50))
        .filteredOn(entry -> entry.action().equals("Case bundle downloaded"))
        .hasSize(2);

    browser
        .perform(
            get("/accounts/" + account + "/map")
                .param("caseId", account + "-APP-1")
                .with(user(officer(account))))
        .andExpect(content().string(containsString("Steps so far")))
        .andExpect(content().string(containsString("Days allowed")));
    browser
        .perform(
            get("/accounts/" + account + "/history")
                .param("q", "case bundle")
                .with(user(officer(account))))
        .andExpect(content().string(containsString("Case bundle downloaded")))
        .andExpect(content().string(not(containsString("Account opened"))));
  }

  private static Contact person(Contact.Kind kind, String signIn) {
    return new Contact(kind, signIn, signIn, "Test", signIn + "@example.com", null);
  }

  private byte[] bundle(PortalUserDetails reader) throws Exception {
    return browser
        .perform(get("/accounts/" + account + "/bundle.zip").with(user(reader)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }

  private ResultActions checked(byte[] zip) throws Exception {
    return browser.perform(
        multipart("/bundles")
            .file(new MockMultipartFile("file", "bundle.zip", "application/zip", zip))
            .with(user(cbp("ctpat-specialist")))
            .with(csrf()));
  }

  private static Map<String, String> unzipped(byte[] zip) throws IOException {
    var files = new LinkedHashMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private RequestBuilder retry(long key, String reason) {
    return post("/administration/failures")
        .param("keys", Long.toString(key))
        .param("reason", reason)
        .with(user(OWNER))
        .with(csrf());
  }

  private FailedWork.Failure failure() {
    return failures.open(200).stream()
        .filter(each -> account.equals(each.accountNumber()))
        .findFirst()
        .orElse(null);
  }

  private void open() {
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            "IMP",
            "Trail Lamps " + account,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        new Actor("trail.tester", "Trail Tester", Actor.Kind.CBP));
  }

  private static PortalUserDetails member(String number) {
    return new PortalUserDetails(
        PortalUser.ofCompany("gate." + number, "Gate Person", number, false), "-");
  }

  private static PortalUserDetails officer(String number) {
    return new PortalUserDetails(
        PortalUser.ofCompany("officer." + number, "Olga Hart", number, true), "-");
  }

  private static PortalUserDetails cbp(String group) {
    return new PortalUserDetails(
        new PortalUser("cbp." + group, "Staff Person", null, Set.of(group)), "-");
  }
}
