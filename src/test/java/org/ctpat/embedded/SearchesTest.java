package org.ctpat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstanceSequenceFlow;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static EmbeddedCamunda camunda;
  private static CamundaClient client;

  @BeforeAll
  static void start() {
    camunda = new EmbeddedCamunda();
    client = camunda.newClient();
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("case")
                .name("The case")
                .startEvent("started")
                .exclusiveGateway("route")
                .sequenceFlowId("to-check")
                .conditionExpression("checked")
                .callActivity("check", c -> c.zeebeProcessId("check").name("Check it"))
                .endEvent("done")
                .moveToNode("route")
                .sequenceFlowId("skip")
                .conditionExpression("not(checked)")
                .endEvent("skipped")
                .done(),
            "case.bpmn")
        .addProcessModel(
            Bpmn.createExecutableProcess("check")
                .startEvent()
                .serviceTask("inspect", t -> t.zeebeJobType("inspect"))
                .endEvent("checked")
                .done(),
            "check.bpmn")
        .execute();
  }

  @AfterAll
  static void stop() {
    client.close();
    camunda.close();
  }

  @Test
  void findsACaseAndTheInstanceItCalled() {
    var key = newCase(true);

    var called =
        client
            .newProcessInstanceSearchRequest()
            .filter(f -> f.parentProcessInstanceKey(key))
            .execute()
            .singleItem();

    assertThat(called.getProcessDefinitionId()).isEqualTo("check");
    assertThat(called.getRootProcessInstanceKey()).isEqualTo(key);
    assertThat(called.getState()).isEqualTo(ProcessInstanceState.ACTIVE);
    assertThat(client.newProcessInstanceGetRequest(key).execute().getProcessDefinitionName())
        .isEqualTo("The case");
  }

  @Test
  void findsTheElementsOfACase() {
    var key = newCase(true);

    var elements =
        client
            .newElementInstanceSearchRequest()
            .filter(f -> f.processInstanceKey(key))
            .execute()
            .items();

    assertThat(elements)
        .extracting(e -> e.getElementId() + " " + e.getState())
        .containsExactly("started COMPLETED", "route COMPLETED", "check ACTIVE");
    var check = elements.getLast();
    assertThat(check.getType()).isEqualTo(ElementInstanceType.CALL_ACTIVITY);
    assertThat(check.getElementName()).isEqualTo("Check it");
    assertThat(check.getStartDate()).isNotNull();
    assertThat(check.getEndDate()).isNull();
    assertThat(elements.getFirst().getEndDate()).isNotNull();
  }

  @Test
  void findsActiveElementsByTypeInAllCases() {
    var key = newCase(true);

    var found =
        client
            .newElementInstanceSearchRequest()
            .filter(
                f -> f.type(ElementInstanceType.CALL_ACTIVITY).state(ElementInstanceState.ACTIVE))
            .page(p -> p.limit(1_000))
            .execute()
            .items();

    assertThat(found).extracting(e -> e.getProcessInstanceKey()).contains(key);
  }

  @Test
  void showsTheSequenceFlowsTaken() {
    var key = newCase(true);

    assertThat(client.newProcessInstanceSequenceFlowsRequest(key).execute())
        .extracting(ProcessInstanceSequenceFlow::getElementId)
        .contains("to-check")
        .doesNotContain("skip");
  }

  @Test
  void showsAnIncidentAtTheElementAndAtTheCaseThatCalledIt() {
    var key = newCase(true);
    var job =
        client
            .newActivateJobsCommand()
            .jobType("inspect")
            .maxJobsToActivate(1_000)
            .timeout(Duration.ofMinutes(1))
            .execute()
            .getJobs()
            .stream()
            .filter(each -> parentOf(each.getProcessInstanceKey()) == key)
            .findFirst()
            .orElseThrow();
    client.newFailCommand(job).retries(0).errorMessage("no inspector").execute();

    var incident =
        client
            .newIncidentSearchRequest()
            .filter(f -> f.processInstanceKey(job.getProcessInstanceKey()))
            .execute()
            .singleItem();
    assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.JOB_NO_RETRIES);
    assertThat(incident.getErrorMessage()).isEqualTo("no inspector");
    assertThat(incident.getState()).isEqualTo(IncidentState.ACTIVE);
    assertThat(client.newProcessInstanceGetRequest(key).execute().getHasIncident()).isTrue();
    assertThat(
            client
                .newIncidentsByProcessInstanceSearchRequest(key)
                .execute()
                .singleItem()
                .getIncidentKey())
        .isEqualTo(incident.getIncidentKey());
    assertThat(
            client
                .newElementInstanceGetRequest(job.getElementInstanceKey())
                .execute()
                .getIncidentKey())
        .isEqualTo(incident.getIncidentKey());

    client.newUpdateRetriesCommand(job).retries(1).execute();
    client.newResolveIncidentCommand(incident.getIncidentKey()).execute();

    assertThat(client.newIncidentGetRequest(incident.getIncidentKey()).execute().getState())
        .isEqualTo(IncidentState.RESOLVED);
    assertThat(client.newProcessInstanceGetRequest(key).execute().getHasIncident()).isFalse();
  }

  @Test
  void showsTheDeployedModelAndItsLatestVersion() {
    var definition =
        client
            .newProcessDefinitionSearchRequest()
            .filter(f -> f.processDefinitionId("case").isLatestVersion(true))
            .execute()
            .singleItem();

    assertThat(definition.getVersion()).isEqualTo(1);
    assertThat(definition.getResourceName()).isEqualTo("case.bpmn");
    assertThat(
            client
                .newProcessDefinitionGetXmlRequest(definition.getProcessDefinitionKey())
                .execute())
        .contains("<process id=\"case\"", "id=\"to-check\"");
  }

  @Test
  void showsTheFormVersionThatATaskIsLinkedTo() {
    deployForm("[1]");
    var task = formTask();
    deployForm("[2]");

    assertThat(client.newUserTaskGetFormRequest(task).execute().getSchema()).contains("[1]");
    assertThat(client.newUserTaskGetFormRequest(formTask()).execute().getVersion()).isEqualTo(2);
  }

  @Test
  void findsVariablesAndCasesByTheirValue() {
    var key = newCase(true, Map.of("checked", true, "account", "10-000101"));

    assertThat(
            client
                .newProcessInstanceSearchRequest()
                .filter(
                    f ->
                        f.processDefinitionId("case").variables(Map.of("account", "\"10-000101\"")))
                .execute()
                .items())
        .extracting(i -> i.getProcessInstanceKey())
        .containsExactly(key);
  }

  @Test
  void pagesAndSorts() {
    for (int i = 0; i < 5; i++) {
      newCase(false);
    }
    var first =
        client
            .newProcessInstanceSearchRequest()
            .filter(f -> f.processDefinitionId("case").state(ProcessInstanceState.COMPLETED))
            .sort(s -> s.processInstanceKey().desc())
            .page(p -> p.limit(2))
            .execute();
    var second =
        client
            .newProcessInstanceSearchRequest()
            .filter(f -> f.processDefinitionId("case").state(ProcessInstanceState.COMPLETED))
            .sort(s -> s.processInstanceKey().desc())
            .page(p -> p.limit(2).after(first.page().endCursor()))
            .execute();

    assertThat(first.page().totalItems()).isGreaterThanOrEqualTo(5);
    assertThat(first.items()).hasSize(2);
    assertThat(second.items()).hasSize(2);
    assertThat(first.items().getLast().getProcessInstanceKey())
        .isGreaterThan(second.items().getFirst().getProcessInstanceKey());
  }

  @Test
  void refusesAFilterThatItDoesNotKnow() {
    assertThatThrownBy(
            () ->
                client.newProcessInstanceSearchRequest().filter(f -> f.errorMessage("x")).execute())
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code()).isEqualTo(400));
  }

  @Test
  void answersNotFoundForAnUnknownInstance() {
    assertThatThrownBy(() -> client.newProcessInstanceGetRequest(4711).execute())
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code()).isEqualTo(404));
  }

  @Test
  void isHealthyAsFarAsTheClientCanSee() {
    assertThat(client.newStatusRequest().execute().getStatus().name()).isEqualTo("UP");
    assertThat(client.newTopologyRequest().execute().getBrokers()).hasSize(1);
    assertThat(client.newTopologyRequest().useRest().execute().getPartitionsCount()).isEqualTo(1);
  }

  private static long newCase(boolean checked) {
    return newCase(checked, Map.of("checked", checked));
  }

  private static long newCase(boolean checked, Map<String, Object> variables) {
    var key =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("case")
            .latestVersion()
            .variables(variables)
            .execute()
            .getProcessInstanceKey();
    camunda.awaitIdle(PATIENCE);
    return key;
  }

  private static long parentOf(long instance) {
    return client.newProcessInstanceGetRequest(instance).execute().getParentProcessInstanceKey();
  }

  private static void deployForm(String marker) {
    var form =
        """
        {"type":"default","schemaVersion":18,"id":"decide-form","executionPlatform":"Camunda Cloud",
         "executionPlatformVersion":"8.8.0",
         "components":[{"type":"text","id":"Text_1","text":"%s"}]}"""
            .formatted(marker);
    client
        .newDeployResourceCommand()
        .addResourceBytes(form.getBytes(StandardCharsets.UTF_8), "decide-form.form")
        .addProcessModel(
            Bpmn.createExecutableProcess("with-form")
                .startEvent()
                .userTask(
                    "decide",
                    t ->
                        t.zeebeUserTask()
                            .zeebeFormId("decide-form")
                            .zeebeFormBindingType(ZeebeBindingType.deployment))
                .endEvent()
                .done(),
            "with-form.bpmn")
        .execute();
  }

  private static long formTask() {
    var key =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("with-form")
            .latestVersion()
            .execute()
            .getProcessInstanceKey();
    camunda.awaitIdle(PATIENCE);
    return client
        .newUserTaskSearchRequest()
        .filter(f -> f.processInstanceKey(key))
        .execute()
        .singleItem()
        .getUserTaskKey();
  }
}
