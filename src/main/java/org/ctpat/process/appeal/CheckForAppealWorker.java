package org.ctpat.process.appeal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.appeal.AppealFlow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds an appeal that was filed in the last moment, and closes the decision when there is none.
 * Repeating it finds the same.
 */
@Component
class CheckForAppealWorker {

  private final AppealFlow flow;

  CheckForAppealWorker(AppealFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "check-for-appeal")
  Checked check(@Variable String decisionId) {
    return new Checked(flow.checkFor(decisionId).orElse(null));
  }

  record Checked(@Nullable String appealId) {}
}
