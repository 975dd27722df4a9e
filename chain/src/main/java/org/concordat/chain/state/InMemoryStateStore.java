package org.concordat.chain.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// Nodes and code in maps. Nothing is ever removed.
public final class InMemoryStateStore implements StateStore {
  private final Map<Bytes32, Bytes> nodes = new HashMap<>();
  private final Map<Bytes32, Bytes> codes = new HashMap<>();

  @Override
  public Optional<Bytes> node(Bytes32 hash) {
    return Optional.ofNullable(nodes.get(hash));
  }

  @Override
  public Optional<Bytes> code(Bytes32 hash) {
    return Optional.ofNullable(codes.get(hash));
  }

  public WorldState put(StateUpdate update) {
    nodes.putAll(update.nodes());
    codes.putAll(update.code());
    return new WorldState(this, update.root());
  }
}
