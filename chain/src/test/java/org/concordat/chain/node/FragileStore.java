package org.concordat.chain.node;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ChainException;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;

/// A disk that can be made to refuse writes to one segment, keeps what it holds when it is closed,
/// and counts uses in between.
final class FragileStore implements KeyValueStore {
  private final KeyValueStore contents = new InMemoryKeyValueStore();
  private final AtomicInteger lateUses = new AtomicInteger();
  private volatile Optional<Segment> broken = Optional.empty();
  private volatile boolean closed;

  void breakWritesTo(Segment segment) {
    broken = Optional.of(segment);
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
    boolean refused =
        broken
            .filter(it -> batch.operations().stream().anyMatch(op -> op.segment() == it))
            .isPresent();
    if (refused) {
      throw new ChainException(ChainException.Code.STORE_IO, "no space left on device");
    }
    contents.write(batch);
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

  private void use() {
    if (closed) {
      lateUses.incrementAndGet();
      throw new IllegalStateException("the store is closed");
    }
  }
}
