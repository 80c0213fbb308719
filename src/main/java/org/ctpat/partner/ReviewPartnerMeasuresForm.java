package org.ctpat.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;

/** The specialist accepts or returns what a member does about a partner that it keeps. */
@Component
class ReviewPartnerMeasuresForm implements FormHandler {

  private static final String DECISION = "measuresDecision";
  private static final String REMARKS = "measuresRemarks";
  private static final String ACCEPT = "accept";

  private final FollowUps followUps;

  ReviewPartnerMeasuresForm(FollowUps followUps) {
    this.followUps = followUps;
  }

  @Override
  public String formId() {
    return "review-partner-measures";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    var errors = new ArrayList<FieldError>();
    if (followUps.answeredBy(task.caseId()).filter(by.id()::equals).isPresent()) {
      errors.add(new FieldError(DECISION, "You gave this answer: another person reviews it"));
    }
    if (!submitted.text(DECISION).equals(ACCEPT) && submitted.text(REMARKS).isEmpty()) {
      errors.add(new FieldError(REMARKS, "Say what is missing"));
    }
    return errors;
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    var submitted = new Submitted(data);
    followUps.review(
        task.caseId(),
        task.key(),
        submitted.text(DECISION).equals(ACCEPT),
        submitted.text(REMARKS),
        by);
  }
}
