package org.ctpat.process.task;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ctpat.audit.Actor;
import org.ctpat.task.FieldError;
import org.ctpat.task.FormHandler;
import org.ctpat.task.InboxTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The module's part of the form {@code paperwork}: keeps what was recorded in each committed
 * transaction.
 */
@Component
class PaperworkForm implements FormHandler {

  /** What was recorded. */
  record Recorded(long taskKey, Map<String, Object> data, Actor by) {}

  private static final Queue<Recorded> RECORDED = new ConcurrentLinkedQueue<>();
  private static final Set<Long> CLOSED = ConcurrentHashMap.newKeySet();
  private static final Map<Long, Runnable> AFTER_COMMIT = new ConcurrentHashMap<>();

  static List<Recorded> recorded(long taskKey) {
    return RECORDED.stream().filter(each -> each.taskKey() == taskKey).toList();
  }

  /** From now on the domain takes nothing for this task. */
  static void close(long taskKey) {
    CLOSED.add(taskKey);
  }

  static void open(long taskKey) {
    CLOSED.remove(taskKey);
  }

  /** Does this once the record of the task is committed, before the engine hears of it. */
  static void afterCommit(long taskKey, Runnable action) {
    AFTER_COMMIT.put(taskKey, action);
  }

  @Override
  public String formId() {
    return "paperwork";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    if (CLOSED.contains(task.key())) {
      return List.of(new FieldError("", "The archive is closed. Hand it in tomorrow."));
    }
    return "Forbidden".equals(data.get("title"))
        ? List.of(new FieldError("title", "Choose another title."))
        : List.of();
  }

  @Override
  public void record(InboxTask task, Map<String, Object> data, Actor by) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            RECORDED.add(new Recorded(task.key(), Map.copyOf(data), by));
            AFTER_COMMIT.getOrDefault(task.key(), () -> {}).run();
          }
        });
  }
}
