package io.camunda.zeebe.process.test.engine;

import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;

/** Is told every event of the engine's log, in order, on one thread. */
@FunctionalInterface
public interface RecordListener {

  /**
   * The metadata and the value are reused for the next event: take out of them what is to be kept.
   */
  void onEvent(
      RecordMetadata metadata,
      UnifiedRecordValue value,
      long key,
      long position,
      long sourcePosition,
      long timestamp);
}
