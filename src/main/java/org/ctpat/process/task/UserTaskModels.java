package org.ctpat.process.task;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Labels and form ids of user tasks, which jobs do not carry, from the process's deployed version.
 */
@Component
class UserTaskModels {

  /** What the model says of a user task. */
  record Model(String name, String formId) {}

  private final CamundaClient client;
  private final Map<Long, Map<String, Model>> byDefinition = new ConcurrentHashMap<>();

  UserTaskModels(CamundaClient client) {
    this.client = client;
  }

  /**
   * The user task of a listener's job.
   *
   * @throws IllegalStateException when neither the engine nor the class path has the model
   */
  Model of(ActivatedJob job) {
    var known = byDefinition.get(job.getProcessDefinitionKey());
    if (known == null) {
      known = read(job);
    }
    var model = known.get(job.getElementId());
    if (model == null) {
      throw new IllegalStateException(
          "Process %s has no user task %s".formatted(job.getBpmnProcessId(), job.getElementId()));
    }
    return model;
  }

  private Map<String, Model> read(ActivatedJob job) {
    try {
      var xml = client.newProcessDefinitionGetXmlRequest(job.getProcessDefinitionKey()).execute();
      var models = models(xml.getBytes(StandardCharsets.UTF_8));
      byDefinition.put(job.getProcessDefinitionKey(), models);
      return models;
    } catch (ClientException e) {
      // Right after a deployment a cluster's searches do not have it yet: ours is the same then.
      var own = new ClassPathResource("bpmn/" + job.getBpmnProcessId() + ".bpmn");
      if (!own.exists()) {
        throw new IllegalStateException(
            "The model of process " + job.getBpmnProcessId() + " could not be read", e);
      }
      try (var content = own.getInputStream()) {
        return models(content.readAllBytes());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  private static Map<String, Model> models(byte[] xml) {
    BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml));
    return model.getModelElementsByType(UserTask.class).stream()
        .collect(
            Collectors.toUnmodifiableMap(
                UserTask::getId,
                task ->
                    new Model(
                        task.getName() == null ? task.getId() : task.getName(), formId(task))));
  }

  private static String formId(UserTask task) {
    var form = task.getSingleExtensionElement(ZeebeFormDefinition.class);
    return form == null || form.getFormId() == null ? "" : form.getFormId();
  }
}
