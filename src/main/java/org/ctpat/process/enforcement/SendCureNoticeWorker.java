package org.ctpat.process.enforcement;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.enforcement.EnforcementFlow;
import org.springframework.stereotype.Component;

/**
 * Sends the cure notice that the supervisor decided on. A second run meets it sent and gives its
 * date.
 */
@Component
class SendCureNoticeWorker {

  private static final String TYPE = "send-cure-notice";

  private final EnforcementFlow flow;

  SendCureNoticeWorker(EnforcementFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = TYPE)
  Cure send(@Variable String caseId) {
    var notice = flow.sendCureNotice(caseId, Actor.system(TYPE));
    return new Cure(notice.cureDueAt().toString(), notice.caseGlance());
  }

  record Cure(String cureDueAt, Map<String, Object> caseGlance) {}
}
