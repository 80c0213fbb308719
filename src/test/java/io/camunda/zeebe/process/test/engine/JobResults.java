package io.camunda.zeebe.process.test.engine;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultCorrections;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a user-task listener decides: it lets the step pass, denies it, or corrects the task. */
public final class JobResults {

  private JobResults() {}

  /**
   * The result of a user-task listener.
   *
   * @param corrections by the names of the REST API (assignee, dueDate, followUpDate,
   *     candidateUsers, candidateGroups, priority); a name that is absent is left as it is
   */
  public static JobResult ofUserTask(
      boolean denied, String deniedReason, Map<String, Object> corrections) {
    var corrected = new JobResultCorrections();
    var names = new ArrayList<String>();
    corrections.forEach(
        (name, value) -> {
          switch (name) {
            case "assignee" -> corrected.setAssignee((String) value);
            case "dueDate" -> corrected.setDueDate((String) value);
            case "followUpDate" -> corrected.setFollowUpDate((String) value);
            case "candidateUsers" -> corrected.setCandidateUsersList(strings(value));
            case "candidateGroups" -> corrected.setCandidateGroupsList(strings(value));
            case "priority" -> corrected.setPriority(((Number) value).intValue());
            default -> throw new IllegalArgumentException("A task has no attribute " + name);
          }
          names.add(
              switch (name) {
                case "candidateUsers" -> UserTaskRecord.CANDIDATE_USERS;
                case "candidateGroups" -> UserTaskRecord.CANDIDATE_GROUPS;
                default -> name;
              });
        });
    return new JobResult()
        .setType(JobResultType.USER_TASK)
        .setDenied(denied)
        .setDeniedReason(deniedReason)
        .setCorrections(corrected)
        .setCorrectedAttributes(names);
  }

  static JobResult of(GatewayOuterClass.JobResult result) {
    if (result.getActivateElementsCount() > 0) {
      throw new IllegalArgumentException(
          "The embedded engine takes no results of ad-hoc sub-processes");
    }
    var corrections = new HashMap<String, Object>();
    var given = result.getCorrections();
    if (given.hasAssignee()) {
      corrections.put("assignee", given.getAssignee());
    }
    if (given.hasDueDate()) {
      corrections.put("dueDate", given.getDueDate());
    }
    if (given.hasFollowUpDate()) {
      corrections.put("followUpDate", given.getFollowUpDate());
    }
    if (given.hasCandidateUsers()) {
      corrections.put("candidateUsers", List.copyOf(given.getCandidateUsers().getValuesList()));
    }
    if (given.hasCandidateGroups()) {
      corrections.put("candidateGroups", List.copyOf(given.getCandidateGroups().getValuesList()));
    }
    if (given.hasPriority()) {
      corrections.put("priority", given.getPriority());
    }
    return ofUserTask(result.getDenied(), result.getDeniedReason(), corrections);
  }

  private static List<String> strings(Object value) {
    return ((List<?>) value).stream().map(String.class::cast).toList();
  }
}
