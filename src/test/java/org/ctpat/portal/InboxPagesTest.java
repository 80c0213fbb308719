package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.camunda.client.CamundaClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoPeople;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.ctpat.task.Absences;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxTask;
import org.ctpat.task.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

@ProcessTest
class InboxPagesTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Absences absences;
  @Autowired private CamundaClient client;
  @Autowired private Inbox inbox;
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
            "Paper Mill " + account,
            new Contact(Contact.Kind.OFFICER, "otto." + account, "Otto Lang", null, null, null),
            new Contact(
                Contact.Kind.POINT_OF_CONTACT, "nora." + account, "Nora Field", null, null, null)),
        Actor.system("test"));
  }

  @Test
  void severalTasksAreTakenHandedOnAndGivenBackAndEachIsTold() throws Exception {
    var first = paperwork();
    var second = paperwork();
    client.newAssignUserTaskCommand(second).assignee("luis.ortega").execute();

    browser
        .perform(bulk(cbp("dana.whitfield"), "claim", first, second, 4711))
        .andExpect(redirectedUrl("/inbox?q=" + account));
    var page =
        browser
            .perform(
                get("/inbox?q=" + account)
                    .with(user(cbp("dana.whitfield")))
                    .flashAttr("outcomes", outcomes(cbp("maria.kessler"), "unclaim", second)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(page).contains("1 done, 0 not done");
    assertThat(assignee(first)).isEqualTo("dana.whitfield");
    assertThat(assignee(second)).isNull();

    assertThat(outcomes(cbp("dana.whitfield"), "claim", second, 4711))
        .extracting(TaskHandsController.Outcome::problem)
        .containsExactly(null, "It is not one of your tasks, or no longer there.");
    assertThat(outcomes(cbp("luis.ortega"), "claim", first))
        .singleElement()
        .extracting(TaskHandsController.Outcome::problem)
        .asString()
        .contains("somebody else has it");
    assertThat(outcomes(cbp("dana.whitfield"), "assign", first))
        .singleElement()
        .extracting(TaskHandsController.Outcome::problem)
        .isEqualTo("Only supervisors hand tasks to others.");
    assertThat(outcomes(cbp("maria.kessler"), "assign", first, second))
        .allMatch(outcome -> outcome.problem() == null);
    assertThat(List.of(assignee(first), assignee(second))).containsOnly("luis.ortega");
    browser
        .perform(
            post("/inbox/bulk")
                .param("act", "claim")
                .param("back", "/inbox")
                .with(user(cbp("dana.whitfield")))
                .with(csrf()))
        .andExpect(flash().attribute("problem", containsString("Choose tasks first")));
  }

  @Test
  void peopleOfACompanyHandTasksToTheirColleaguesAlone() throws Exception {
    var task = paperwork();
    var nora = PortalUser.ofCompany("nora." + account, "Nora Field", account, false);
    var stranger = PortalUser.ofCompany("sam", "Sam", TestAccounts.next(), true);
    browser
        .perform(get("/tasks/" + task).with(user(new PortalUserDetails(nora, ""))))
        .andExpect(content().string(containsString("Otto Lang")))
        .andExpect(content().string(not(containsString("Dana Whitfield"))))
        .andExpect(content().string(containsString("this process ends: Done")));
    browser
        .perform(
            post("/tasks/" + task + "/assign")
                .param("to", "otto." + account)
                .param("back", "/inbox")
                .with(user(new PortalUserDetails(nora, "")))
                .with(csrf()))
        .andExpect(flash().attribute("notice", "The task is with Otto Lang now."));
    assertThat(assignee(task)).isEqualTo("otto." + account);
    browser
        .perform(
            post("/tasks/" + task + "/assign")
                .param("to", "dana.whitfield")
                .param("back", "/inbox")
                .with(user(new PortalUserDetails(nora, "")))
                .with(csrf()))
        .andExpect(flash().attribute("problem", "Choose to whom to hand the task."));
    assertThat(outcomes(new PortalUserDetails(stranger, ""), "claim", task))
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.problem()).contains("not one of your tasks");
              assertThat(outcome.name()).isEqualTo("Task " + task);
            });
    for (var path : List.of("", "/claim", "/files/1")) {
      browser
          .perform(get("/tasks/" + task + path).with(user(new PortalUserDetails(stranger, ""))))
          .andExpect(status().isNotFound());
    }
    browser
        .perform(get("/absences").with(user(new PortalUserDetails(nora, ""))))
        .andExpect(status().isNotFound());
  }

  @Test
  void whoStandsInTakesATaskOverThatAnotherHas() throws Exception {
    var task = paperwork();
    client.newAssignUserTaskCommand(task).assignee("dana.whitfield").execute();
    var today = LocalDate.now(clock.withZone(ZoneId.of("America/New_York")));
    var dana = DemoPeople.cbp("dana.whitfield");
    browser
        .perform(
            post("/absences")
                .param("from", today.toString())
                .param("until", today.plusDays(1).toString())
                .param("delegate", "luis.ortega")
                .with(user(cbp("dana.whitfield")))
                .with(csrf()))
        .andExpect(flash().attribute("notice", "The absence is entered."));
    var entered =
        absences
            .changeableBy(new Person(dana.id(), dana.name(), Set.of("ctpat-specialist"), null))
            .getFirst();
    try {
      browser
          .perform(get("/inbox?who=ABSENT&q=" + account).with(user(cbp("luis.ortega"))))
          .andExpect(content().string(containsString("absent until")))
          .andExpect(content().string(containsString("Take over")));
      browser
          .perform(get("/tasks/" + task).with(user(cbp("luis.ortega"))))
          .andExpect(content().string(containsString("They are absent until")));
      browser.perform(
          post("/tasks/" + task + "/claim")
              .param("back", "/inbox")
              .with(user(cbp("luis.ortega")))
              .with(csrf()));
      assertThat(assignee(task)).isEqualTo("luis.ortega");
    } finally {
      browser
          .perform(
              post("/absences/" + entered.id())
                  .param("act", "end")
                  .with(user(cbp("maria.kessler")))
                  .with(csrf()))
          .andExpect(flash().attribute("notice", "The absence has ended."));
    }
  }

  @Test
  void newsAreToldOnceAndTheTaskPageSaysWhoTookIt() throws Exception {
    var task = paperwork();
    client.newAssignUserTaskCommand(task).assignee("luis.ortega").execute();
    var news = "/inbox/news?q=" + account + "&seen=" + task + ":&total=0";

    var told =
        browser
            .perform(get(news).with(user(cbp("dana.whitfield"))))
            .andExpect(status().isOk())
            .andExpect(header().doesNotExist("HX-Reswap"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(told)
        .contains("Luis Ortega took “Do paperwork”.")
        .contains("1 new task")
        .contains("id=\"who-" + task + "\"")
        .doesNotContain("<html");
    var says = told.replaceAll("(?s).*name=\"told\" value=\"([^\"]*)\".*", "$1");
    browser
        .perform(get(news).param("told", says).with(user(cbp("dana.whitfield"))))
        .andExpect(header().string("HX-Reswap", "none"));
    browser
        .perform(get("/tasks/" + task + "/claim").with(user(cbp("dana.whitfield"))))
        .andExpect(content().string(containsString("Luis Ortega took this task on ")))
        .andExpect(content().string(not(containsString("<html"))));
  }

  @Test
  void aKeptFilterOpensTheInboxWithItsColumns() throws Exception {
    paperwork();
    var james = cbp("james.liu");
    var kept =
        browser
            .perform(
                post("/inbox/views")
                    .param("name", "Mine & late")
                    .param("query", "q=a%20%26%20b&who=MINE&nonsense=1")
                    .param("column", "OFFICE", "WITH", "nonsense")
                    .param("standard", "true")
                    .with(user(james))
                    .with(csrf()))
            .andReturn()
            .getResponse()
            .getRedirectedUrl();
    assertThat(kept).matches("/inbox\\?view=[0-9]+");
    var id = kept.replaceAll(".*=", "");
    for (var path : List.of("/inbox", kept)) {
      browser
          .perform(get(path).with(user(james)))
          .andExpect(content().string(containsString("aria-current=\"page\">Mine &amp; late</a>")))
          .andExpect(content().string(containsString("value=\"a &amp; b\"")))
          .andExpect(content().string(containsString("<option value=\"MINE\" selected")));
    }
    browser
        .perform(get("/inbox?view=0").with(user(james)))
        .andExpect(content().string(not(containsString("aria-current=\"page\">Mine"))));
    browser
        .perform(get(kept).with(user(cbp("maria.kessler"))))
        .andExpect(content().string(not(containsString("Mine &amp; late"))));
    browser
        .perform(post("/inbox/views/" + id).param("act", "delete").with(user(james)).with(csrf()))
        .andExpect(redirectedUrl("/inbox?view=0"));
    browser
        .perform(get("/inbox").with(user(james)))
        .andExpect(content().string(not(containsString("Mine &amp; late"))));
  }

  @Test
  void theListIsExportedWithItsColumns() throws Exception {
    paperwork();
    browser
        .perform(get("/inbox.csv?q=" + account).with(user(cbp("dana.whitfield"))))
        .andExpect(content().string(startsWith("step,account,company,case,due,rule,")))
        .andExpect(content().string(containsString("Do paperwork," + account)));
  }

  @Test
  void aFileIsLookedAtSafelyAndItsExpiryIsKept() throws Exception {
    var task = paperwork();
    var nora =
        new PortalUserDetails(
            PortalUser.ofCompany("nora." + account, "Nora Field", account, false), "");
    var id = upload(task, nora, "seal.txt", "text/plain");
    browser
        .perform(get("/tasks/" + task + "/files/" + id).with(user(nora)))
        .andExpect(header().string("Content-Disposition", startsWith("attachment")))
        .andExpect(header().string("Content-Security-Policy", startsWith("default-src 'none'")))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"));
    var yesterday = LocalDate.now(clock.withZone(ZoneId.of("America/New_York"))).minusDays(1);
    browser
        .perform(
            put("/tasks/" + task + "/files/" + id + "/expiry")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"expiresOn\":\"" + yesterday + "\"}")
                .with(user(nora))
                .with(csrf()))
        .andExpect(jsonPath("$.expiresOn").value(yesterday.toString()))
        .andExpect(jsonPath("$.warning").value(startsWith("expired on")));
    browser
        .perform(
            put("/tasks/" + task + "/files/" + id + "/expiry")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"expiresOn\":\"soon\"}")
                .with(user(nora))
                .with(csrf()))
        .andExpect(status().isUnprocessableContent());
    browser
        .perform(
            put("/tasks/" + task + "/files/" + id + "/expiry")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .with(user(cbp("dana.whitfield")))
                .with(csrf()))
        .andExpect(status().isForbidden());
  }

  @Test
  void aTaskIsPutOffBeyondItsDueDateOnlyWhenConfirmed() throws Exception {
    var task = paperwork();
    var on = LocalDate.now(clock.withZone(ZoneId.of("America/New_York"))).plusDays(60).toString();
    browser
        .perform(followUp(task, on, false))
        .andExpect(redirectedUrl("/tasks/" + task + "#again"))
        .andExpect(flash().attribute("againBeyond", true));
    browser.perform(followUp(task, on, true)).andExpect(redirectedUrl("/tasks/" + task));
    browser
        .perform(get("/inbox?q=" + account).with(user(cbp("dana.whitfield"))))
        .andExpect(content().string(containsString("No task matches")));
    browser
        .perform(get("/inbox?later=ONLY&q=" + account).with(user(cbp("dana.whitfield"))))
        .andExpect(content().string(containsString("look again on")));
  }

  private MockHttpServletRequestBuilder followUp(long task, String on, boolean beyond) {
    return post("/tasks/" + task + "/follow-up")
        .param("on", on)
        .param("note", "after the visit")
        .param("beyond", String.valueOf(beyond))
        .with(user(cbp("dana.whitfield")))
        .with(csrf());
  }

  private String upload(long task, PortalUserDetails person, String name, String type)
      throws Exception {
    var answer =
        browser
            .perform(
                multipart("/tasks/" + task + "/files")
                    .file(
                        new MockMultipartFile(
                            "file", name, type, "Seal 14".getBytes(StandardCharsets.UTF_8)))
                    .param("field", "Proof")
                    .with(user(person))
                    .with(csrf()))
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.own").value(true))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return JsonMapper.shared().readTree(answer).path("id").asString();
  }

  private MockHttpServletRequestBuilder bulk(PortalUserDetails person, String act, long... tasks) {
    var request = post("/inbox/bulk").param("act", act).param("to", "luis.ortega");
    for (var task : tasks) {
      request.param("task", String.valueOf(task));
    }
    return request.param("back", "/inbox?q=" + account).with(user(person)).with(csrf());
  }

  @SuppressWarnings("unchecked")
  private List<TaskHandsController.Outcome> outcomes(
      PortalUserDetails person, String act, long... tasks) throws Exception {
    return (List<TaskHandsController.Outcome>)
        browser.perform(bulk(person, act, tasks)).andReturn().getFlashMap().get("outcomes");
  }

  private long paperwork() {
    var known = open().stream().map(InboxTask::key).toList();
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("paperwork")
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber",
                account,
                "caseId",
                account + "-PAPER-1",
                "groupBefore",
                "member-",
                "dueAt",
                OffsetDateTime.now(clock).plusDays(30).withNano(0).toString(),
                "caseGlance",
                Map.of("company", "Paper Mill, Inc.", "status", "Certified")))
        .execute();
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                open().stream().map(InboxTask::key).filter(key -> !known.contains(key)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private List<InboxTask> open() {
    return inbox.openOfAccount(account);
  }

  private String assignee(long task) {
    return inbox.find(task).orElseThrow().assignee();
  }

  private static PortalUserDetails cbp(String signIn) {
    var person = DemoPeople.cbp(signIn);
    return new PortalUserDetails(
        new PortalUser(person.id(), person.name(), null, Set.copyOf(person.groups())), "");
  }
}
