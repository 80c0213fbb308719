package org.ctpat.process;

import io.camunda.client.annotation.customizer.JobWorkerValueCustomizer;
import io.camunda.client.annotation.value.JobWorkerValue;
import org.springframework.stereotype.Component;

/**
 * Lets workers be package-private: the starter calls their methods by reflection without asking for
 * access first, and each of their jobs would fail.
 */
@Component
class ReachableWorkers implements JobWorkerValueCustomizer {

  @Override
  public void customize(JobWorkerValue worker) {
    worker.getMethodInfo().getMethod().setAccessible(true);
  }
}
