package org.concordat.chain.p2p.peer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.eth.EthLimits;
import org.concordat.chain.p2p.eth.EthMessage;
import org.jspecify.annotations.Nullable;

/// Fetches transactions that peers have only announced, each from one peer at a time.
final class TransactionRequests {
  /// Asked for at a time, of all peers together.
  static final int MAX_REQUESTED = 32_768;

  private final Set<Bytes32> requested = ConcurrentHashMap.newKeySet();
  private final Predicate<Bytes32> known;
  private final BiConsumer<Peer, Bytes> arrived;
  private final BiConsumer<Peer, PeerFault> blame;

  /// @param known whether a transaction need not be fetched
  /// @param arrived takes what was fetched
  /// @param blame told who answered something else
  TransactionRequests(
      Predicate<Bytes32> known,
      BiConsumer<Peer, Bytes> arrived,
      BiConsumer<Peer, PeerFault> blame) {
    this.known = known;
    this.arrived = arrived;
    this.blame = blame;
  }

  void announced(Peer peer, List<Bytes32> hashes) {
    for (Bytes32 hash : hashes) {
      peer.knownTransactions.add(hash);
      if (!known.test(hash) && requested.size() < MAX_REQUESTED && requested.add(hash)) {
        if (!peer.wantedTransactions.add(hash)) {
          requested.remove(hash);
        }
      }
    }
    askNext(peer);
  }

  private void askNext(Peer peer) {
    List<Bytes32> hashes = peer.wantedTransactions.next(EthLimits.POOLED_TRANSACTIONS);
    if (!hashes.isEmpty()) {
      var _ =
          peer.ask(
                  EthMessage.PooledTransactions.class,
                  id -> new EthMessage.GetPooledTransactions(id, hashes))
              .whenComplete((answer, failure) -> answered(peer, hashes, answer, failure));
    }
  }

  private void answered(
      Peer peer,
      List<Bytes32> hashes,
      EthMessage.@Nullable PooledTransactions answer,
      @Nullable Throwable failure) {
    if (answer != null && failure == null) {
      deliver(peer, new HashSet<>(hashes), answer.encoded());
    }
    hashes.forEach(requested::remove);
    peer.wantedTransactions.answered();
    if (peer.isReady()) {
      askNext(peer);
    } else {
      peer.wantedTransactions.next(WantedTransactions.CAPACITY).forEach(requested::remove);
    }
  }

  private void deliver(Peer peer, Set<Bytes32> wanted, List<Bytes> transactions) {
    for (Bytes transaction : transactions) {
      if (!wanted.remove(Keccak.hash(transaction))) {
        blame.accept(peer, PeerFault.breach("a transaction nobody asked for"));
        return;
      }
      arrived.accept(peer, transaction);
    }
  }
}
