package org.ctpat.task;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tasks that people put off to a day. Each person's are their own: a task is put off for nobody
 * else, its due date stays, and once it is overdue it is back whatever the day.
 */
@Service
@Transactional
public class TaskFollowUps {

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");
  private static final int LONGEST_NOTE = 500;

  private final JdbcClient jdbc;
  private final Inbox inbox;
  private final Clock clock;

  TaskFollowUps(JdbcClient jdbc, Inbox inbox, Clock clock) {
    this.jdbc = jdbc;
    this.inbox = inbox;
    this.clock = clock;
  }

  /** When this person looks at the task again. */
  @Transactional(readOnly = true)
  public Optional<TaskFollowUp> find(long taskKey, Person person) {
    return jdbc.sql(
            "select on_day, note from task_follow_up where person_id = :person and task_key = :task")
        .param("person", person.id())
        .param("task", taskKey)
        .query(
            (row, number) ->
                new TaskFollowUp(row.getObject("on_day", LocalDate.class), row.getString("note")))
        .optional();
  }

  /**
   * Puts the task off.
   *
   * @param beyondDue whether the person confirmed a day after the due date
   * @throws TaskRefused when it is not this person's task
   * @throws FollowUpRefused when the day is not in the future, or after the due date and not
   *     confirmed
   */
  public void set(
      long taskKey, @Nullable LocalDate on, String note, boolean beyondDue, Person person) {
    var task = inbox.get(taskKey, person);
    if (on == null || !on.isAfter(LocalDate.now(clock.withZone(EASTERN)))) {
      throw new FollowUpRefused("Give a day after today to look at the task again.", false);
    }
    if (note.length() > LONGEST_NOTE) {
      throw new FollowUpRefused(
          "Shorten the note to %d characters.".formatted(LONGEST_NOTE), false);
    }
    var dueAt = task.dueAt();
    if (!beyondDue && dueAt != null && on.isAfter(dueAt.atZoneSameInstant(EASTERN).toLocalDate())) {
      throw new FollowUpRefused(
          "That day lies after the due date, %s. The due date stays as it is, and the task is back in your inbox once it is overdue. Confirm the later day, or give an earlier one."
              .formatted(Words.moment(dueAt.toInstant())),
          true);
    }
    remove(taskKey, person);
    jdbc.sql(
            """
            insert into task_follow_up (person_id, task_key, on_day, note, set_at)
            values (:person, :task, :on, :note, :now)
            """)
        .param("person", person.id())
        .param("task", taskKey)
        .param("on", on)
        .param("note", note.strip())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Forgets it, so that the task is among the others at once. */
  public void remove(long taskKey, Person person) {
    jdbc.sql("delete from task_follow_up where person_id = :person and task_key = :task")
        .param("person", person.id())
        .param("task", taskKey)
        .update();
  }
}
