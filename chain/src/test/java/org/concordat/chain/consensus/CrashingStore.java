package org.concordat.chain.consensus;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ChainException;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;

/// A disk whose machine loses power now and then, just before a write or just after it.
final class CrashingStore implements KeyValueStore {
  private final KeyValueStore contents = new InMemoryKeyValueStore();
  private final RandomGenerator random;
  private double probability;
  private boolean failed;

  CrashingStore(RandomGenerator random) {
    this.random = random;
  }

  /// Of each write from now on.
  void crashWith(double chance) {
    failed = false;
    probability = chance;
  }

  /// Since the last [#crashWith].
  boolean hasFailed() {
    return failed;
  }

  @Override
  public void write(WriteBatch batch) {
    boolean crash = probability > 0 && random.nextDouble() < probability;
    if (!crash || random.nextBoolean()) {
      contents.write(batch);
    }
    if (crash) {
      failed = true;
      throw new ChainException(ChainException.Code.STORE_IO, "the power went off");
    }
  }

  @Override
  public Optional<Bytes> get(Segment segment, Bytes key) {
    return contents.get(segment, key);
  }

  @Override
  public Optional<Entry> first(Segment segment, Bytes from) {
    return contents.first(segment, from);
  }

  @Override
  public void scan(Segment segment, Bytes prefix, EntryVisitor visitor) {
    contents.scan(segment, prefix, visitor);
  }

  /// The disk outlives its machine.
  @Override
  public void close() {}
}
