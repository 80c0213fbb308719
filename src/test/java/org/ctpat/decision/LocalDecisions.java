package org.ctpat.decision;

import io.camunda.zeebe.dmn.DecisionEngine;
import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.dmn.ParsedDecisionRequirementsGraph;
import io.camunda.zeebe.dmn.impl.VariablesContext;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evaluates the tables of {@code bpmn/*.dmn} in the test itself, with the decision engine that
 * Zeebe uses, so that results have the same shape: {@code @Import(LocalDecisions.class)}.
 */
public class LocalDecisions implements Decisions {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DecisionEngine engine = DecisionEngineFactory.createDecisionEngine();
  private final Map<String, ParsedDecisionRequirementsGraph> decisions = new HashMap<>();

  public LocalDecisions() {
    try {
      for (var file :
          new PathMatchingResourcePatternResolver().getResources("classpath:bpmn/*.dmn")) {
        try (InputStream content = file.getInputStream()) {
          var graph = engine.parse(content);
          if (!graph.isValid()) {
            throw new IllegalStateException(
                file.getFilename() + " does not parse: " + graph.getFailureMessage());
          }
          graph.getDecisions().forEach(decision -> decisions.put(decision.getId(), graph));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Decision decide(String decisionId, Map<String, ?> variables) {
    var graph = decisions.get(decisionId);
    if (graph == null) {
      throw new DecisionFailed(
          decisionId, new IllegalArgumentException("no such decision among bpmn/*.dmn"));
    }
    // As process variables would be: dates and the like are text.
    var asVariables =
        JSON.readValue(
            JSON.writeValueAsString(variables), new TypeReference<Map<String, Object>>() {});
    var result = engine.evaluateDecisionById(graph, decisionId, new VariablesContext(asVariables));
    if (result.isFailure()) {
      throw new DecisionFailed(decisionId, new IllegalStateException(result.getFailureMessage()));
    }
    return new Decision(
        decisionId,
        1,
        1,
        JSON.readValue(MsgPackConverter.convertToJson(result.getOutput()), Object.class));
  }
}
