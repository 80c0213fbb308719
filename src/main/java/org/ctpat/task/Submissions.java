package org.ctpat.task;

import static org.ctpat.task.TaskRefused.Reason.ALREADY_SUBMITTED;
import static org.ctpat.task.TaskRefused.Reason.GONE;

import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** Takes what people hand in for their tasks. */
@Service
public class Submissions {

  private final SubmissionDesk desk;

  Submissions(SubmissionDesk desk) {
    this.desk = desk;
  }

  /**
   * Checks the data by the rules of the form and of its module, keeps it, and has it handed to the
   * engine once the transaction is committed.
   *
   * @throws SubmissionRefused naming what is wrong at which field; nothing was changed, and the
   *     data is kept as the person's draft
   * @throws TaskRefused when the task is somebody else's, handed in already, or gone; in the last
   *     two cases the data is kept as the person's draft
   */
  public void submit(long taskKey, Map<String, Object> data, Person person) {
    try {
      desk.take(taskKey, data, person);
    } catch (DataIntegrityViolationException | OptimisticLockingFailureException e) {
      // Two people, or one person twice, at the same moment: the first was taken.
      desk.keepRefused(taskKey, data, person);
      throw desk.takenBefore(taskKey, e);
    } catch (SubmissionRefused refused) {
      desk.keepRefused(taskKey, data, person);
      throw refused;
    } catch (TaskRefused refused) {
      if (refused.reason() == GONE || refused.reason() == ALREADY_SUBMITTED) {
        desk.keepRefused(taskKey, data, person);
      }
      throw refused;
    }
  }

  /**
   * Who handed this task in and when, in words such as "by Ben Carter on May 3, 2027 at 9:12 AM".
   */
  public Optional<String> origin(long taskKey) {
    return desk.origin(taskKey);
  }
}
