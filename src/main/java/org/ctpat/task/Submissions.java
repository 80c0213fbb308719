package org.ctpat.task;

import java.util.Map;
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
   * @throws SubmissionRefused naming what is wrong at which field; nothing was changed
   * @throws TaskRefused when the task is somebody else's, handed in already, or gone
   */
  public void submit(long taskKey, Map<String, Object> data, Person person) {
    try {
      desk.take(taskKey, data, person);
    } catch (DataIntegrityViolationException | OptimisticLockingFailureException e) {
      // Two people, or one person twice, at the same moment: the first was taken.
      throw desk.takenBefore(taskKey, e);
    }
  }
}
