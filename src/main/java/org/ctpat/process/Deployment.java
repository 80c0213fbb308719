package org.ctpat.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Deploys all models, tables and forms together at start, since they are bound to each other by
 * deployment; the engine makes new versions only when something has changed. While the engine is
 * away it is tried again.
 */
@Component
@EnableConfigurationProperties(DeploymentSettings.class)
class Deployment {

  private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);

  private final CamundaClient client;
  private final DeploymentSettings settings;
  private final TaskScheduler scheduler;

  Deployment(CamundaClient client, DeploymentSettings settings, TaskScheduler scheduler) {
    this.client = client;
    this.settings = settings;
    this.scheduler = scheduler;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(0)
  void deploy() {
    if (!settings.enabled()) {
      LOG.info("Nothing is deployed, since ctpat.deployment.enabled is false");
      return;
    }
    var resources = resources();
    var command = command(resources);
    if (command == null) {
      LOG.warn("Nothing to deploy in {}", settings.resources());
      return;
    }
    try {
      var deployment = command.execute();
      LOG.info(
          "Deployed {} processes, {} decisions and {} forms",
          deployment.getProcesses().size(),
          deployment.getDecisions().size(),
          deployment.getForm().size());
    } catch (ClientException e) {
      if (refused(e)) {
        throw new IllegalStateException("The engine refused the deployment: " + e.getMessage(), e);
      }
      LOG.warn(
          "The engine does not answer; deploying again in {}: {}",
          settings.retryAfter(),
          e.getMessage());
      scheduler.schedule(this::deploy, scheduler.getClock().instant().plus(settings.retryAfter()));
    }
  }

  /** What is wrong with the models does not pass by waiting. */
  private static boolean refused(ClientException e) {
    return e instanceof ClientStatusException status
        && status.getStatusCode() == Status.Code.INVALID_ARGUMENT;
  }

  private @Nullable DeployResourceCommandStep2 command(List<Resource> resources) {
    DeployResourceCommandStep2 command = null;
    for (var resource : resources) {
      var name = Path.of(String.valueOf(resource.getFilename())).getFileName().toString();
      try (var content = resource.getInputStream()) {
        var bytes = content.readAllBytes();
        command =
            command == null
                ? client.newDeployResourceCommand().addResourceBytes(bytes, name)
                : command.addResourceBytes(bytes, name);
      } catch (IOException e) {
        throw new UncheckedIOException("Resource " + name + " to deploy", e);
      }
    }
    return command;
  }

  private List<Resource> resources() {
    var resolver = new PathMatchingResourcePatternResolver();
    var found = new ArrayList<Resource>();
    for (var pattern : settings.resources()) {
      try {
        found.addAll(List.of(resolver.getResources(pattern)));
      } catch (IOException e) {
        throw new UncheckedIOException("Resources to deploy: " + pattern, e);
      }
    }
    found.sort(Comparator.comparing(resource -> String.valueOf(resource.getFilename())));
    return found;
  }
}
