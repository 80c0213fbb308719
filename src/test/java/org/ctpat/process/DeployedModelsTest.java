package org.ctpat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditTrail;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.model.ElementFlow;
import org.ctpat.model.ModelChange;
import org.ctpat.model.ModelFinding;
import org.ctpat.model.ModelPart;
import org.ctpat.model.ModelSummary;
import org.ctpat.model.ModelVersion;
import org.ctpat.model.MovePlan;
import org.ctpat.model.ProcessModels;
import org.ctpat.model.UnknownModel;
import org.ctpat.model.WaitingCase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Models of its own, deployed in two versions with cases in both. */
@ProcessTest
class DeployedModelsTest {

  private static final Actor PRIYA = new Actor("priya.nair", "Priya Nair", Actor.Kind.CBP);

  @Autowired private ProcessModels models;
  @Autowired private CamundaClient client;
  @Autowired private EmbeddedCamunda camunda;
  @Autowired private AuditTrail trail;

  @Test
  void allDeployedProcessesAreListedWithWhatRunsInThem() {
    var id = "listed" + TestAccounts.next().replace("-", "");
    deploy(id, first(id));
    create(id, "10-1");
    camunda.passTime(Duration.ofDays(2));

    assertThat(models.all())
        .extracting(ModelSummary::id)
        .contains(id, "application", "validation", "annual-review");
    assertThat(models.all())
        .filteredOn(each -> each.id().equals(id))
        .extracting(
            ModelSummary::name,
            ModelSummary::version,
            ModelSummary::versions,
            ModelSummary::running,
            ModelSummary::troubled)
        .containsExactly(tuple("Two waits", 1, 1, 1L, 0L));
    assertThatThrownBy(() -> models.versions("nothing")).isInstanceOf(UnknownModel.class);
  }

  @Test
  void theFlowTellsWhatWaitsWhereAndHowLongItTook() {
    var id = "flow" + TestAccounts.next().replace("-", "");
    var account = TestAccounts.next();
    deploy(id, first(id));
    create(id, account);
    camunda.passTime(Duration.ofDays(3));
    create(id, account);

    assertThat(models.flow(id, 1))
        .extracting(
            ElementFlow::elementId, ElementFlow::waiting, ElementFlow::done, ElementFlow::median)
        .containsExactly(
            tuple("Event_Begun", 0L, 2L, 0.0),
            tuple("Event_First", 1L, 1L, 2.0),
            tuple("Event_Second", 1L, 0L, null));
    assertThat(models.waiting(id, "Event_Second", 10))
        .extracting(
            WaitingCase::version,
            WaitingCase::accountNumber,
            WaitingCase::company,
            WaitingCase::caseId)
        .containsExactly(tuple(1, account, "Flow Test, Inc.", account + "-T-1"));
  }

  @Test
  void casesMoveToTheNewestVersionExceptWhereItHasNoPlaceForThem() {
    var id = "moved" + TestAccounts.next().replace("-", "");
    var atFirst = TestAccounts.next();
    var atSecond = TestAccounts.next();
    deploy(id, first(id));
    create(id, atSecond);
    camunda.passTime(Duration.ofDays(3));
    create(id, atFirst);
    assertThatThrownBy(() -> models.plan(id, 1))
        .isInstanceOf(UnknownModel.class)
        .hasMessageContaining("is the newest");
    deploy(id, second(id));

    assertThat(models.plan(id, 1))
        .isEqualTo(
            new MovePlan(
                id,
                1,
                2,
                2,
                List.of(
                    new MovePlan.Stuck(
                        "Event_Second", "Second wait", "version 2 has no such place", 1))));
    assertThat(models.versions(id))
        .extracting(ModelVersion::version, ModelVersion::running)
        .containsExactly(tuple(2, 0L), tuple(1, 2L));

    var result = models.move(id, 1, "The second wait is not needed any more", PRIYA);

    assertThat(result.refused()).isEmpty();
    assertThat(result.moved()).isEqualTo(1);
    assertThat(result.left()).isEqualTo(1);
    assertThat(result.more()).isFalse();
    assertThat(models.versions(id))
        .extracting(ModelVersion::version, ModelVersion::running)
        .containsExactly(tuple(2, 1L), tuple(1, 1L));
    assertThat(trail.history(atFirst, 1).getFirst().action())
        .isEqualTo("Case moved to the newest version of its process");
    assertThat(trail.history(atSecond, 1)).isEmpty();
    assertThat(models.move(id, 1, "Again", PRIYA).moved()).isZero();
    // The moved case goes on in the new version: its timer is kept, the way behind it is new.
    camunda.passTime(Duration.ofDays(3));
    assertThat(models.flow(id, 2))
        .extracting(ElementFlow::elementId, ElementFlow::waiting)
        .contains(tuple("Event_Other", 1L));
  }

  @Test
  void differencesAreSaidInWords() {
    var id = "differs" + TestAccounts.next().replace("-", "");
    deploy(id, first(id));
    deploy(id, second(id));

    assertThat(models.changes(id, 1, 2))
        .extracting(ModelChange::elementId, ModelChange::kind, ModelChange::details)
        .contains(
            tuple("Event_First", ModelChange.Kind.CHANGED, List.of("The timer is P5D; it was P2D")),
            tuple("Event_Other", ModelChange.Kind.ADDED, List.of()),
            tuple("Event_Second", ModelChange.Kind.REMOVED, List.of()));
    assertThat(models.changes(id, 2, 2)).isEmpty();
  }

  @Test
  void tablesAndFormsCanBeRead() {
    assertThat(models.parts("application"))
        .filteredOn(part -> part.kind() == ModelPart.Kind.FORM)
        .extracting(ModelPart::id)
        .contains("review-security-profile");
    assertThat(models.decision("taskPriority").orElseThrow())
        .satisfies(
            table -> {
              assertThat(table.hitPolicy()).isEqualTo("FIRST");
              assertThat(table.rules())
                  .allSatisfy(
                      cells ->
                          assertThat(cells)
                              .hasSize(table.inputs().size() + table.outputs().size() + 1));
            });
    assertThat(models.form("review-security-profile").orElseThrow().fields())
        .isNotEmpty()
        .allSatisfy(field -> assertThat(field.key()).isNotEmpty());
    assertThat(models.decision("none")).isEmpty();
    assertThat(models.form("none")).isEmpty();
  }

  @Test
  void theCheckFindsWhatATestHasLeftUndrawnAndNothingInOurOwnModels() throws IOException {
    try (var own = Files.list(Path.of("bpmn"))) {
      var names = own.map(file -> file.getFileName().toString()).toList();
      assertThat(names).contains("application.bpmn");
      assertThat(models.findings())
          .extracting(ModelFinding::file)
          .contains("paperwork.bpmn")
          .doesNotContainAnyElementsOf(names);
    }
  }

  private void deploy(String id, String bpmn) {
    client
        .newDeployResourceCommand()
        .addResourceBytes(bpmn.getBytes(StandardCharsets.UTF_8), id + ".bpmn")
        .execute();
  }

  private void create(String id, String account) {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId(id)
        .latestVersion()
        .variables(
            Map.of(
                "accountNumber",
                account,
                "caseId",
                account + "-T-1",
                "caseGlance",
                Map.of("company", "Flow Test, Inc.")))
        .execute();
  }

  private static String first(String id) {
    return model(id, "P2D", "Event_Second", "Second wait");
  }

  private static String second(String id) {
    return model(id, "P5D", "Event_Other", "Other wait");
  }

  private static String model(String id, String timer, String then, String name) {
    return """
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://ctpat.org/test">
      <bpmn:process id="%s" name="Two waits" isExecutable="true">
        <bpmn:startEvent id="Event_Begun" name="Begun"><bpmn:outgoing>Flow_A</bpmn:outgoing></bpmn:startEvent>
        <bpmn:sequenceFlow id="Flow_A" sourceRef="Event_Begun" targetRef="Event_First"/>
        <bpmn:intermediateCatchEvent id="Event_First" name="First wait">
          <bpmn:incoming>Flow_A</bpmn:incoming><bpmn:outgoing>Flow_B</bpmn:outgoing>
          <bpmn:timerEventDefinition><bpmn:timeDuration>%s</bpmn:timeDuration></bpmn:timerEventDefinition>
        </bpmn:intermediateCatchEvent>
        <bpmn:sequenceFlow id="Flow_B" sourceRef="Event_First" targetRef="%s"/>
        <bpmn:intermediateCatchEvent id="%s" name="%s">
          <bpmn:incoming>Flow_B</bpmn:incoming><bpmn:outgoing>Flow_C</bpmn:outgoing>
          <bpmn:timerEventDefinition><bpmn:timeDuration>P900D</bpmn:timeDuration></bpmn:timerEventDefinition>
        </bpmn:intermediateCatchEvent>
        <bpmn:sequenceFlow id="Flow_C" sourceRef="%s" targetRef="Event_Over"/>
        <bpmn:endEvent id="Event_Over" name="Over"><bpmn:incoming>Flow_C</bpmn:incoming></bpmn:endEvent>
      </bpmn:process>
    </bpmn:definitions>
    """
        .formatted(id, timer, then, then, name, then);
  }
}
