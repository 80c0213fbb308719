package org.ctpat.application;

import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.deadline.Deadlines;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The last word on an application whose security profile is overdue (DL02). */
@Component
@Transactional
class CloseUnfinishedApplicationForm implements FormHandler {

  private final CaseFiles files;
  private final Deadlines deadlines;

  CloseUnfinishedApplicationForm(CaseFiles files, Deadlines deadlines) {
    this.files = files;
    this.deadlines = deadlines;
  }

  @Override
  public String formId() {
    return "close-unfinished-application";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    if (by.kind() == Actor.Kind.CBP
        && answers.is("closingDecision", "close")
        && task.dueAt() != null
        && files.now().isBefore(task.dueAt().toInstant())) {
      return List.of(
          new FieldError(
              "closingDecision",
              "The company may answer until "
                  + Wording.day(task.dueAt().toLocalDate())
                  + " (DC05); close the application for it only after that day"));
    }
    return answers.text("closingReason").isEmpty()
        ? List.of(new FieldError("closingReason", "Give the reason in a sentence"))
        : List.of();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var answers = new Answers(data);
    var application = files.of(task);
    var decision = answers.text("closingDecision");
    if (application.lastWordGiven(
        task.key(), decision, answers.text("closingReason"), by, files.now())) {
      deadlines.met(task.caseId(), "DC05", "last-word-" + application.profileRound(), by);
      files.record(
          application,
          decision.equals("close") ? "Closing decided" : "Going on decided",
          by,
          Map.of("reason", answers.text("closingReason")));
    }
  }
}
