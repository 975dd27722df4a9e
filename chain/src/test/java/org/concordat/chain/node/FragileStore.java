package org.concordat.chain.node;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ChainException;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;

/// A disk that can be made slow, or to refuse writes to one segment; keeps what it holds when it is
/// closed, and counts uses in between.
final class FragileStore implements KeyValueStore {
  private static final long SLOW_WRITE = TimeUnit.MILLISECONDS.toNanos(500);

  private final KeyValueStore contents = new InMemoryKeyValueStore();
  private final AtomicInteger lateUses = new AtomicInteger();
  private volatile Optional<Segment> broken = Optional.empty();
  private volatile Optional<Segment> slow = Optional.empty();
  private volatile boolean writing;
  private volatile boolean closed;

  void breakWritesTo(Segment segment) {
    broken = Optional.of(segment);
  }

  /// From now on a write to this segment takes half a second, and the store must be open when it
  /// ends.
  void slowDown(Segment segment) {
    slow = Optional.of(segment);
  }

  boolean isWritingSlowly() {
    return writing;
  }

  void reopen() {
    closed = false;
  }

  boolean isClosed() {
    return closed;
  }

  /// Puts bytes where a record should be.
  void spoil(Segment segment, String key) {
    Bytes name = Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
    contents.write(new WriteBatch().put(segment, name, Bytes.of(1, 2, 3)));
  }

  int usesWhileClosed() {
    return lateUses.get();
  }

  @Override
  public Optional<Bytes> get(Segment segment, Bytes key) {
    use();
    return contents.get(segment, key);
  }

  @Override
  public void write(WriteBatch batch) {
    use();
    if (touches(slow, batch)) {
      writeSlowly();
    }
    if (touches(broken, batch)) {
      throw new ChainException(ChainException.Code.STORE_IO, "no space left on device");
    }
    contents.write(batch);
  }

  @Override
  public Optional<Entry> first(Segment segment, Bytes from) {
    use();
    return contents.first(segment, from);
  }

  @Override
  public void scan(Segment segment, Bytes prefix, KeyValueStore.EntryVisitor visitor) {
    use();
    contents.scan(segment, prefix, visitor);
  }

  @Override
  public void close() {
    closed = true;
  }

  private static boolean touches(Optional<Segment> segment, WriteBatch batch) {
    return segment
        .filter(it -> batch.operations().stream().anyMatch(op -> op.segment() == it))
        .isPresent();
  }

  private void writeSlowly() {
    writing = true;
    long end = System.nanoTime() + SLOW_WRITE;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(SLOW_WRITE);
    }
    use();
    writing = false;
  }

  private void use() {
    if (closed) {
      lateUses.incrementAndGet();
      throw new IllegalStateException("the store is closed");
    }
  }
}
