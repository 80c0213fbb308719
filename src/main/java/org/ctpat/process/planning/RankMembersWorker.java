package org.ctpat.process.planning;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.audit.Actor;
import org.ctpat.planning.WorkPlans;
import org.springframework.stereotype.Component;

/**
 * Ranks the next members, some hundred with each job. The plan keeps how far it has come, so a
 * second run goes on from there; a ranked plan stays as it is.
 */
@Component
class RankMembersWorker {

  private static final String TYPE = "rank-members";

  private final WorkPlans plans;

  RankMembersWorker(WorkPlans plans) {
    this.plans = plans;
  }

  @JobWorker(type = TYPE)
  Ranked rank(@Variable String planId) {
    var all = plans.rank(planId, Actor.system(TYPE));
    return new Ranked(all, all ? plans.summary(planId) : "");
  }

  record Ranked(boolean allMembersRanked, String planSummary) {}
}
