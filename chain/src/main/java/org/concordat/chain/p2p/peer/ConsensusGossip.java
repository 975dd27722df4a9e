package org.concordat.chain.p2p.peer;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.network.Reception;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.genesis.Address;

/// `istanbul`: our messages to every peer, and theirs on once, so that validators that are not
/// connected to each other still hear each other. No copy goes to the author or to who sent it.
final class ConsensusGossip {
  /// Messages remembered, so that each is handled once.
  static final int SEEN = 8192;

  private static final int FIRST_CODE = 0x12;
  private static final int LAST_CODE = 0x15;

  private final PeerSet peers;
  private final PeerHandler handler;
  private final SeenHashes seen = new SeenHashes(SEEN);

  /// Our own, the newest of each code.
  private final Map<Integer, PeerMessage.Consensus> latest = new ConcurrentSkipListMap<>();

  ConsensusGossip(PeerSet peers, PeerHandler handler) {
    this.peers = peers;
    this.handler = handler;
  }

  void broadcast(PeerMessage.Consensus message) {
    Bytes32 hash = hash(message);
    seen.add(hash);
    latest.put(message.code(), message);
    peers.ready().forEach(peer -> sendOnce(peer, message, hash));
  }

  /// Nobody repeats itself in QBFT: without its last words from us, a validator that connects late
  /// would hear of our round only when that has timed out.
  void joined(Peer peer) {
    latest.values().forEach(message -> sendOnce(peer, message, hash(message)));
  }

  void received(Peer from, int code, Bytes payload) {
    if (code < FIRST_CODE || code > LAST_CODE) {
      throw PeerFault.breach("istanbul has no message " + code);
    }
    PeerMessage.Consensus message = new PeerMessage.Consensus(code, payload);
    Bytes32 hash = hash(message);
    from.knownMessages.add(hash);
    if (!seen.add(hash)) {
      return;
    }
    Reception reception = handler.received(from.name(), message);
    if (!reception.handled()) {
      // Nobody says anything twice in QBFT, but another peer may yet pass it on.
      seen.remove(hash);
    }
    if (reception.passOn()) {
      peers.ready().stream()
          .filter(peer -> !isAuthor(peer, reception))
          .forEach(peer -> sendOnce(peer, message, hash));
    }
  }

  private static boolean isAuthor(Peer peer, Reception reception) {
    return reception.author().filter((Address it) -> it.equals(peer.address())).isPresent();
  }

  private static void sendOnce(Peer peer, PeerMessage.Consensus message, Bytes32 hash) {
    if (peer.speaksIstanbul() && peer.knownMessages.add(hash)) {
      peer.sendConsensus(message.code(), message.payload());
    }
  }

  private static Bytes32 hash(PeerMessage.Consensus message) {
    return Keccak.hash(Bytes.wrap(Bytes.of(message.code()), message.payload()));
  }
}
