package org.ctpat.demo.world;

import io.camunda.client.api.JsonMapper;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.parameter.DefaultParameterResolverStrategy;
import io.camunda.client.jobhandling.parameter.ParameterResolver;
import io.camunda.client.jobhandling.parameter.ParameterResolverStrategy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.ctpat.embedded.EngineClock;
import org.springframework.core.task.TaskDecorator;

/**
 * Lets companies have a past: while one is set up, whatever is done for its account, by its people,
 * by workers and by listeners of events, is dated back by as much as the account is behind. The
 * engine's time and all other accounts stay where they are.
 */
public final class PastTime {

  private static final Pattern ACCOUNT = Pattern.compile("\\b\\d{2}-\\d{6}\\b");

  private final Map<String, Duration> behind = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Duration>> elements = new ConcurrentHashMap<>();

  /** From now on this thread and the jobs of the account are behind by this. */
  void set(String account, Duration lag) {
    behind.put(account, lag);
    EngineClock.setBehind(lag);
  }

  /** Jobs at these elements of the account's processes are behind by something else. */
  void setElements(String account, Map<String, Duration> lags) {
    elements.put(account, lags);
  }

  /** The account has arrived in the present, and this thread with it. */
  void arrive(String account) {
    behind.remove(account);
    elements.remove(account);
    EngineClock.setBehind(Duration.ZERO);
  }

  /** Sets the clock of a worker's thread by the account of each of its jobs. */
  public ParameterResolverStrategy resolvers(JsonMapper mapper) {
    var usual = new DefaultParameterResolverStrategy(mapper);
    return context -> {
      var resolver = usual.createResolver(context);
      return (ParameterResolver)
          (client, job) -> {
            EngineClock.setBehind(of(job));
            return resolver.resolve(client, job);
          };
    };
  }

  /** Has listeners of events see the same time as those who published them. */
  public TaskDecorator decorator() {
    return task -> {
      var lag = EngineClock.behind();
      return () -> {
        EngineClock.setBehind(lag);
        try {
          task.run();
        } finally {
          EngineClock.setBehind(Duration.ZERO);
        }
      };
    };
  }

  private Duration of(ActivatedJob job) {
    if (behind.isEmpty()) {
      return Duration.ZERO;
    }
    var found = ACCOUNT.matcher(job.getVariables());
    while (found.find()) {
      var lag = behind.get(found.group());
      if (lag != null) {
        return elements.getOrDefault(found.group(), Map.of()).getOrDefault(job.getElementId(), lag);
      }
    }
    return Duration.ZERO;
  }
}
