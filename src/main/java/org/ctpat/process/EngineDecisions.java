package org.ctpat.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import java.util.Map;
import org.ctpat.decision.Decision;
import org.ctpat.decision.DecisionFailed;
import org.ctpat.decision.Decisions;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Has decisions evaluated by the engine, in the version deployed last. */
@Component
class EngineDecisions implements Decisions {

  private final CamundaClient client;
  private final JsonMapper mapper;

  EngineDecisions(CamundaClient client, JsonMapper mapper) {
    this.client = client;
    this.mapper = mapper;
  }

  @Override
  public Decision decide(String decisionId, Map<String, ?> variables) {
    EvaluateDecisionResponse answer;
    try {
      answer =
          client
              .newEvaluateDecisionCommand()
              .decisionId(decisionId)
              .variables(mapper.writeValueAsString(variables))
              .execute();
    } catch (ClientException e) {
      throw new DecisionFailed(decisionId, e);
    }
    if (answer.getFailureMessage() != null && !answer.getFailureMessage().isBlank()) {
      throw new DecisionFailed(decisionId, new IllegalStateException(answer.getFailureMessage()));
    }
    return new Decision(
        decisionId,
        answer.getDecisionVersion(),
        answer.getDecisionKey(),
        mapper.readValue(answer.getDecisionOutput(), Object.class));
  }
}
