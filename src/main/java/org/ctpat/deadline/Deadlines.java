package org.ctpat.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.springframework.stereotype.Service;

/**
 * Computes due dates by the rules of the decision table {@code deadlines} and keeps them with their
 * provenance.
 */
@Service
public class Deadlines {

  /**
   * Starts the clock of a rule. A date exists once for each case, rule and cycle: a repeated call
   * returns the stored one unchanged.
   *
   * @param inputs facts for "why this date", such as the document that started it
   */
  public Deadline start(
      String accountNumber,
      String caseId,
      String ruleId,
      String cycle,
      LocalDate startOn,
      Map<String, ?> inputs,
      Actor by) {
    throw new UnsupportedOperationException();
  }

  /** As {@link #start} with cycle {@code 1}. */
  public Deadline start(
      String accountNumber,
      String caseId,
      String ruleId,
      LocalDate startOn,
      Map<String, ?> inputs,
      Actor by) {
    return start(accountNumber, caseId, ruleId, "1", startOn, inputs, by);
  }

  /**
   * A date set by a person instead of a rule (an extension), with its reason; once for each case,
   * rule and cycle.
   */
  public Deadline extend(
      String accountNumber,
      String caseId,
      String ruleId,
      String cycle,
      LocalDate dueOn,
      String reason,
      Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Marks the open dates of this rule in this case as met today; harmless when there is none. */
  public void met(String caseId, String ruleId, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** Cancels all open dates of a case. */
  public void cancelAll(String caseId, String reason, Actor by) {
    throw new UnsupportedOperationException();
  }

  /** The newest date of a rule in a case. */
  public Optional<Deadline> find(String caseId, String ruleId) {
    throw new UnsupportedOperationException();
  }

  /** All dates of an account, open ones first, soonest first. */
  public List<Deadline> of(String accountNumber) {
    throw new UnsupportedOperationException();
  }

  /** Today's date in U.S. Eastern time by the injected clock. */
  public LocalDate today() {
    throw new UnsupportedOperationException();
  }

  /** The rule as deployed now. */
  public DeadlineRule rule(String ruleId) {
    throw new UnsupportedOperationException();
  }
}
