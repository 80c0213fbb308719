package org.ctpat.planning;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** Headquarters approves the work plan, or has the members ranked again. */
@Component
class ApproveWorkPlanForm implements FormHandler {

  private final WorkPlans plans;

  ApproveWorkPlanForm(WorkPlans plans) {
    this.plans = plans;
  }

  @Override
  public String formId() {
    return "approve-work-plan";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    if (approves(data)) {
      return plans.obstacles(task.caseId()).stream()
          .map(obstacle -> new FieldError("planDecision", obstacle))
          .toList();
    }
    return remarks(data).isEmpty()
        ? List.of(new FieldError("planRemarks", "Write why the members are to be ranked again"))
        : List.of();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    if (approves(data)) {
      plans.approve(task.caseId(), remarks(data), by);
    } else {
      plans.rankAgain(task.caseId(), remarks(data), by);
    }
  }

  private static boolean approves(Map<String, Object> data) {
    return "approve".equals(data.get("planDecision"));
  }

  private static String remarks(Map<String, Object> data) {
    return data.get("planRemarks") instanceof String text ? text.strip() : "";
  }
}
