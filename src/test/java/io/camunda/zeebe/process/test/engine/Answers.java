package io.camunda.zeebe.process.test.engine;

import com.google.protobuf.GeneratedMessage;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.camunda.zeebe.util.buffer.BufferWriter;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the engine's answers to those who asked. Zeebe Process Test's own writer keeps the answer
 * in static fields, so that two engines in one JVM would mix theirs up.
 */
final class Answers implements CommandResponseWriter {

  /** Tells commands of the REST server from those of the gRPC gateway (which uses stream 1). */
  static final int DIRECT_STREAM = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private final GatewayRequestStore grpcRequests;
  private final GrpcResponseMapper mapper = new GrpcResponseMapper();
  private final Map<Long, CompletableFuture<Answer>> directRequests = new ConcurrentHashMap<>();
  private final AtomicLong directRequestIds = new AtomicLong();

  private long key;
  private Intent intent = Intent.UNKNOWN;
  private RejectionType rejectionType = RejectionType.NULL_VAL;
  private String rejectionReason = "";
  private DirectBuffer value = new UnsafeBuffer(new byte[0]);

  Answers(GatewayRequestStore grpcRequests) {
    this.grpcRequests = grpcRequests;
  }

  long expect(CompletableFuture<Answer> answer) {
    var id = directRequestIds.incrementAndGet();
    directRequests.put(id, answer);
    return id;
  }

  void forget(long requestId) {
    directRequests.remove(requestId);
  }

  void failAll(RuntimeException reason) {
    directRequests.values().forEach(answer -> answer.completeExceptionally(reason));
    directRequests.clear();
  }

  @Override
  public CommandResponseWriter partitionId(int partitionId) {
    return this;
  }

  @Override
  public CommandResponseWriter key(long key) {
    this.key = key;
    return this;
  }

  @Override
  public CommandResponseWriter intent(Intent intent) {
    this.intent = intent;
    return this;
  }

  @Override
  public CommandResponseWriter recordType(RecordType type) {
    return this;
  }

  @Override
  public CommandResponseWriter valueType(ValueType valueType) {
    return this;
  }

  @Override
  public CommandResponseWriter rejectionType(RejectionType rejectionType) {
    this.rejectionType = rejectionType;
    return this;
  }

  @Override
  public CommandResponseWriter rejectionReason(DirectBuffer rejectionReason) {
    this.rejectionReason = BufferUtil.bufferAsString(rejectionReason);
    return this;
  }

  @Override
  public CommandResponseWriter valueWriter(BufferWriter writer) {
    var copy = new UnsafeBuffer(new byte[writer.getLength()]);
    writer.write(copy, 0);
    value = copy;
    return this;
  }

  @Override
  public void tryWriteResponse(int requestStreamId, long requestId) {
    if (requestStreamId == DIRECT_STREAM) {
      var answer = directRequests.remove(requestId);
      if (answer != null) {
        answer.complete(new Answer(key, intent, rejectionType, rejectionReason, value));
      }
      return;
    }
    var request = grpcRequests.removeRequest(requestId);
    if (request == null) {
      return;
    }
    @SuppressWarnings("unchecked")
    var caller = (StreamObserver<GeneratedMessage>) request.responseObserver();
    try {
      if (rejectionType != RejectionType.NULL_VAL) {
        caller.onError(
            StatusProto.toStatusException(
                mapper.createRejectionResponse(rejectionType, intent, rejectionReason)));
      } else {
        caller.onNext(
            request.requestType() == ActivateJobsRequest.class
                ? activatedJobs()
                : mapper.map(request.requestType(), value, key, intent));
        caller.onCompleted();
      }
    } catch (RuntimeException goneMeanwhile) {
      LOG.debug("The answer to {} could not be delivered", intent, goneMeanwhile);
    }
  }

  private ActivateJobsResponse activatedJobs() {
    var batch = new JobBatchRecord();
    batch.wrap(value);
    var keys = batch.getJobKeys();
    var jobs = batch.getJobs();
    var response = ActivateJobsResponse.newBuilder();
    for (int i = 0; i < keys.size(); i++) {
      response.addJobs(ActivatedJobs.of(keys.get(i), (JobRecord) jobs.get(i)));
    }
    return response.build();
  }
}
