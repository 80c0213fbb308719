package org.ctpat.demo.criteriatraining;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The missing trainings are done and recorded. */
@Component
class CloseTrainingGapsScript implements FormScript {

  private final TrainingAuthor author;

  CloseTrainingGapsScript(TrainingAuthor author) {
    this.author = author;
  }

  @Override
  public String formId() {
    return "close-training-gaps";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    author.repeat(company, task.accountNumber(), by);
    return Map.of("trainingRecordsConfirmed", true);
  }
}
