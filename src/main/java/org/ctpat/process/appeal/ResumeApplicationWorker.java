package org.ctpat.process.appeal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.application.ApplicationFlow;
import org.springframework.stereotype.Component;

/**
 * Lets an application go on at its review after an appeal has set its end aside. A second run meets
 * it on its way already.
 */
@Component
class ResumeApplicationWorker {

  private final ApplicationFlow flow;

  ResumeApplicationWorker(ApplicationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "resume-application")
  Resumed resume(@Variable String caseId) {
    flow.resume(caseId);
    return new Resumed(true);
  }

  record Resumed(boolean resumed) {}
}
