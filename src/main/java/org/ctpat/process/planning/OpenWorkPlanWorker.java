package org.ctpat.process.planning;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.planning.WorkPlans;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens the work plan of a fiscal year. There is one for each year, carried out by the process that
 * opened it first, so a second run returns the same.
 */
@Component
class OpenWorkPlanWorker {

  private static final String TYPE = "open-work-plan";

  private final WorkPlans plans;

  OpenWorkPlanWorker(WorkPlans plans) {
    this.plans = plans;
  }

  @JobWorker(type = TYPE)
  Opened open(ActivatedJob job, @Variable @Nullable Integer planYear) {
    var opened = plans.open(planYear, job.getProcessInstanceKey(), Actor.system(TYPE));
    return new Opened(
        opened.planId(),
        opened.isNew(),
        opened.dueAt().toString(),
        WorkPlans.PROGRAMME,
        opened.planId(),
        Map.of(
            "company",
            "Whole programme",
            "accountNumber",
            WorkPlans.PROGRAMME,
            "lastStep",
            "Members ranked for fiscal year " + opened.planYear()));
  }

  /** Account and case say to whom the task belongs: to the programme. */
  record Opened(
      String planId,
      boolean newWorkPlan,
      String planDueAt,
      String accountNumber,
      String caseId,
      Map<String, Object> caseGlance) {}
}
