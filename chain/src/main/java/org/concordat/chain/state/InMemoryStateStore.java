package org.concordat.chain.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch.Operation;

/// Nodes and code in maps by their digests. Nothing is ever removed, and states may branch; there
/// are no flat tables.
public final class InMemoryStateStore implements StateStore {
  private static final long NO_HEIGHT = -1;

  private final Map<Bytes32, Bytes> nodes = new HashMap<>();
  private final Map<Bytes32, Bytes> codes = new HashMap<>();

  public WorldState empty() {
    return at(WorldState.EMPTY_ROOT);
  }

  /// The state under a root that was put, or the empty one.
  public WorldState at(Bytes32 root) {
    return new WorldState(this, NO_HEIGHT, root);
  }

  public WorldState put(StateUpdate update) {
    for (NodeChange change : update.nodes()) {
      change.after().ifPresent(rlp -> nodes.put(Keccak.hash(rlp), rlp));
    }
    for (Operation operation : update.tables().operations()) {
      if (operation instanceof Operation.Put put && put.segment() == Segment.CODE) {
        codes.put(Bytes32.wrap(put.key()), put.value());
      }
    }
    return at(update.root());
  }

  @Override
  public Bytes node(Bytes place, Bytes32 hash, long height) {
    Bytes rlp = nodes.get(hash);
    if (rlp == null) {
      throw new ChainException(
          ChainException.Code.STORE_CORRUPT, "no node " + hash + " was put into this store");
    }
    return rlp;
  }

  @Override
  public Optional<Bytes> code(Bytes32 hash) {
    return Optional.ofNullable(codes.get(hash));
  }

  @Override
  public Optional<Bytes> account(Bytes32 addressHash) {
    return Optional.empty();
  }

  @Override
  public Optional<Bytes> slot(Bytes32 addressHash, Bytes32 slotHash) {
    return Optional.empty();
  }

  @Override
  public boolean isNewest(long height) {
    return false;
  }

  @Override
  public void remember(Bytes32 hash, Bytes rlp) {}
}
