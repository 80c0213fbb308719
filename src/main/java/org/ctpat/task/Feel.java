package org.ctpat.task;

import java.time.Clock;
import java.util.Map;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FEEL as the engine reads it, by the application's clock. */
@Component
class Feel {

  private final FeelEngineApi engine;

  Feel(Clock clock) {
    FeelEngineClock time = () -> clock.instant().atZone(clock.getZone());
    this.engine = FeelEngineBuilder.forJava().withClock(time).build();
  }

  /** Whether the text is an expression, as in {@code =amount > 3}. */
  static boolean isExpression(@Nullable String text) {
    return text != null && text.startsWith("=");
  }

  /**
   * The value of an expression, null when it has none.
   *
   * @throws IllegalArgumentException when it does not parse
   */
  @Nullable Object value(String expression, Map<String, ?> variables) {
    var text = isExpression(expression) ? expression.substring(1) : expression;
    @SuppressWarnings("unchecked")
    var result = engine.evaluateExpression(text, (Map<String, Object>) variables);
    if (!result.isSuccess()) {
      throw new IllegalArgumentException(
          "FEEL expression '%s': %s".formatted(text, result.failure().message()));
    }
    return result.result();
  }

  boolean holds(String expression, Map<String, ?> variables) {
    return Boolean.TRUE.equals(value(expression, variables));
  }
}
