package org.ctpat.enforcement;

import java.time.LocalDate;
import java.util.List;
import org.ctpat.account.SuspensionGrounds;
import org.ctpat.validation.CorrectiveActionState;
import org.jspecify.annotations.Nullable;

/**
 * An enforcement case as people see it.
 *
 * @param caseId such as {@code 10-000101-ENF-1}
 * @param falseInformation whether false information was given knowingly: 6 U.S.C. 967(b)
 * @param aggravated whether headquarters was asked to remove at once
 * @param cureAsked what a cure notice asks to be shown, null without one
 * @param response what the company answered to the suspension
 * @param visitsConsented whether it consented to unannounced visits
 */
public record EnforcementView(
    String caseId,
    String accountNumber,
    EnforcementState state,
    LocalDate openedOn,
    boolean falseInformation,
    boolean aggravated,
    List<Ground> grounds,
    List<Taken> decisions,
    @Nullable String cureAsked,
    @Nullable LocalDate cureDueOn,
    @Nullable String cureAnswer,
    List<String> cureDocumentIds,
    @Nullable LocalDate suspendedOn,
    @Nullable String response,
    List<String> responseDocumentIds,
    boolean visitsConsented,
    @Nullable String respondedBy,
    @Nullable LocalDate respondedOn,
    List<Goal> goals,
    List<Check> checks,
    @Nullable LocalDate removedOn,
    @Nullable LocalDate closedOn) {

  /**
   * Whether the company does not see it yet: headquarters decides on a removal at once, and nobody
   * has decided anything before.
   */
  public boolean confidential() {
    return state == EnforcementState.REMOVAL_ASKED && decisions.isEmpty();
  }

  /** Why it was proposed. */
  public record Ground(
      SuspensionGrounds grounds,
      String statement,
      String rule,
      String sourceCaseId,
      boolean falseInformation,
      boolean aggravated,
      String by,
      LocalDate on) {}

  /**
   * A decision of CBP.
   *
   * @param until the new date when more time was given
   */
  public record Taken(
      Decision decision, String reason, @Nullable LocalDate until, String by, LocalDate on) {}

  /**
   * A goal of the reinstatement plan.
   *
   * @param actionId its corrective action, null before the plan is accepted
   * @param outcome how far that is, null before the plan is accepted
   * @param replacedBy number of the goal that takes its place, null when there is none
   */
  public record Goal(
      int number,
      String text,
      @Nullable String criterionId,
      LocalDate dueOn,
      List<String> documentIds,
      @Nullable Integer replaces,
      @Nullable String actionId,
      @Nullable CorrectiveActionState outcome,
      @Nullable Integer replacedBy) {

    /** Whether it ended without being reached. */
    public boolean missed() {
      return outcome != null && outcome.isFinal() && outcome != CorrectiveActionState.ACCEPTED;
    }

    /** Whether the company may still change it. */
    public boolean open() {
      return actionId == null;
    }
  }

  /** A visit without notice. */
  public record Check(
      LocalDate on,
      String site,
      String seen,
      List<String> documentIds,
      boolean passed,
      String by) {}
}
