package org.ctpat.process.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ctpat.task.NextSteps.Kind;
import org.ctpat.task.NextSteps.Next;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class ModelledStepsTest {

  @Test
  void theModelTellsWhatCanComeAfterATask() throws IOException {
    var model =
        new ClassPathResource("bpmn/application.bpmn").getContentAsString(StandardCharsets.UTF_8);

    var steps = ModelledSteps.read(model);

    assertThat(steps.get("Task_CompleteCompanyProfile")).isNotEmpty();
    assertThat(steps.values())
        .as("every step of people leads somewhere that has a name")
        .allSatisfy(
            after -> assertThat(after).isNotEmpty().allMatch(next -> !next.name().isEmpty()));
    assertThat(steps.values().stream().flatMap(next -> next.stream()).map(Next::kind))
        .contains(Kind.STEP, Kind.END);
  }
}
