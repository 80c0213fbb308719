package io.camunda.zeebe.process.test.engine;

import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import org.agrona.DirectBuffer;

/** What the engine answers to a command, once all that the command leads to is done. */
public record Answer(
    long key,
    Intent intent,
    RejectionType rejectionType,
    String rejectionReason,
    DirectBuffer value) {

  public boolean isRejected() {
    return rejectionType != RejectionType.NULL_VAL;
  }
}
