package io.camunda.zeebe.process.test.engine;

import static io.camunda.zeebe.protocol.Protocol.USER_TASK_ACTION_HEADER_NAME;
import static io.camunda.zeebe.protocol.Protocol.USER_TASK_ASSIGNEE_HEADER_NAME;
import static io.camunda.zeebe.protocol.Protocol.USER_TASK_CANDIDATE_GROUPS_HEADER_NAME;
import static io.camunda.zeebe.protocol.Protocol.USER_TASK_CANDIDATE_USERS_HEADER_NAME;
import static io.camunda.zeebe.protocol.Protocol.USER_TASK_CHANGED_ATTRIBUTES_HEADER_NAME;
import static io.camunda.zeebe.protocol.Protocol.USER_TASK_DUE_DATE_HEADER_NAME;
import static io.camunda.zeebe.protocol.Protocol.USER_TASK_FOLLOW_UP_DATE_HEADER_NAME;
import static io.camunda.zeebe.protocol.Protocol.USER_TASK_FORM_KEY_HEADER_NAME;
import static io.camunda.zeebe.protocol.Protocol.USER_TASK_KEY_HEADER_NAME;
import static io.camunda.zeebe.protocol.Protocol.USER_TASK_PRIORITY_HEADER_NAME;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob.JobKind;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob.ListenerEventType;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UserTaskProperties;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Activated jobs as a cluster's gateway sends them: with kind, listener event and user task. */
final class ActivatedJobs {

  private static final JsonMapper JSON = JsonMapper.shared();

  private ActivatedJobs() {}

  static ActivatedJob of(long key, JobRecord job) {
    var activated =
        GrpcResponseMapper.mapToActivatedJob(key, job).toBuilder()
            .setTenantId(job.getTenantId())
            .setKind(JobKind.valueOf(job.getJobKind().name()))
            .setListenerEventType(ListenerEventType.valueOf(job.getJobListenerEventType().name()))
            .addAllTags(job.getTags());
    if (activated.getKind() == JobKind.TASK_LISTENER) {
      activated.setUserTask(userTask(job.getCustomHeaders()));
    }
    return activated.build();
  }

  private static UserTaskProperties userTask(Map<String, String> headers) {
    var task = UserTaskProperties.newBuilder();
    ifPresent(headers, USER_TASK_ACTION_HEADER_NAME, task::setAction);
    ifPresent(headers, USER_TASK_ASSIGNEE_HEADER_NAME, task::setAssignee);
    ifPresent(headers, USER_TASK_DUE_DATE_HEADER_NAME, task::setDueDate);
    ifPresent(headers, USER_TASK_FOLLOW_UP_DATE_HEADER_NAME, task::setFollowUpDate);
    ifPresent(headers, USER_TASK_FORM_KEY_HEADER_NAME, v -> task.setFormKey(Long.parseLong(v)));
    ifPresent(headers, USER_TASK_PRIORITY_HEADER_NAME, v -> task.setPriority(Integer.parseInt(v)));
    ifPresent(headers, USER_TASK_KEY_HEADER_NAME, v -> task.setUserTaskKey(Long.parseLong(v)));
    ifPresent(
        headers, USER_TASK_CANDIDATE_GROUPS_HEADER_NAME, v -> task.addAllCandidateGroups(list(v)));
    ifPresent(
        headers, USER_TASK_CANDIDATE_USERS_HEADER_NAME, v -> task.addAllCandidateUsers(list(v)));
    ifPresent(
        headers,
        USER_TASK_CHANGED_ATTRIBUTES_HEADER_NAME,
        v -> task.addAllChangedAttributes(list(v)));
    return task.build();
  }

  private static void ifPresent(Map<String, String> headers, String name, Consumer<String> setter) {
    var value = headers.get(name);
    if (value != null) {
      setter.accept(value);
    }
  }

  private static List<String> list(String json) {
    return JSON.readValue(json, new TypeReference<>() {});
  }
}
