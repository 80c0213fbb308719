package org.ctpat.embedded;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.RecordStreamSource;
import io.camunda.zeebe.process.test.engine.EmbeddedPartition;
import io.camunda.zeebe.process.test.engine.RecordListener;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Camunda in the JVM for development and tests: Zeebe's engine with its gRPC gateway, and a REST
 * server for what the client does over REST, both on free loopback ports. Nothing outlives {@link
 * #close()}; several can run side by side.
 *
 * <pre>{@code
 * try (var camunda = new EmbeddedCamunda();
 *     var client = camunda.newClient()) {
 *   client.newDeployResourceCommand().addResourceFromClasspath("bpmn/review.bpmn").execute();
 *   ...
 *   camunda.passTime(Duration.ofDays(365));
 * }
 * }</pre>
 */
public final class EmbeddedCamunda implements AutoCloseable {

  private static final int ENDED_CASES_KEPT = 5_000;
  private static final Duration QUIET = Duration.ofMillis(40);
  private static final Duration STEP_TIMEOUT = Duration.ofSeconds(60);

  private final EngineClock clock = new EngineClock();
  private final Index index;
  private final Waits waits = new Waits();
  private final List<RecordListener> listeners = new CopyOnWriteArrayList<>();
  private final EmbeddedPartition partition;
  private final RestGateway rest;

  public EmbeddedCamunda() {
    this(ENDED_CASES_KEPT);
  }

  /**
   * Starts it.
   *
   * @param endedCasesKept how many ended cases (root process instances with all they called)
   *     searches still find; older ones are forgotten
   */
  public EmbeddedCamunda(int endedCasesKept) {
    index = new Index(endedCasesKept);
    partition =
        new EmbeddedPartition(
            clock.forEngine(),
            (metadata, value, key, position, sourcePosition, timestamp) -> {
              waits.onEvent(metadata, value, key);
              index.onEvent(metadata, value, key, position, sourcePosition, timestamp);
              listeners.forEach(
                  listener ->
                      listener.onEvent(metadata, value, key, position, sourcePosition, timestamp));
            });
    rest = new RestGateway(partition, index);
  }

  /** The engine's time, which is the application's too. */
  public EngineClock clock() {
    return clock;
  }

  public URI grpcAddress() {
    return URI.create("http://127.0.0.1:" + partition.grpcPort());
  }

  public URI restAddress() {
    return rest.address();
  }

  /** A client of this engine; the caller closes it. */
  public CamundaClient newClient() {
    return CamundaClient.newClientBuilder()
        .applyEnvironmentVariableOverrides(false)
        .grpcAddress(grpcAddress())
        .restAddress(restAddress())
        .preferRestOverGrpc(false)
        .build();
  }

  /**
   * Waits until nothing happens by itself any more: all commands are processed, timers that are due
   * have fired, no job is in a worker's hands, and no job waits that a connected worker takes. What
   * waits for people, messages, a later time or a worker that is not there is idle.
   *
   * @throws IllegalStateException when the time is up first; it says what was still going on
   */
  public void awaitIdle(Duration timeout) {
    var deadline = System.nanoTime() + timeout.toNanos();
    try {
      while (true) {
        var position = partition.lastPosition();
        var busyWith = busyWith(position);
        if (busyWith.isEmpty() && !partition.awaitWritten(position, QUIET)) {
          return;
        }
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "Not idle after %s: %s".formatted(timeout, busyWith.orElse("records are written")));
        }
        if (busyWith.isPresent()) {
          partition.awaitWritten(position, QUIET);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for idleness", e);
    }
  }

  /**
   * Waits until a worker asks for jobs of a type. A worker that was just opened is not seen by
   * {@link #awaitIdle(Duration)} before it has asked for the first time.
   *
   * @throws IllegalStateException when the time is up first
   */
  public void awaitWorker(String jobType, Duration timeout) {
    var deadline = System.nanoTime() + timeout.toNanos();
    try {
      while (!partition.hasWorker(jobType)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "No worker asked for %s within %s".formatted(jobType, timeout));
        }
        partition.awaitWritten(partition.lastPosition(), QUIET);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a worker", e);
    }
  }

  /**
   * Lets time pass: from one due timer or retry to the next, each at its own time, with the work it
   * leads to done before time goes on; then to the end of the period.
   *
   * @throws IllegalStateException when the engine does not come to rest within a minute of real
   *     time
   */
  public void passTime(Duration period) {
    passTimeUntil(clock.instant().plus(period));
  }

  /** As {@link #passTime(Duration)}, until an instant. */
  public void passTimeUntil(Instant end) {
    awaitIdle(STEP_TIMEOUT);
    for (var due = nextDue(); due.isPresent() && !due.get().isAfter(end); due = nextDue()) {
      moveTo(due.get());
      awaitIdle(STEP_TIMEOUT);
    }
    moveTo(end);
    awaitIdle(STEP_TIMEOUT);
  }

  /** The moment of the next timer or retry, if the engine waits for one. */
  public Optional<Instant> nextDue() {
    return waits.nextDue();
  }

  /** As {@link #nextDue()}, without the timers that start processes week by week or yearly. */
  public Optional<Instant> nextDueOfRunning() {
    return waits.nextDueOfRunning();
  }

  /**
   * The way that a process instance has gone so far, with all that it called.
   *
   * @throws NoSuchElementException when there is no such instance, or it is forgotten
   */
  public WalkedPath walkedPath(long processInstanceKey) {
    awaitIndex();
    synchronized (index) {
      return index
          .instance(processInstanceKey)
          .map(WalkedPath::of)
          .orElseThrow(
              () -> new NoSuchElementException("No process instance " + processInstanceKey));
    }
  }

  /**
   * The keys of the instances of a process, running and ended, oldest first: for example of those
   * that a message started.
   */
  public List<Long> instancesOf(String processId) {
    awaitIndex();
    synchronized (index) {
      return index.instances().stream()
          .filter(instance -> instance.definition.id.equals(processId))
          .map(instance -> instance.key)
          .toList();
    }
  }

  /**
   * Keeps every event from now on, for the assertions of Zeebe Process Test: {@code
   * BpmnAssert.initRecordStream(RecordStream.of(camunda.keepRecords()))}. They stay in memory until
   * {@link #close()}; {@link #walkedPath(long)} needs none of them.
   */
  public RecordStreamSource keepRecords() {
    var kept = new KeptRecords(partition);
    listeners.add(kept);
    return kept;
  }

  @Override
  public void close() {
    rest.close();
    partition.close();
  }

  int heldLogBlocks() {
    return partition.heldBlocks();
  }

  private void awaitIndex() {
    try {
      if (!partition.awaitRead(partition.lastPosition(), STEP_TIMEOUT)) {
        throw new IllegalStateException("The index is behind the log");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the index", e);
    }
  }

  private void moveTo(Instant instant) {
    var left = Duration.between(clock.instant(), instant);
    if (left.isPositive()) {
      clock.advance(left);
    }
  }

  private Optional<String> busyWith(long position) throws InterruptedException {
    if (!partition.hasProcessedAll() || !partition.awaitRead(position, QUIET)) {
      return Optional.of("commands are processed");
    }
    return waits.busyWith(clock.millis(), partition::hasWorker);
  }
}
