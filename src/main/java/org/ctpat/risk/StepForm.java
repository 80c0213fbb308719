package org.ctpat.risk;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;

/**
 * A form that shows what a step still needs and takes its confirmation; the rows are edited on the
 * risk page.
 */
abstract class StepForm implements FormHandler {

  private static final int SHOWN = 12;

  private final RiskAssessments assessments;
  private final Step step;
  private final String confirmation;

  /**
   * @param confirmation key of the checkbox
   */
  StepForm(RiskAssessments assessments, Step step, String confirmation) {
    this.assessments = assessments;
    this.step = step;
    this.confirmation = confirmation;
  }

  @Override
  public Map<String, Object> prefill(InboxTask task) {
    var assessmentId = assessmentId(task);
    return Map.of(
        "riskSummary", new Summary(assessments.view(assessmentId)).of(step),
        "missing", bullets(assessments.missing(assessmentId, step)));
  }

  static String bullets(List<String> texts) {
    return first(texts).stream().map(text -> "- " + text).collect(Collectors.joining("\n"));
  }

  static String inOneLine(List<String> texts) {
    return String.join("; ", first(texts));
  }

  /** The first of many texts, with the number of the others. */
  private static List<String> first(List<String> texts) {
    return texts.size() <= SHOWN
        ? texts
        : Stream.concat(
                texts.stream().limit(SHOWN), Stream.of("and " + (texts.size() - SHOWN) + " more"))
            .toList();
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    var missing = assessments.missing(assessmentId(task), step);
    if (!missing.isEmpty()) {
      return List.of(new FieldError(confirmation, "Still missing: " + inOneLine(missing)));
    }
    return new Answers(data).checked(confirmation)
        ? List.of()
        : List.of(new FieldError(confirmation, "Confirm the step to go on"));
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    assessments.confirm(assessmentId(task), step, task.key(), by);
  }

  static String assessmentId(InboxTask task) {
    return String.valueOf(task.variables().get("assessmentId"));
  }
}
