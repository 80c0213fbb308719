package org.ctpat.process.task;

import io.camunda.client.api.response.ActivatedJob;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.ctpat.task.TaskFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a listener's job says of its user task. */
@Component
class UserTaskJobs {

  private static final String HEADER = "io.camunda.zeebe:";
  private static final int USUAL_PRIORITY = 50;

  private final UserTaskModels models;
  private final JsonMapper mapper;

  UserTaskJobs(UserTaskModels models, JsonMapper mapper) {
    this.models = models;
    this.mapper = mapper;
  }

  /**
   * The facts.
   *
   * @throws IllegalStateException when the process has no account number or case id, without which
   *     a task belongs nowhere
   */
  TaskFacts facts(ActivatedJob job) {
    var variables =
        mapper.readValue(job.getVariables(), new TypeReference<Map<String, Object>>() {});
    var model = models.of(job);
    var priority = header(job, "priority");
    var dueDate = header(job, "dueDate");
    var formKey = header(job, "formKey");
    if (dueDate != null) {
      // The task's own due date may have been moved since its input was read.
      variables.put("dueAt", dueDate);
    }
    return new TaskFacts(
        key(job),
        required(job, variables, "accountNumber"),
        variables.get("caseGlance") instanceof Map<?, ?> glance && glance.get("company") != null
            ? glance.get("company").toString()
            : "",
        required(job, variables, "caseId"),
        job.getBpmnProcessId(),
        job.getProcessInstanceKey(),
        job.getElementId(),
        model.name(),
        model.formId(),
        formKey == null ? null : Long.valueOf(formKey),
        groups(job),
        header(job, "assignee"),
        dueDate == null ? null : OffsetDateTime.parse(dueDate),
        variables.get("dueRule") == null ? "" : variables.get("dueRule").toString(),
        priority == null ? USUAL_PRIORITY : Integer.parseInt(priority),
        variables);
  }

  /** The name under which the engine was asked for this change. */
  String action(ActivatedJob job) {
    var action = header(job, "action");
    return action == null ? "" : action;
  }

  private static long key(ActivatedJob job) {
    var key = header(job, "userTaskKey");
    if (key == null) {
      throw new IllegalStateException("Job " + job.getKey() + " belongs to no user task");
    }
    return Long.parseLong(key);
  }

  private List<String> groups(ActivatedJob job) {
    var groups = header(job, "candidateGroups");
    return groups == null
        ? List.of()
        : mapper.readValue(groups, new TypeReference<List<String>>() {});
  }

  /** A cluster tells these as headers of the job, as the embedded engine does. */
  private static @Nullable String header(ActivatedJob job, String name) {
    var value = job.getCustomHeaders().get(HEADER + name);
    return value == null || value.isBlank() ? null : value;
  }

  private static String required(ActivatedJob job, Map<String, Object> variables, String name) {
    var value = variables.get(name);
    if (value == null || value.toString().isBlank()) {
      throw new IllegalStateException(
          "User task %s of process %s needs the variable %s"
              .formatted(job.getElementId(), job.getBpmnProcessId(), name));
    }
    return value.toString();
  }
}
