package io.camunda.zeebe.process.test.engine;

import io.camunda.zeebe.logstreams.storage.LogStorage;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The engine's log in memory, without what every reader has left behind. */
final class TrimmedLogStorage implements LogStorage {

  private static final int APPENDS_BETWEEN_TRIMS = 512;

  private final ConcurrentSkipListMap<Long, DirectBuffer> blocks = new ConcurrentSkipListMap<>();
  private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
  private final Set<CommitListener> listeners = new CopyOnWriteArraySet<>();
  private volatile long lastPosition = -1;
  private long appends;

  /** The position of the newest record, -1 in an empty log. */
  long lastPosition() {
    return lastPosition;
  }

  int size() {
    return blocks.size();
  }

  @Override
  public LogStorageReader newReader() {
    var reader = new Reader();
    readers.add(reader);
    return reader;
  }

  /** The sequencer calls this under its own lock. */
  @Override
  public void append(
      long lowestPosition, long highestPosition, BufferWriter block, AppendListener listener) {
    var buffer = new UnsafeBuffer(new byte[block.getLength()]);
    block.write(buffer, 0);
    blocks.put(lowestPosition, buffer);
    lastPosition = highestPosition;
    if (++appends % APPENDS_BETWEEN_TRIMS == 0) {
      trim();
    }
    listener.onWrite(highestPosition, highestPosition);
    listener.onCommit(highestPosition, highestPosition);
    listeners.forEach(CommitListener::onCommit);
  }

  @Override
  public void addCommitListener(CommitListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeCommitListener(CommitListener listener) {
    listeners.remove(listener);
  }

  private void trim() {
    readers.stream()
        .mapToLong(reader -> reader.block)
        .min()
        .ifPresent(oldest -> blocks.headMap(oldest).clear());
  }

  private final class Reader implements LogStorageReader {

    private volatile long block = Long.MIN_VALUE;

    @Override
    public void seek(long position) {
      var start = blocks.floorKey(position);
      block = start == null ? Long.MIN_VALUE : start - 1;
    }

    @Override
    public boolean hasNext() {
      return blocks.higherKey(block) != null;
    }

    @Override
    public DirectBuffer next() {
      var next = blocks.higherEntry(block);
      if (next == null) {
        throw new NoSuchElementException();
      }
      block = next.getKey();
      return next.getValue();
    }

    @Override
    public void close() {
      readers.remove(this);
    }
  }
}
