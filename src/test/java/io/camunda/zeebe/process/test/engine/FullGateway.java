package io.camunda.zeebe.process.test.engine;

import static io.camunda.zeebe.util.buffer.BufferUtil.wrapArray;
import static io.camunda.zeebe.util.buffer.BufferUtil.wrapString;

import com.google.protobuf.GeneratedMessage;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.camunda.zeebe.msgpack.value.StringValue;
import io.camunda.zeebe.process.test.engine.InMemoryJobStreamer.JobConsumer;
import io.camunda.zeebe.process.test.engine.InMemoryJobStreamer.PushStatus;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationPropertiesImpl;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import org.agrona.DirectBuffer;

/** Zeebe Process Test's gRPC gateway, with what it leaves out: long polling and job results. */
final class FullGateway extends GrpcToLogStreamGateway {

  private static final int STREAM = 1;

  private final CommandWriter commands;
  private final GatewayRequestStore requests;
  private final InMemoryJobStreamer streams;
  private final JobRequests jobRequests;

  FullGateway(
      CommandWriter commands,
      int port,
      GatewayRequestStore requests,
      InMemoryJobStreamer streams,
      JobRequests jobRequests) {
    super(commands, STREAM, 1, port, requests, streams);
    this.commands = commands;
    this.requests = requests;
    this.streams = streams;
    this.jobRequests = jobRequests;
  }

  @Override
  public void activateJobs(
      ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> caller) {
    jobRequests.open(request, caller, super::activateJobs);
  }

  @Override
  public void streamActivatedJobs(
      StreamActivatedJobsRequest request, StreamObserver<ActivatedJob> caller) {
    var worker = wrapString(request.getWorker());
    var properties =
        new JobActivationPropertiesImpl()
            .setWorker(worker, 0, worker.capacity())
            .setTimeout(request.getTimeout())
            .setFetchVariables(
                request.getFetchVariableList().stream().map(StringValue::new).toList())
            .setTenantIds(request.getTenantIdsList());
    var jobType = wrapString(request.getType());
    var observer = (ServerCallStreamObserver<ActivatedJob>) caller;
    JobConsumer consumer = job -> CompletableFuture.completedFuture(push(job, observer));
    streams.addStream(jobType, properties, consumer);
    observer.setOnCloseHandler(() -> streams.removeStream(jobType, consumer));
    observer.setOnCancelHandler(() -> streams.removeStream(jobType, consumer));
  }

  private static PushStatus push(
      io.camunda.zeebe.protocol.impl.stream.job.ActivatedJob job,
      ServerCallStreamObserver<ActivatedJob> observer) {
    synchronized (observer) {
      if (!observer.isReady()) {
        return PushStatus.BLOCKED;
      }
      observer.onNext(ActivatedJobs.of(job.jobKey(), job.jobRecord()));
      return PushStatus.PUSHED;
    }
  }

  @Override
  public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> caller) {
    var job = new JobRecord();
    if (!request.getVariables().isEmpty()) {
      job.setVariables(document(request.getVariables()));
    }
    if (request.hasResult()) {
      job.setResult(JobResults.of(request.getResult()));
    }
    write(JobIntent.COMPLETE, request.getJobKey(), job, request.getClass(), caller);
  }

  @Override
  public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> caller) {
    var job =
        new JobRecord()
            .setRetries(request.getRetries())
            .setErrorMessage(request.getErrorMessage())
            .setRetryBackoff(request.getRetryBackOff());
    if (!request.getVariables().isEmpty()) {
      job.setVariables(document(request.getVariables()));
    }
    write(JobIntent.FAIL, request.getJobKey(), job, request.getClass(), caller);
  }

  private void write(
      JobIntent intent,
      long key,
      JobRecord job,
      Class<? extends GeneratedMessage> requestType,
      StreamObserver<?> caller) {
    commands.writeCommandWithKey(
        key,
        job,
        new RecordMetadata()
            .recordType(RecordType.COMMAND)
            .valueType(ValueType.JOB)
            .intent(intent)
            .requestStreamId(STREAM)
            .requestId(requests.registerNewRequest(requestType, caller)));
  }

  private static DirectBuffer document(String json) {
    return wrapArray(MsgPackConverter.convertToMsgPack(json));
  }
}
