package org.ctpat.validation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A corrective action as people see it.
 *
 * @param actionId such as {@code 10-000101-VAL-1-A1}
 * @param criterionId criterion that is not met, null when a risk plan names none
 * @param found what was found
 * @param askedMeasure what the company is asked to do
 * @param owner who answers for it in the company, by function, as far as known
 * @param overdue whether the due date passed while it was open
 * @param dueDates every due date it had, oldest first
 */
public record CorrectiveActionView(
    String actionId,
    String accountNumber,
    String caseId,
    Origin origin,
    CorrectiveActionState state,
    @Nullable String criterionId,
    String found,
    String askedMeasure,
    @Nullable String owner,
    LocalDate dueOn,
    OffsetDateTime dueAt,
    String dueRule,
    boolean overdue,
    List<DueDate> dueDates,
    List<Answer> answers,
    List<Verified> verifications,
    List<Moment> timeline,
    Instant openedAt,
    @Nullable Instant closedAt) {

  /** Where the action comes from. */
  public enum Origin {
    VALIDATION("Validation report"),
    RISK_PLAN("Action plan of the risk assessment"),
    REINSTATEMENT("Reinstatement plan"),
    INCIDENT("Post-incident analysis");

    private final String label;

    Origin(String label) {
      this.label = label;
    }

    /** Name to show. */
    public String label() {
      return label;
    }
  }

  /** A due date with the rule or reason behind it. */
  public record DueDate(LocalDate dueOn, String rule, String reason, String setBy, Instant setAt) {}

  /** What the company did and how it proves it. */
  public record Answer(
      int number,
      String measure,
      String owner,
      LocalDate doneOn,
      List<String> documentIds,
      String answeredBy,
      Instant answeredAt) {}

  /** What the specialist said about an answer. */
  public record Verified(
      int answerNumber,
      Verification verification,
      @Nullable String remarks,
      String verifiedBy,
      Instant verifiedAt) {}

  /** One line of the timeline. */
  public record Moment(Instant at, String what, String by) {}
}
