package org.ctpat.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.camunda.client.CamundaClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ctpat.model.ModelVersion;
import org.ctpat.model.ProcessModels;
import org.ctpat.process.ProcessTest;
import org.ctpat.process.TestAccounts;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ProcessTest
class ProcessPagesTest {

  private static final PortalUserDetails DANA = cbp("dana.whitfield", "ctpat-specialist");
  private static final PortalUserDetails PRIYA = cbp("priya.nair", "ctpat-process-owner");

  @Autowired private WebApplicationContext context;
  @Autowired private CamundaClient client;
  @Autowired private ProcessModels models;

  private final String account = TestAccounts.next();
  private final String id = "paged" + account.replace("-", "");
  private MockMvc browser;

  @BeforeEach
  void aProcessInTwoVersions() {
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    deploy("P100D");
    client
        .newCreateInstanceCommand()
        .bpmnProcessId(id)
        .latestVersion()
        .variables(Map.of("accountNumber", account, "caseId", account + "-T-1"))
        .execute();
    deploy("P200D");
  }

  @Test
  void theListAndTheModelShowWhatRuns() throws Exception {
    see(
        "/processes",
        "Waiting game",
        "2 (2 deployed)",
        "application.bpmn",
        "is not in the diagram");
    see("/processes/" + id, "newest version", "What would move", "to version 1");
    see(
        "/processes/" + id + "?version=1",
        "version 2 is newer",
        "1 instance running",
        "data-element=\"Event_Wait\"",
        "data-waiting=\"1\"");
    see("/processes/" + id + "/elements/Event_Wait", account + "-T-1", "/accounts/" + account);
    see(
        "/processes/" + id + "/changes?from=1&to=2",
        "The timer is P200D; it was P100D",
        "1 element");
    see("/processes/" + id + "/flow.csv?version=1", "Event_Wait,Waiting,wait,1,0,0");
    see("/processes/application", "review-security-profile", "Decision tables");
    see("/processes/tables/taskPriority", "The first row that applies decides.", "When", "Then");
    see("/processes/forms/review-security-profile", "Shown when");
    browser
        .perform(get("/processes/" + id + "/diagram").param("version", "1").with(user(DANA)))
        .andExpect(content().string(Matchers.containsString("P100D")));
  }

  @Test
  void whatDoesNotExistIsNotFound() throws Exception {
    for (var page :
        List.of(
            "/none",
            "/none/diagram",
            "/" + id + "?version=9",
            "/" + id + "/move?from=2",
            "/none/elements/a",
            "/" + id + "/changes?from=1&to=9",
            "/" + id + "/flow.csv?version=9",
            "/tables/none",
            "/forms/none")) {
      browser.perform(get("/processes" + page).with(user(DANA))).andExpect(status().isNotFound());
    }
  }

  @Test
  void processOwnersAloneMoveCasesAndSayWhy() throws Exception {
    var move = "/processes/" + id + "/move";
    see(move + "?from=1", "1 case runs in version 1.", "Only process owners move cases");
    browser
        .perform(
            post(move)
                .param("from", "1")
                .param("reason", "Longer wait")
                .param("sure", "true")
                .with(user(DANA))
                .with(csrf()))
        .andExpect(status().isForbidden());
    browser
        .perform(post(move).param("from", "1").param("sure", "true").with(user(PRIYA)).with(csrf()))
        .andExpect(redirectedUrl(move + "?from=1"))
        .andExpect(flash().attribute("problem", "Say why the cases are moved."));
    browser
        .perform(
            post(move).param("from", "1").param("reason", "Why").with(user(PRIYA)).with(csrf()))
        .andExpect(flash().attribute("problem", Matchers.containsString("Tick")));
    assertThat(running(1)).isEqualTo(1);

    for (var said : List.of("1 case was moved; none stays", "No case was moved; none stays")) {
      browser
          .perform(
              post(move)
                  .param("from", "1")
                  .param("reason", "Longer wait")
                  .param("sure", "true")
                  .with(user(PRIYA))
                  .with(csrf()))
          .andExpect(redirectedUrl("/processes/" + id))
          .andExpect(flash().attribute("notice", Matchers.startsWith(said)));
    }

    assertThat(running(1)).isZero();
    assertThat(running(2)).isEqualTo(1);
  }

  @Test
  void companiesSeeNothingOfIt() throws Exception {
    var ben =
        new PortalUserDetails(
            PortalUser.ofCompany("ben.carter", "Ben Carter", account, false), "-");
    for (var page :
        List.of(
            "",
            "/" + id,
            "/" + id + "/diagram",
            "/" + id + "/flow.csv?version=1",
            "/" + id + "/elements/Event_Wait",
            "/" + id + "/changes?from=1&to=2",
            "/" + id + "/move?from=1",
            "/tables/taskPriority",
            "/forms/review-security-profile")) {
      browser.perform(get("/processes" + page).with(user(ben))).andExpect(status().isNotFound());
    }
    browser
        .perform(post("/processes/" + id + "/move").param("from", "1").with(user(ben)).with(csrf()))
        .andExpect(status().isNotFound());
  }

  private long running(int version) {
    return models.versions(id).stream()
        .filter(each -> each.version() == version)
        .mapToLong(ModelVersion::running)
        .sum();
  }

  private void see(String page, String... words) throws Exception {
    var answer =
        browser
            .perform(get(page).with(user(DANA)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(answer).contains(words).doesNotContain("??", "style=\"");
  }

  private static PortalUserDetails cbp(String id, String group) {
    return new PortalUserDetails(new PortalUser(id, id, null, Set.of(group)), "-");
  }

  private void deploy(String timer) {
    var bpmn =
        """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://ctpat.org/test">
          <bpmn:process id="%s" name="Waiting game" isExecutable="true">
            <bpmn:startEvent id="Event_Begun"><bpmn:outgoing>Flow_A</bpmn:outgoing></bpmn:startEvent>
            <bpmn:sequenceFlow id="Flow_A" sourceRef="Event_Begun" targetRef="Event_Wait"/>
            <bpmn:intermediateCatchEvent id="Event_Wait" name="Waiting">
              <bpmn:incoming>Flow_A</bpmn:incoming><bpmn:outgoing>Flow_B</bpmn:outgoing>
              <bpmn:timerEventDefinition><bpmn:timeDuration>%s</bpmn:timeDuration></bpmn:timerEventDefinition>
            </bpmn:intermediateCatchEvent>
            <bpmn:sequenceFlow id="Flow_B" sourceRef="Event_Wait" targetRef="Event_Over"/>
            <bpmn:endEvent id="Event_Over"><bpmn:incoming>Flow_B</bpmn:incoming></bpmn:endEvent>
          </bpmn:process>
        </bpmn:definitions>
        """
            .formatted(id, timer);
    client
        .newDeployResourceCommand()
        .addResourceBytes(bpmn.getBytes(StandardCharsets.UTF_8), id + ".bpmn")
        .execute();
  }
}
