package io.camunda.zeebe.process.test.engine;

import io.camunda.search.clients.SearchClientsProxy;
import io.camunda.security.auth.BrokerRequestAuthorizationConverter;
import io.camunda.security.configuration.SecurityConfiguration;
import io.camunda.zeebe.db.AccessMetricsConfiguration;
import io.camunda.zeebe.db.AccessMetricsConfiguration.Kind;
import io.camunda.zeebe.db.ConsistencyChecksSettings;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.db.impl.rocksdb.RocksDbConfiguration;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory;
import io.camunda.zeebe.engine.Engine;
import io.camunda.zeebe.engine.EngineConfiguration;
import io.camunda.zeebe.engine.processing.EngineProcessors;
import io.camunda.zeebe.engine.processing.message.command.SubscriptionCommandSender;
import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.camunda.zeebe.scheduler.clock.ActorClock;
import io.camunda.zeebe.stream.impl.ControllableStreamClockImpl;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.util.FeatureFlags;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * One partition of Zeebe with a gRPC gateway on a free loopback port, its state in a temporary
 * folder and its log in memory.
 *
 * <p>Put together from Zeebe Process Test's parts, but not by its factory: that one keeps the state
 * in maps copied for each iterator (quadratic in time), keeps every record, shares answers between
 * engines and listens on all interfaces.
 */
public final class EmbeddedPartition implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPartition.class);
  private static final int PARTITION = 1;
  private static final long STATE_MEMORY_BYTES = 64L * 1024 * 1024;

  private final Path folder;
  private final TrimmedLogStorage storage = new TrimmedLogStorage();
  private final ActorScheduler scheduler;
  private final LogStream logStream;
  private final LogStreamWriter writer;
  private final ZeebeDb<ZbColumnFamilies> state;
  private final Answers answers;
  private final JobRequests jobRequests;
  private final ScheduledExecutorService timer;
  private final ExecutorService calls;
  private final StreamProcessor processor;
  private final Server server;

  private final RecordListener listener;
  private final Thread logReader;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private long readPosition = -1;
  private volatile boolean closed;

  public EmbeddedPartition(ActorClock clock, RecordListener listener) {
    this.listener = listener;
    folder = newFolder();
    scheduler = ActorScheduler.newActorScheduler().setActorClock(clock).build();
    scheduler.start();
    logStream =
        LogStream.builder()
            .withPartitionId(PARTITION)
            .withLogStorage(storage)
            .withClock(clock)
            .withMeterRegistry(new SimpleMeterRegistry())
            .build();
    writer = logStream.newLogStreamWriter();
    state = openState(folder);
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("camunda-long-polling").factory());
    calls = Executors.newVirtualThreadPerTaskExecutor();

    var commands = new CommandWriter(writer);
    var requests = new GatewayRequestStore();
    var streams = new InMemoryJobStreamer(commands);
    answers = new Answers(requests);
    jobRequests = new JobRequests(streams, commands, timer);
    processor = processor(clock, commands);
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .executor(calls)
            .maxInboundMessageSize(16 * 1024 * 1024)
            .addService(new FullGateway(commands, 0, requests, streams, jobRequests))
            .build();
    logReader = Thread.ofPlatform().daemon().name("camunda-log-reader").unstarted(this::readLog);
    start();
  }

  private void start() {
    storage.addCommitListener(this::signal);
    logReader.start();
    processor.openAsync(false).join();
    try {
      server.start();
    } catch (IOException e) {
      close();
      throw new UncheckedIOException("The gRPC gateway could not listen on loopback", e);
    }
  }

  private StreamProcessor processor(ActorClock clock, CommandWriter commands) {
    var security = new SecurityConfiguration();
    security.getAuthorizations().setEnabled(false);
    var sender = new CommandSender(commands);
    return StreamProcessor.builder()
        .logStream(logStream)
        .zeebeDb(state)
        .commandResponseWriter(answers)
        .partitionCommandSender(sender)
        .recordProcessors(
            List.of(
                new Engine(
                    context ->
                        EngineProcessors.createEngineProcessors(
                            context,
                            1,
                            new SubscriptionCommandSender(context.getPartitionId(), sender),
                            sender,
                            FeatureFlags.createDefault(),
                            jobRequests,
                            SearchClientsProxy.noop(),
                            new BrokerRequestAuthorizationConverter(security)),
                    new EngineConfiguration(),
                    security)))
        .actorSchedulingService(scheduler)
        .clock(new ControllableStreamClockImpl(clock))
        .meterRegistry(new SimpleMeterRegistry())
        .build();
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("embedded-camunda");
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary folder for the engine's state", e);
    }
  }

  private static ZeebeDb<ZbColumnFamilies> openState(Path folder) {
    return new ZeebeRocksDbFactory<ZbColumnFamilies>(
            new RocksDbConfiguration().setMemoryLimit(STATE_MEMORY_BYTES),
            new ConsistencyChecksSettings(false, false),
            new AccessMetricsConfiguration(Kind.NONE, PARTITION),
            SimpleMeterRegistry::new)
        .createDb(folder.resolve("state").toFile());
  }

  /** The port of the gRPC gateway on the loopback interface. */
  public int grpcPort() {
    return server.getPort();
  }

  /**
   * Writes a command; the future completes when the engine answers, a rejection included.
   *
   * @param key of the entity that the command is for, -1 for none
   */
  public CompletableFuture<Answer> send(
      ValueType type, Intent intent, long key, UnifiedRecordValue value) {
    var answer = new CompletableFuture<Answer>();
    var requestId = answers.expect(answer);
    var metadata =
        new RecordMetadata()
            .recordType(RecordType.COMMAND)
            .valueType(type)
            .intent(intent)
            .requestStreamId(Answers.DIRECT_STREAM)
            .requestId(requestId);
    var entry =
        key < 0 ? LogAppendEntry.of(metadata, value) : LogAppendEntry.of(key, metadata, value);
    var written = writer.tryWrite(WriteContext.internal(), entry);
    if (written.isLeft()) {
      answers.forget(requestId);
      answer.completeExceptionally(
          new IllegalStateException("The log refused the command: " + written.getLeft()));
    }
    return answer;
  }

  /** The position of the newest record in the log. */
  public long lastPosition() {
    return storage.lastPosition();
  }

  /** How many blocks of the log are held in memory. */
  public int heldBlocks() {
    return storage.size();
  }

  /** Whether the engine has processed all commands in its log. */
  public boolean hasProcessedAll() {
    return !closed && processor.hasProcessingReachedTheEnd().join();
  }

  /** Whether a worker asks for jobs of this type, or did so a moment ago. */
  public boolean hasWorker(String jobType) {
    return jobRequests.hasWorker(jobType);
  }

  /**
   * Waits until the listener was told everything up to a position.
   *
   * @return false when the time is up first
   */
  public boolean awaitRead(long position, Duration timeout) throws InterruptedException {
    var left = timeout.toNanos();
    lock.lock();
    try {
      while (readPosition < position && !closed) {
        if (left <= 0) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until something beyond a position is written.
   *
   * @return false when the time is up first
   */
  public boolean awaitWritten(long position, Duration timeout) throws InterruptedException {
    return awaitRead(position + 1, timeout);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
      timer.shutdownNow();
      processor.closeAsync().join();
      closed = true;
      signal();
      logReader.join();
      answers.failAll(new IllegalStateException("The engine is stopped"));
      state.close();
      logStream.close();
      scheduler.stop().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("The engine did not stop cleanly", e);
    } finally {
      calls.close();
      deleteFolder();
    }
  }

  private void deleteFolder() {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      LOG.warn("Could not delete {}", folder, e);
    }
  }

  private void signal() {
    lock.lock();
    try {
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void readLog() {
    var values = new EnumMap<>(UnifiedRecordValue.allRecordsMap());
    var metadata = new RecordMetadata();
    try (LogStreamReader reader = logStream.newLogStreamReader()) {
      while (awaitUnread()) {
        var position = readPosition;
        while (!closed && reader.hasNext()) {
          var event = reader.next();
          tell(event, metadata, values);
          position = event.getPosition();
        }
        advanceTo(position);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitUnread() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && readPosition >= storage.lastPosition()) {
        moved.await();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void advanceTo(long position) {
    lock.lock();
    try {
      readPosition = position;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void tell(
      LoggedEvent event, RecordMetadata metadata, EnumMap<ValueType, UnifiedRecordValue> values) {
    metadata.reset();
    event.readMetadata(metadata);
    if (metadata.getRecordType() != RecordType.EVENT) {
      return;
    }
    var value = values.get(metadata.getValueType());
    if (value == null) {
      return;
    }
    try {
      value.reset();
      event.readValue(value);
      listener.onEvent(
          metadata,
          value,
          event.getKey(),
          event.getPosition(),
          event.getSourceEventPosition(),
          event.getTimestamp());
    } catch (RuntimeException e) {
      LOG.error("Could not follow {} of {}", metadata.getIntent(), metadata.getValueType(), e);
    }
  }
}
