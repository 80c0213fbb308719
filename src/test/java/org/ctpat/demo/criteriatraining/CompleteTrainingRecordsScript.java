package org.ctpat.demo.criteriatraining;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.FormScript;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The point of contact imports people and trainings, or has what ran out repeated. */
@Component
class CompleteTrainingRecordsScript implements FormScript {

  private final TrainingAuthor author;

  CompleteTrainingRecordsScript(TrainingAuthor author) {
    this.author = author;
  }

  @Override
  public String formId() {
    return "complete-training-records";
  }

  @Override
  public Map<String, Object> play(InboxTask task, DemoCompany company, Actor by) {
    author.keepRecords(company, task.accountNumber(), by);
    return Map.of("trainingRecordsConfirmed", true);
  }
}
