package org.concordat.chain.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/// Changes to write together, in order: the last one to a key counts. Not for sharing between
/// threads. The bytes given must not change afterwards.
public final class WriteBatch {
  /// Longer than any key in use.
  static final int MAX_KEY_SIZE = 256;

  private final List<Operation> operations = new ArrayList<>();

  /// One change.
  public sealed interface Operation {
    Segment segment();

    record Put(Segment segment, Bytes key, Bytes value) implements Operation {}

    record Remove(Segment segment, Bytes key) implements Operation {}

    record RemovePrefix(Segment segment, Bytes prefix) implements Operation {}
  }

  public WriteBatch put(Segment segment, Bytes key, Bytes value) {
    operations.add(new Operation.Put(segment, key, value));
    return this;
  }

  /// Does nothing to a key that is not there.
  public WriteBatch remove(Segment segment, Bytes key) {
    operations.add(new Operation.Remove(segment, key));
    return this;
  }

  /// Removes all keys that start with these bytes, at the cost of one change however many they are.
  /// Keys of [#MAX_KEY_SIZE] bytes and more stay.
  public WriteBatch removePrefix(Segment segment, Bytes prefix) {
    operations.add(new Operation.RemovePrefix(segment, prefix));
    return this;
  }

  /// Appends what another batch holds.
  public WriteBatch addAll(WriteBatch other) {
    operations.addAll(other.operations);
    return this;
  }

  public boolean isEmpty() {
    return operations.isEmpty();
  }

  /// A view, in the order of the calls.
  public List<Operation> operations() {
    return Collections.unmodifiableList(operations);
  }
}
