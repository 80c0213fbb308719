package org.ctpat.process.planning;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.time.OffsetDateTime;
import org.ctpat.audit.Actor;
import org.ctpat.planning.WorkPlans;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Selects the members whose day in the plan has come. A selected entry is not planned any more, so
 * a second run selects nobody twice.
 */
@Component
class SelectMembersWorker {

  private static final String TYPE = "select-members";

  private final WorkPlans plans;

  SelectMembersWorker(WorkPlans plans) {
    this.plans = plans;
  }

  @JobWorker(type = TYPE)
  Selected select(@Variable String planId) {
    return new Selected(
        plans.select(planId, Actor.system(TYPE)).map(OffsetDateTime::toString).orElse(null));
  }

  record Selected(@Nullable String nextSelectionAt) {}
}
