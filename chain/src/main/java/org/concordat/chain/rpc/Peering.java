package org.concordat.chain.rpc;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.network.Enode;

/// A node among its peers, as far as JSON-RPC tells of it. Thread-safe.
public interface Peering {
  /// @param client what it calls itself
  /// @param capabilities what it speaks, such as `eth/69`
  /// @param id its public key
  /// @param inbound whether it dialled
  /// @param ethVersion the one spoken with it
  /// @param height as far as it says; 0 when it has not
  /// @param listenPort 0 when it takes no connections
  record Neighbour(
      String client,
      List<String> capabilities,
      String host,
      Bytes id,
      boolean inbound,
      int ethVersion,
      long height,
      int listenPort) {}

  /// How others dial this node; empty when they cannot.
  Optional<Enode> enode();

  List<Neighbour> neighbours();

  /// Keeps a node connected from now on; false when it is kept already.
  boolean add(Enode node);

  /// Lets a node go, and does not dial it again; false when it is not known here.
  boolean remove(Enode node);

  /// The height of the chain when the node started.
  long startHeight();
}
