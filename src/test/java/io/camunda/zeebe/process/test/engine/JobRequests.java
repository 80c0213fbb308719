package io.camunda.zeebe.process.test.engine;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;

/**
 * Long polling, as a cluster's gateway has it: a request for jobs waits until there is one. Without
 * it every worker would write a command to the log ten times a second.
 */
final class JobRequests implements JobStreamer {

  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);
  private static final long WORKER_REMEMBERED_NANOS = Duration.ofSeconds(1).toNanos();

  private final JobStreamer streams;
  private final CommandWriter commands;
  private final ScheduledExecutorService timer;
  private final Map<String, JobType> types = new HashMap<>();

  JobRequests(JobStreamer streams, CommandWriter commands, ScheduledExecutorService timer) {
    this.streams = streams;
    this.commands = commands;
    this.timer = timer;
  }

  @Override
  public Optional<JobStream> streamFor(
      DirectBuffer jobType, Predicate<JobActivationProperties> filter) {
    return streams.streamFor(jobType, filter);
  }

  @Override
  public void notifyWorkAvailable(String jobType) {
    List<Waiting> woken;
    synchronized (types) {
      var type = typeOf(jobType);
      type.notices++;
      woken = List.copyOf(type.parked);
      type.parked.clear();
    }
    woken.forEach(Waiting::attempt);
  }

  void open(
      ActivateJobsRequest request,
      StreamObserver<ActivateJobsResponse> caller,
      BiConsumer<ActivateJobsRequest, StreamObserver<ActivateJobsResponse>> activation) {
    var waiting =
        new Waiting(request, (ServerCallStreamObserver<ActivateJobsResponse>) caller, activation);
    waiting.attempt();
  }

  /** Whether a worker asks for jobs of this type, or did so a moment ago. */
  boolean hasWorker(String jobType) {
    synchronized (types) {
      var type = types.get(jobType);
      return type != null
          && (type.open > 0 || System.nanoTime() - type.lastServed < WORKER_REMEMBERED_NANOS);
    }
  }

  void giveBack(long jobKey) {
    commands.writeCommandWithKey(
        jobKey,
        new JobRecord(),
        new RecordMetadata()
            .recordType(RecordType.COMMAND)
            .valueType(ValueType.JOB)
            .intent(JobIntent.YIELD));
  }

  private JobType typeOf(String name) {
    return types.computeIfAbsent(name, ignored -> new JobType());
  }

  private static final class JobType {
    private final List<Waiting> parked = new ArrayList<>();
    private long notices;
    private int open;
    private long lastServed = System.nanoTime() - WORKER_REMEMBERED_NANOS;
  }

  /** One call of a worker, and the answer to each attempt made for it. */
  private final class Waiting implements StreamObserver<ActivateJobsResponse> {

    private final ActivateJobsRequest request;
    private final ServerCallStreamObserver<ActivateJobsResponse> caller;
    private final BiConsumer<ActivateJobsRequest, StreamObserver<ActivateJobsResponse>> activation;
    private final JobType type;
    private final long waitMillis;
    private long noticesSeen;
    private boolean timedOut;
    private boolean over;

    private Waiting(
        ActivateJobsRequest request,
        ServerCallStreamObserver<ActivateJobsResponse> caller,
        BiConsumer<ActivateJobsRequest, StreamObserver<ActivateJobsResponse>> activation) {
      this.request = request;
      this.caller = caller;
      this.activation = activation;
      this.waitMillis =
          request.getRequestTimeout() == 0 ? DEFAULT_WAIT.toMillis() : request.getRequestTimeout();
      synchronized (types) {
        type = typeOf(request.getType());
        type.open++;
      }
      caller.setOnCancelHandler(() -> close(false));
      if (waitMillis > 0) {
        timer.schedule(this::timeOut, waitMillis, TimeUnit.MILLISECONDS);
      }
    }

    private void attempt() {
      synchronized (types) {
        noticesSeen = type.notices;
      }
      activation.accept(request, this);
    }

    @Override
    public void onNext(ActivateJobsResponse response) {
      if (response.getJobsCount() == 0) {
        park();
      } else if (caller.isCancelled() || !close(true)) {
        response.getJobsList().forEach(job -> giveBack(job.getKey()));
      } else {
        caller.onNext(response);
        caller.onCompleted();
      }
    }

    @Override
    public void onError(Throwable refusal) {
      if (close(true)) {
        caller.onError(refusal);
      }
    }

    @Override
    public void onCompleted() {}

    private void park() {
      boolean again;
      boolean end;
      synchronized (types) {
        if (over) {
          return;
        }
        again = noticesSeen != type.notices;
        end = !again && (timedOut || waitMillis < 0);
        if (!again && !end) {
          type.parked.add(this);
        }
      }
      if (again) {
        attempt();
      } else if (end && close(true)) {
        caller.onCompleted();
      }
    }

    private void timeOut() {
      boolean parked;
      synchronized (types) {
        timedOut = true;
        parked = type.parked.remove(this);
      }
      if (parked && close(true)) {
        caller.onCompleted();
      }
    }

    private boolean close(boolean served) {
      synchronized (types) {
        if (over) {
          return false;
        }
        over = true;
        type.open--;
        type.parked.remove(this);
        if (served) {
          type.lastServed = System.nanoTime();
        }
        return true;
      }
    }
  }
}
