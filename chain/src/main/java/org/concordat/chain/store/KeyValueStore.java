package org.concordat.chain.store;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;

/// Keys and values in [Segment]s. Safe for use by many threads.
///
/// Faults of the environment are [org.concordat.chain.ChainException]; use after [#close] is an
/// `IllegalStateException`. What is returned is the caller's own.
public interface KeyValueStore extends AutoCloseable {
  Optional<Bytes> get(Segment segment, Bytes key);

  default boolean contains(Segment segment, Bytes key) {
    return get(segment, key).isPresent();
  }

  /// The first entry whose key is `from` or comes after it in ascending order of unsigned bytes.
  Optional<Entry> first(Segment segment, Bytes from);

  /// All of the batch or nothing, durable when this returns.
  void write(WriteBatch batch);

  /// Visits the entries whose keys start with `prefix`, in ascending order of unsigned bytes, as
  /// they were when the call began.
  void scan(Segment segment, Bytes prefix, EntryVisitor visitor);

  /// A second call does nothing.
  @Override
  void close();

  /// A key and what is under it.
  record Entry(Bytes key, Bytes value) {}

  /// Sees one entry.
  @FunctionalInterface
  interface EntryVisitor {
    /// @return whether to go on
    boolean visit(Bytes key, Bytes value);
  }
}
