package org.ctpat.task;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people type until they hand it in; a draft belongs to a task and a person. */
@Service
@Transactional
public class Drafts {

  private final DraftRows rows;
  private final Inbox inbox;
  private final Json json;
  private final Clock clock;

  Drafts(DraftRows rows, Inbox inbox, Json json, Clock clock) {
    this.rows = rows;
    this.inbox = inbox;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Keeps the data, replacing what was kept before.
   *
   * @throws TaskRefused when the task is unknown or not this person's
   * @throws SubmissionRefused when the data is larger than a submission may be
   */
  public Draft save(long taskKey, Map<String, Object> data, Person person) {
    var task = inbox.get(taskKey, person);
    if (!person.mayDo(task)) {
      throw new TaskRefused(
          TaskRefused.Reason.NOT_YOURS,
          "Only people of %s can work on '%s'."
              .formatted(String.join(", ", task.candidateGroups()), task.name()));
    }
    return keep(taskKey, data, person.id());
  }

  /** What this person kept for this task. */
  @Transactional(readOnly = true)
  public Optional<Draft> find(long taskKey, Person person) {
    return rows.findByTaskKeyAndPersonId(taskKey, person.id())
        .map(row -> new Draft(json.read(row.data()), row.savedAt()));
  }

  Draft keep(long taskKey, Map<String, Object> data, String personId) {
    var text = json.write(data);
    if (SizeLimits.tooLarge(text)) {
      throw new SubmissionRefused(SizeLimits.tooLargeErrors(data, text));
    }
    var now = clock.instant();
    var row = rows.findByTaskKeyAndPersonId(taskKey, personId);
    row.ifPresentOrElse(
        kept -> kept.rewrite(text, now),
        () -> rows.save(new DraftRow(taskKey, personId, text, now)));
    return new Draft(data, now);
  }

  /** Forgets what this person typed, once it is handed in; what others typed stays theirs. */
  void remove(long taskKey, String personId) {
    rows.deleteByTaskKeyAndPersonId(taskKey, personId);
  }
}
