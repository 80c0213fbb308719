package org.ctpat.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.renewal.Section;
import org.ctpat.task.FieldError;
import org.ctpat.task.Inbox;
import org.ctpat.task.InboxEntry;
import org.ctpat.task.SubmissionRefused;
import org.ctpat.task.Submissions;
import org.ctpat.task.TaskRefused;
import org.springframework.stereotype.Component;

/**
 * Hands in the tasks of an annual review whose part a person has confirmed as unchanged, as that
 * person would task by task: with what the form is filled with already, and its confirmation
 * ticked. Each submission is checked like any other.
 */
@Component
class UnchangedReview {

  private static final Map<Section, Map<String, Map<String, Object>>> CONFIRMATIONS =
      Map.of(
          Section.COMPANY_PROFILE,
          Map.of(
              "confirm-company-profile",
              Map.of("noUnpaidDebt", true, "companyProfileConfirmed", true)),
          Section.SECURITY_PROFILE,
          Map.of(
              "confirm-security-profile",
              Map.of("confirmUnchanged", true, "securityProfileConfirmed", true)),
          Section.RISK_ASSESSMENT,
          Map.of(
              "map-cargo-flow-and-partners", Map.of("cargoFlowConfirmed", true),
              "rate-threats", Map.of("threatsConfirmed", true),
              "rate-vulnerabilities", Map.of("vulnerabilitiesConfirmed", true),
              "plan-corrective-actions", Map.of("actionPlanConfirmed", true),
              "document-method", Map.of(),
              "approve-risk-assessment", Map.of("riskApproval", "approve")),
          Section.TRAINING,
          Map.of("complete-training-records", Map.of("trainingRecordsConfirmed", true)));

  private final Inbox inbox;
  private final TaskForms forms;
  private final Submissions submissions;
  private final Wording words;

  UnchangedReview(Inbox inbox, TaskForms forms, Submissions submissions, Wording words) {
    this.inbox = inbox;
    this.forms = forms;
    this.submissions = submissions;
    this.words = words;
  }

  /** The open tasks of a part of the review. */
  List<InboxEntry> tasksOf(Section part, List<InboxEntry> open) {
    var mine = CONFIRMATIONS.getOrDefault(part, Map.of()).keySet();
    return open.stream()
        .filter(
            task ->
                mine.contains(task.formId())
                    || (part == Section.TRAINING && task.formId().equals("close-training-gaps")))
        .toList();
  }

  /** Whether one of the tasks can be done by confirming alone, by this person. */
  boolean confirmable(PortalUser me, Section part, List<InboxEntry> tasks) {
    return tasks.stream()
        .anyMatch(
            task ->
                words.forMe(me, task)
                    && CONFIRMATIONS.getOrDefault(part, Map.of()).containsKey(task.formId()));
  }

  /**
   * Hands in those of the tasks that this person can do by confirming.
   *
   * @return what stands against it, in words; empty when all were taken
   */
  List<String> handIn(PortalUser me, Section part, List<InboxEntry> tasks) {
    for (var entry : tasks) {
      var confirmation = CONFIRMATIONS.getOrDefault(part, Map.of()).get(entry.formId());
      if (confirmation == null || !words.forMe(me, entry)) {
        continue;
      }
      try {
        var task = inbox.get(entry.key(), me.person());
        var data = new HashMap<>(forms.fill(task, me).data());
        data.putAll(confirmation);
        submissions.submit(entry.key(), data, me.person());
      } catch (SubmissionRefused e) {
        return e.errors().stream().map(FieldError::message).toList();
      } catch (TaskRefused e) {
        return List.of(e.getMessage());
      }
    }
    return List.of();
  }
}
