package org.ctpat.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breaks a small sound model in one place at a time and expects the check to say what is wrong. */
class ModelCheckFindsTest {

  private static final Glue GLUE =
      new Glue(
          Map.of("open-case", Set.of("dueOn", "failed")),
          Set.of(
              "task-creating",
              "task-assigning",
              "task-updating",
              "task-completing",
              "task-canceling"),
          Map.of("case-opened", Set.of("accountNumber")),
          Set.of("decide-case"),
          Set.of("ctpat-supervisor"));

  private static final String BPMN =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions_Small">
        <bpmn:process id="small" name="Small" isExecutable="true">
          <bpmn:startEvent id="Start_CaseOpened" name="Case opened"><bpmn:messageEventDefinition messageRef="Message_CaseOpened" /></bpmn:startEvent>
          <bpmn:serviceTask id="Task_OpenCase" name="Open case"><bpmn:extensionElements><zeebe:taskDefinition type="open-case" /></bpmn:extensionElements></bpmn:serviceTask>
          <bpmn:subProcess id="Sub_Decide" name="Decide">
            <bpmn:startEvent id="Start_Deciding" name="Deciding" />
            <bpmn:userTask id="Task_DecideCase" name="Decide case"><bpmn:extensionElements><zeebe:userTask /><zeebe:formDefinition formId="decide-case" bindingType="deployment" /><zeebe:ioMapping><zeebe:input source="=dueOn" target="dueAt" /><zeebe:output source="=decision" target="decision" /></zeebe:ioMapping><zeebe:assignmentDefinition candidateGroups="ctpat-supervisor" /><zeebe:taskSchedule dueDate="=dueAt" /><zeebe:priorityDefinition priority="50" /><zeebe:taskListeners><zeebe:taskListener eventType="creating" type="task-creating" /><zeebe:taskListener eventType="assigning" type="task-assigning" /><zeebe:taskListener eventType="updating" type="task-updating" /><zeebe:taskListener eventType="completing" type="task-completing" /><zeebe:taskListener eventType="canceling" type="task-canceling" /></zeebe:taskListeners></bpmn:extensionElements></bpmn:userTask>
            <bpmn:businessRuleTask id="Task_RateCase" name="Rate case"><bpmn:extensionElements><zeebe:calledDecision decisionId="rating" resultVariable="rating" /></bpmn:extensionElements></bpmn:businessRuleTask>
            <bpmn:exclusiveGateway id="Gateway_Accepted" name="Accepted?" default="Flow_No" />
            <bpmn:endEvent id="End_Accepted" name="Accepted" />
            <bpmn:endEvent id="End_Refused" name="Refused"><bpmn:errorEventDefinition errorRef="Error_Refused" /></bpmn:endEvent>
            <bpmn:sequenceFlow id="Flow_A" sourceRef="Start_Deciding" targetRef="Task_DecideCase" />
            <bpmn:sequenceFlow id="Flow_B" sourceRef="Task_DecideCase" targetRef="Task_RateCase" />
            <bpmn:sequenceFlow id="Flow_C" sourceRef="Task_RateCase" targetRef="Gateway_Accepted" />
            <bpmn:sequenceFlow id="Flow_Yes" name="yes" sourceRef="Gateway_Accepted" targetRef="End_Accepted"><bpmn:conditionExpression>=decision = "yes"</bpmn:conditionExpression></bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="Flow_No" name="no" sourceRef="Gateway_Accepted" targetRef="End_Refused" />
          </bpmn:subProcess>
          <bpmn:boundaryEvent id="Boundary_Refused" name="Refused" attachedToRef="Sub_Decide"><bpmn:errorEventDefinition errorRef="Error_Refused" /></bpmn:boundaryEvent>
          <bpmn:endEvent id="End_CaseDecided" name="Case decided" />
          <bpmn:endEvent id="End_CaseRefused" name="Case refused" />
          <bpmn:sequenceFlow id="Flow_D" sourceRef="Start_CaseOpened" targetRef="Task_OpenCase" />
          <bpmn:sequenceFlow id="Flow_E" sourceRef="Task_OpenCase" targetRef="Sub_Decide" />
          <bpmn:sequenceFlow id="Flow_F" sourceRef="Sub_Decide" targetRef="End_CaseDecided" />
          <bpmn:sequenceFlow id="Flow_G" sourceRef="Boundary_Refused" targetRef="End_CaseRefused" />
        </bpmn:process>
        <bpmn:message id="Message_CaseOpened" name="case-opened" />
        <bpmn:error id="Error_Refused" errorCode="REFUSED" />
        %s
      </bpmn:definitions>
      """
          .formatted(drawn());

  private static final String DMN =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_rating">
        <decision id="rating" name="Rating"><decisionTable id="Table_rating">
          <input id="Input_Decision"><inputExpression id="Expression_Decision"><text>decision</text></inputExpression></input>
          <output id="Output_Rating" name="rating" />
          <rule id="Rule_yes"><description>design choice</description><inputEntry id="In_yes"><text>"yes"</text></inputEntry><outputEntry id="Out_yes"><text>1</text></outputEntry></rule>
        </decisionTable></decision>
      </definitions>
      """;

  private static final String FORM =
      """
      {"id":"decide-case","type":"default","components":[
        {"type":"text","id":"Text_Case","text":"Account {{accountNumber}}"},
        {"type":"radio","id":"Field_Decision","key":"decision","label":"Decision","values":[{"label":"Yes","value":"yes"}]}]}
      """;

  private static String drawn() {
    var shapes = new StringBuilder();
    for (var id :
        List.of(
            "Start_CaseOpened",
            "Task_OpenCase",
            "Sub_Decide",
            "Start_Deciding",
            "Task_DecideCase",
            "Task_RateCase",
            "Gateway_Accepted",
            "End_Accepted",
            "End_Refused",
            "Boundary_Refused",
            "End_CaseDecided",
            "End_CaseRefused",
            "Flow_A",
            "Flow_B",
            "Flow_C",
            "Flow_Yes",
            "Flow_No",
            "Flow_D",
            "Flow_E",
            "Flow_F",
            "Flow_G")) {
      shapes.append("<bpmndi:BPMNShape bpmnElement=\"").append(id).append("\" />");
    }
    return shapes.toString();
  }

  @Test
  void isContentWithASoundModel() {
    assertThat(check(BPMN, DMN, FORM)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          type="open-case"                          | type="close-case"              | no worker takes jobs of type close-case
          <zeebe:taskDefinition type="open-case" /> | <zeebe:none />                 | has no job type
          <zeebe:userTask />                        | <zeebe:none />                 | is a job worker task
          formId="decide-case"                      | formId="decide-all"            | form decide-all does not exist
          bindingType="deployment"                  | bindingType="latest"           | must be bound to the deployment
          candidateGroups="ctpat-supervisor"        | candidateGroups="ctpat-boss"   | nobody belongs to the candidate group ctpat-boss
          candidateGroups="ctpat-supervisor"        | candidateGroups=""             | has no candidate groups
          dueDate="=dueAt"                          | dueDate=""                     | has no due date
          priority="50"                             | priority=""                    | has no priority
          eventType="canceling" type="task-canceling" | eventType="updating" type="task-updating" | lacks the listeners [canceling]
          type="task-canceling"                     | type="task-stopping"           | no worker takes the listener jobs of type task-stopping
          <zeebe:output source="=decision" target="decision" /> | <zeebe:none />     | has no output mapping
          <zeebe:output source="=decision"          | <zeebe:output source="=verdict" | reads verdict, which the form decide-case has no field for
          decisionId="rating"                       | decisionId="weighing"          | the decision weighing does not exist
          name="case-opened"                        | name="case-begun"              | nobody sends the message case-begun
          =decision = "yes"                         | =decision = = "yes"            | cannot be read
          =decision = "yes"                         | =verdict = "yes"               | reads the variable verdict, which nothing in this process writes
          source="=dueOn" target="dueAt"            | source="=lateOn" target="dueAt" | reads the variable lateOn
          name="Accepted?"                          | name=""                        | has no label
          id="Flow_Yes" name="yes"                  | id="Flow_Yes" name=""          | has no label; write the answer
          default="Flow_No"                         | default=""                     | has no default flow
          sourceRef="Task_OpenCase" targetRef="Sub_Decide" | sourceRef="Task_OpenCase" targetRef="End_CaseDecided" | is never reached
          sourceRef="Task_OpenCase" targetRef="Sub_Decide" | sourceRef="Boundary_Refused" targetRef="Sub_Decide" | leads nowhere
          <bpmndi:BPMNShape bpmnElement="Flow_G" /> | <bpmndi:none />                | is not in the diagram
          Task_RateCase                             | Activity_0abc123               | is not meaningful
          <bpmn:process id="small"                  | <bpmn:process id="smaller"     | the file should be named smaller.bpmn
          </bpmn:process>                           | </bpmn:proces>                 | is not XML
          """)
  void saysWhatIsWrongInAModel(String sound, String broken, String expected) {
    assertThat(BPMN).contains(sound);
    var problems = check(BPMN.replace(sound, broken), DMN, FORM);
    assertThat(problems).anyMatch(problem -> problem.contains(expected));
  }

  @Test
  void findsAnErrorThatNobodyCatches() {
    var problems =
        check(
            BPMN.replace(
                "<bpmn:boundaryEvent id=\"Boundary_Refused\" name=\"Refused\" attachedToRef=\"Sub_Decide\"><bpmn:errorEventDefinition errorRef=\"Error_Refused\" />",
                "<bpmn:boundaryEvent id=\"Boundary_Refused\" name=\"Refused\" attachedToRef=\"Sub_Decide\">"),
            DMN,
            FORM);
    assertThat(problems).anyMatch(problem -> problem.contains("nobody catches the error REFUSED"));
  }

  @Test
  void findsACatchThatNothingThrows() {
    var problems =
        check(
            BPMN.replace(
                    "name=\"Refused\"><bpmn:errorEventDefinition errorRef=\"Error_Refused\" /></bpmn:endEvent>",
                    "name=\"Refused\" /></bpmn:endEvent>")
                .replace(
                    "name=\"Refused\" /></bpmn:endEvent>", "name=\"Refused\"></bpmn:endEvent>"),
            DMN,
            FORM);
    assertThat(problems)
        .anyMatch(problem -> problem.contains("nothing inside throws the error REFUSED"));
  }

  @Test
  void findsATimerThatReadsWhatIsOnlyWrittenLater() {
    var late =
        """
        <bpmn:subProcess id="Sub_Remind" name="Remind" triggeredByEvent="true"><bpmn:startEvent id="Start_Due" name="Due" isInterrupting="false"><bpmn:timerEventDefinition><bpmn:timeDate>=dueOn</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:startEvent></bpmn:subProcess>
        </bpmn:process>""";
    assertThat(check(BPMN.replace("</bpmn:process>", late), DMN, FORM))
        .anyMatch(problem -> problem.contains("reads dueOn, which is only written later"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          <text>"yes"</text>            | <text>"yes" or or</text> | cannot be read
          <text>1</text>                | <text></text>            | it is empty
          <description>design choice</description> | <description/> | does not name its source
          """)
  void saysWhatIsWrongInADecisionTable(String sound, String broken, String expected) {
    assertThat(DMN).contains(sound);
    assertThat(check(BPMN, DMN.replace(sound, broken), FORM))
        .anyMatch(problem -> problem.contains(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          "label":"Decision"     | "label":""                 | has no label
          {{accountNumber}}      | {{accountNumber +}}        | cannot be read
          "id":"Field_Decision"  | "id":"Field_0x1y2z3"       | is not meaningful
          "key":"decision"       | "key":"verdict"            | which the form decide-case has no field for
          "id":"decide-case"     | "id":"decide-cases"        | the form's id must be the file's name
          "components":[         | "components":              | is not JSON
          """)
  void saysWhatIsWrongInAForm(String sound, String broken, String expected) {
    assertThat(FORM).contains(sound);
    assertThat(check(BPMN, DMN, FORM.replace(sound, broken)))
        .anyMatch(problem -> problem.contains(expected));
  }

  @Test
  void findsWhatTheCodeHasAndNoModelUses() {
    var more =
        new Glue(
            Map.of("open-case", Set.of("dueOn"), "close-case", Set.of()),
            GLUE.listeners(),
            Map.of("case-opened", Set.of(), "case-closed", Set.of()),
            Set.of("decide-case", "close-case"),
            GLUE.candidateGroups());
    var forms =
        new TreeMap<>(
            Map.of("decide-case.form", FORM, "other.form", FORM.replace("decide-case", "other")));
    var problems =
        ModelCheck.of(
                new ModelFiles(Map.of("small.bpmn", BPMN), Map.of("rating.dmn", DMN), forms), more)
            .stream()
            .map(Problem::toString)
            .toList();
    assertThat(problems)
        .anyMatch(
            problem -> problem.contains("close-case: a worker takes this job type, but no task"))
        .anyMatch(problem -> problem.contains("case-closed: this message is sent, but no event"))
        .anyMatch(
            problem -> problem.contains("close-case: a module takes the submission of this form"))
        .anyMatch(problem -> problem.contains("other.form: other: no user task uses this form"));
  }

  private static List<String> check(String bpmn, String dmn, String form) {
    return ModelCheck.of(
            new ModelFiles(
                Map.of("small.bpmn", bpmn),
                Map.of("rating.dmn", dmn),
                Map.of("decide-case.form", form)),
            GLUE)
        .stream()
        .map(Problem::toString)
        .toList();
  }
}
