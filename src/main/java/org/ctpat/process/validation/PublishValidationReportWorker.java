package org.ctpat.process.validation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.validation.ValidationFlow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Publishes the report and opens the actions it requires. A second run meets it published and
 * returns the actions opened before.
 */
@Component
class PublishValidationReportWorker {

  private static final String TYPE = "publish-validation-report";

  private final ValidationFlow flow;

  PublishValidationReportWorker(ValidationFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Published publish(@Variable String caseId) {
    var published = flow.publish(caseId, Actor.system(TYPE));
    var reviewDueAt = published.actionsReviewDueAt();
    return new Published(
        published.requiredActions(),
        reviewDueAt == null ? null : reviewDueAt.toString(),
        published.caseGlance());
  }

  record Published(
      List<ValidationFlow.RequiredAction> requiredActions,
      @Nullable String actionsReviewDueAt,
      Map<String, Object> caseGlance) {}
}
