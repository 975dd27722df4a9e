package org.concordat.chain.p2p.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.p2p.eth.ForkId;
import org.concordat.genesis.keys.SigningKey;

/// What this node says, and what it says about itself. For one thread.
final class Speaker {
  /// How long a packet of ours may be under way.
  static final long LIFETIME_SECONDS = 20;

  private final SigningKey key;
  private final Endpoint own;
  private final List<Effect> effects = new ArrayList<>();
  private NodeRecord nodeRecord;

  /// @param own as others are told
  /// @param seq of the first record: above that of any this node has shown before
  Speaker(SigningKey key, Endpoint own, long seq, ForkId forkId) {
    this.key = key;
    this.own = own;
    this.nodeRecord = NodeRecord.sign(key, seq, own, Optional.of(forkId));
  }

  Bytes id() {
    return key.publicKey();
  }

  NodeRecord nodeRecord() {
    return nodeRecord;
  }

  /// A new record when our chain has passed a fork.
  void refresh(ForkId forkId) {
    if (!nodeRecord.forkId().equals(Optional.of(forkId))) {
      nodeRecord = NodeRecord.sign(key, nodeRecord.seq() + 1, own, Optional.of(forkId));
    }
  }

  Bytes32 ping(Endpoint to, Moment now) {
    return send(to, new Packet.Ping(own, to, expiration(now), nodeRecord.seq()));
  }

  void pong(Endpoint to, Bytes32 ping, Moment now) {
    send(to, new Packet.Pong(to, ping, expiration(now), nodeRecord.seq()));
  }

  void findNode(Endpoint to, Bytes target, Moment now) {
    send(to, new Packet.FindNode(target, expiration(now)));
  }

  void neighbors(Endpoint to, List<Contact> nodes, Moment now) {
    send(to, new Packet.Neighbors(nodes, expiration(now)));
  }

  Bytes32 recordRequest(Endpoint to, Moment now) {
    return send(to, new Packet.RecordRequest(expiration(now)));
  }

  void recordResponse(Endpoint to, Bytes32 request) {
    send(to, new Packet.RecordResponse(request, nodeRecord));
  }

  void found(Contact node) {
    if (node.at().tcp() != 0) {
      effects.add(new Effect.Found(node));
    }
  }

  /// What was said since the last time.
  List<Effect> drain() {
    List<Effect> these = List.copyOf(effects);
    effects.clear();
    return these;
  }

  private Bytes32 send(Endpoint to, Packet packet) {
    PacketCodec.Sealed sealed = PacketCodec.seal(packet, key);
    effects.add(new Effect.Send(to, sealed.datagram()));
    return sealed.hash();
  }

  private static long expiration(Moment now) {
    return now.unixSeconds() + LIFETIME_SECONDS;
  }
}
