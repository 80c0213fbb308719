package org.ctpat.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ctpat.audit.Actor;

/**
 * What a module does with the submission of one form. The portal asks {@link #validate} before it
 * hands the task in, and the engine's completing listener asks it again and then calls {@link
 * #record} in the same transaction, so that a completion from anywhere obeys the same rules.
 */
public interface FormHandler {

  /** Id of the form, as in {@code forms/<formId>.form}. */
  String formId();

  /**
   * Values to fill the form with beside the process variables: what the system knows already,
   * summaries, what is missing.
   */
  default Map<String, Object> prefill(InboxTask task) {
    return Map.of();
  }

  /**
   * What stands against this person doing the task at all, as a sentence; asked when it is claimed,
   * assigned or handed in, from anywhere. Changes nothing.
   */
  default Optional<String> objection(InboxTask task, Actor by) {
    return Optional.empty();
  }

  /**
   * Domain rules beyond what the form itself says (required, pattern, options); empty when all is
   * well. Changes nothing.
   */
  List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by);

  /**
   * What looks unusual in data that may be handed in as it is; shown at the fields while the form
   * is filled in. Changes nothing, and holds nobody up.
   */
  default List<FieldError> warnings(InboxTask task, Map<String, Object> data) {
    return List.of();
  }

  /**
   * Stores the submission in the domain. Repeating it with the same task changes nothing. Runs in a
   * transaction.
   */
  void record(InboxTask task, Map<String, Object> data, Actor by);
}
