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
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The module's part of the form {@code paperwork}: keeps what was recorded in each committed
 * transaction.
 */
@Component
@ConditionalOnExpression("'${ctpat.deployment.resources:}'.contains('process-test')")
class PaperworkForm implements FormHandler {

  /** What was recorded. */
  record Recorded(String caseId, Map<String, Object> data, Actor by) {}

  private static final Queue<Recorded> RECORDED = new ConcurrentLinkedQueue<>();
  private static final Set<String> CLOSED = ConcurrentHashMap.newKeySet();
  private static final Map<String, Runnable> AFTER_COMMIT = new ConcurrentHashMap<>();

  /** What was recorded in this case; keys of tasks are the same in each new engine. */
  static List<Recorded> recorded(String caseId) {
    return RECORDED.stream().filter(each -> each.caseId().equals(caseId)).toList();
  }

  /** From now on the domain takes nothing in this case. */
  static void close(String caseId) {
    CLOSED.add(caseId);
  }

  static void open(String caseId) {
    CLOSED.remove(caseId);
  }

  /** Does this once what is recorded in this case is committed, before the engine hears of it. */
  static void afterCommit(String caseId, Runnable action) {
    AFTER_COMMIT.put(caseId, action);
  }

  @Override
  public String formId() {
    return "paperwork";
  }

  @Override
  public List<FieldError> validate(InboxTask task, Map<String, Object> data, Actor by) {
    if (CLOSED.contains(task.caseId())) {
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
            RECORDED.add(new Recorded(task.caseId(), Map.copyOf(data), by));
            AFTER_COMMIT.getOrDefault(task.caseId(), () -> {}).run();
          }
        });
  }
}
