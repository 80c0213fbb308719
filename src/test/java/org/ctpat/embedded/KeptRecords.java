package org.ctpat.embedded;

import io.camunda.zeebe.process.test.api.RecordStreamSource;
import io.camunda.zeebe.process.test.engine.EmbeddedPartition;
import io.camunda.zeebe.process.test.engine.RecordListener;
import io.camunda.zeebe.protocol.impl.record.CopiedRecord;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.Record;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Keeps every event from the moment it was asked for, so that Zeebe Process Test's assertions can
 * be used on a few instances: {@code BpmnAssert.initRecordStream(RecordStream.of(records))}, then
 * {@code BpmnAssert.assertThat(new InspectedProcessInstance(key)).isCompleted()}.
 */
final class KeptRecords implements RecordStreamSource, RecordListener {

  private static final int PARTITION = 1;

  private final EmbeddedPartition partition;
  private final List<Record<?>> records = new ArrayList<>();

  KeptRecords(EmbeddedPartition partition) {
    this.partition = partition;
  }

  @Override
  public Iterable<Record<?>> getRecords() {
    try {
      partition.awaitRead(partition.lastPosition(), Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (records) {
      return List.copyOf(records);
    }
  }

  @Override
  public void onEvent(
      RecordMetadata metadata,
      UnifiedRecordValue value,
      long key,
      long position,
      long sourcePosition,
      long timestamp) {
    var bytes = new UnsafeBuffer(new byte[value.getLength()]);
    value.write(bytes, 0);
    var copy = UnifiedRecordValue.fromValueType(metadata.getValueType());
    copy.wrap(bytes);
    synchronized (records) {
      records.add(
          new CopiedRecord<>(copy, metadata, key, PARTITION, position, sourcePosition, timestamp));
    }
  }
}
