package org.ctpat.process.appeal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.ctpat.appeal.AppealFlow;
import org.springframework.stereotype.Component;

/**
 * Writes a question to the company. Repeating it is harmless: date and letter exist once for it.
 */
@Component
class AskForInformationWorker {

  private final AppealFlow flow;

  AskForInformationWorker(AppealFlow flow) {
    this.flow = flow;
  }

  @JobWorker(type = "ask-for-information")
  Asked ask(@Variable String caseId) {
    var asked = flow.ask(caseId);
    return new Asked(asked.question(), asked.answerDueAt().toString());
  }

  record Asked(String appealQuestion, String informationDueAt) {}
}
