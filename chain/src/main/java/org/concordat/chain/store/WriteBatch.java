package org.concordat.chain.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;

/// Changes to write together, in order: the last one to a key counts. Not for sharing between
/// threads. The bytes given must not change afterwards.
public final class WriteBatch {
  private final List<Operation> operations = new ArrayList<>();

  /// One change.
  ///
  /// @param value empty to remove the key
  public record Operation(Segment segment, Bytes key, Optional<Bytes> value) {}

  public WriteBatch put(Segment segment, Bytes key, Bytes value) {
    operations.add(new Operation(segment, key, Optional.of(value)));
    return this;
  }

  /// Does nothing to a key that is not there.
  public WriteBatch remove(Segment segment, Bytes key) {
    operations.add(new Operation(segment, key, Optional.empty()));
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
