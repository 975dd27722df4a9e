package org.concordat.chain.p2p.discovery;

import java.util.List;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// What nodes say to each other. `expiration` is in seconds since 1970; `recordSeq` is the number
/// of the sender's newest record, 0 when it has none.
sealed interface Packet {
  record Ping(Endpoint from, Endpoint to, long expiration, long recordSeq) implements Packet {}

  /// @param to where the Ping came from
  /// @param ping hash of the packet that is answered
  record Pong(Endpoint to, Bytes32 ping, long expiration, long recordSeq) implements Packet {}

  /// @param target 64 bytes; nodes near their hash are wanted
  record FindNode(Bytes target, long expiration) implements Packet {}

  record Neighbors(List<Contact> nodes, long expiration) implements Packet {
    public Neighbors {
      nodes = List.copyOf(nodes);
    }
  }

  record RecordRequest(long expiration) implements Packet {}

  /// @param request hash of the packet that is answered
  record RecordResponse(Bytes32 request, NodeRecord nodeRecord) implements Packet {}

  default byte type() {
    return switch (this) {
      case Ping _ -> 1;
      case Pong _ -> 2;
      case FindNode _ -> 3;
      case Neighbors _ -> 4;
      case RecordRequest _ -> 5;
      case RecordResponse _ -> 6;
    };
  }

  /// When it is too late to read it; empty for what proves its age by what it answers.
  default OptionalLong expires() {
    return switch (this) {
      case Ping it -> OptionalLong.of(it.expiration());
      case Pong it -> OptionalLong.of(it.expiration());
      case FindNode it -> OptionalLong.of(it.expiration());
      case Neighbors it -> OptionalLong.of(it.expiration());
      case RecordRequest it -> OptionalLong.of(it.expiration());
      case RecordResponse _ -> OptionalLong.empty();
    };
  }
}
