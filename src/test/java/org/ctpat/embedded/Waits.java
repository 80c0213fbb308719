package org.ctpat.embedded;

import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.timer.TimerRecord;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the engine waits for: jobs with workers or without, and moments in time. */
final class Waits {

  /** In real time, far longer than the engine needs for a retry that is due. */
  private static final Duration LOST = Duration.ofSeconds(10);

  private enum Stage {
    AVAILABLE,
    ACTIVATED,
    BACKING_OFF,
    STUCK
  }

  private record Job(String type, Stage stage) {}

  private record Due(long at, long key, boolean starts) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(key, other.key);
    }
  }

  private final Map<Long, Job> jobs = new HashMap<>();
  private final Map<String, Integer> availableByType = new TreeMap<>();
  private final Map<String, Integer> activatedByType = new TreeMap<>();
  private final TreeSet<Due> dues = new TreeSet<>();
  private final Map<Long, Due> dueByKey = new HashMap<>();
  private @Nullable Due late;
  private long lateSince;

  synchronized void onEvent(RecordMetadata metadata, UnifiedRecordValue value, long key) {
    switch (value) {
      case TimerRecord timer -> onTimer((TimerIntent) metadata.getIntent(), key, timer);
      case JobRecord job -> onJob((JobIntent) metadata.getIntent(), key, job);
      case JobBatchRecord batch -> batch.getJobKeys().forEach(this::activated);
      case IncidentRecord incident when metadata.getIntent() == IncidentIntent.RESOLVED ->
          stage(incident.getJobKey(), Stage.AVAILABLE);
      default -> {}
    }
  }

  /** The next timer or retry, if there is one. */
  synchronized Optional<Instant> nextDue() {
    return dues.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(dues.first().at()));
  }

  /** The next timer or retry of a process that runs; timers that start one do not count. */
  synchronized Optional<Instant> nextDueOfRunning() {
    return dues.stream()
        .filter(due -> !due.starts())
        .findFirst()
        .map(Due::at)
        .map(Instant::ofEpochMilli);
  }

  /** What the engine or a worker has still to do now, in words; empty when there is nothing. */
  synchronized Optional<String> busyWith(long now, Predicate<String> hasWorker) {
    forgetLostRetry(now);
    if (!dues.isEmpty() && dues.first().at() <= now) {
      return Optional.of("a timer or retry due at " + Instant.ofEpochMilli(dues.first().at()));
    }
    if (!activatedByType.isEmpty()) {
      return Optional.of("jobs in workers' hands: " + activatedByType);
    }
    return availableByType.keySet().stream()
        .filter(hasWorker)
        .findFirst()
        .map(type -> "jobs that a worker is about to take: " + type);
  }

  /**
   * The engine can miss a retry that is set while it looks for those that are due, and finds it
   * with the next one only: nothing is gained by waiting for it.
   */
  private void forgetLostRetry(long now) {
    if (dues.isEmpty() || dues.first().at() > now || !jobs.containsKey(dues.first().key())) {
      late = null;
    } else if (!dues.first().equals(late)) {
      late = dues.first();
      lateSince = System.nanoTime();
    } else if (System.nanoTime() - lateSince > LOST.toNanos()) {
      notDue(late.key());
      late = null;
    }
  }

  private void onTimer(TimerIntent intent, long key, TimerRecord timer) {
    switch (intent) {
      case CREATED -> due(key, timer.getDueDate(), timer.getElementInstanceKey() <= 0);
      case TRIGGERED, CANCELED -> notDue(key);
      default -> {}
    }
  }

  private void onJob(JobIntent intent, long key, JobRecord job) {
    switch (intent) {
      case CREATED -> {
        jobs.put(key, new Job(job.getType(), Stage.STUCK));
        stage(key, Stage.AVAILABLE);
      }
      case FAILED -> {
        if (job.getRetries() <= 0) {
          stage(key, Stage.STUCK);
        } else if (job.getRetryBackoff() > 0) {
          stage(key, Stage.BACKING_OFF);
          due(key, job.getRecurringTime(), false);
        } else {
          stage(key, Stage.AVAILABLE);
        }
      }
      case TIMED_OUT, YIELDED -> stage(key, Stage.AVAILABLE);
      case RECURRED_AFTER_BACKOFF -> {
        notDue(key);
        stage(key, Stage.AVAILABLE);
      }
      case ERROR_THROWN -> stage(key, Stage.STUCK);
      case COMPLETED, CANCELED -> {
        notDue(key);
        stage(key, Stage.STUCK);
        jobs.remove(key);
      }
      default -> {}
    }
  }

  private void activated(long key) {
    stage(key, Stage.ACTIVATED);
  }

  private void stage(long key, Stage stage) {
    var job = jobs.get(key);
    if (job == null || job.stage() == stage) {
      return;
    }
    count(job, -1);
    var moved = new Job(job.type(), stage);
    jobs.put(key, moved);
    count(moved, 1);
  }

  private void count(Job job, int by) {
    switch (job.stage()) {
      case AVAILABLE -> add(availableByType, job.type(), by);
      case ACTIVATED -> add(activatedByType, job.type(), by);
      default -> {}
    }
  }

  private static void add(Map<String, Integer> counts, String type, int by) {
    counts.merge(type, by, (a, b) -> a + b == 0 ? null : a + b);
  }

  private void due(long key, long at, boolean starts) {
    notDue(key);
    var due = new Due(at, key, starts);
    dues.add(due);
    dueByKey.put(key, due);
  }

  private void notDue(long key) {
    var due = dueByKey.remove(key);
    if (due != null) {
      dues.remove(due);
    }
  }
}
