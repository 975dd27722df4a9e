package org.concordat.chain.p2p.peer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.DisconnectReason;

/// Who is not let in for a while. Thread-safe.
final class Bans {
  /// The oldest is forgotten for a new one.
  static final int CAPACITY = 1024;

  private final Map<Bytes, Long> until = new LinkedHashMap<>();
  private final InstantSource clock;

  Bans(InstantSource clock) {
    this.clock = clock;
  }

  /// @param why the peer was told when it was cut off
  /// @param isStatic the operator wants this peer: it gets another chance soon
  synchronized void add(Bytes peer, DisconnectReason why, boolean isStatic) {
    long millis = (isStatic ? Duration.ofSeconds(5) : term(why)).toMillis();
    if (millis == 0 || !isFault(why)) {
      return;
    }
    until.remove(peer);
    until.put(peer, clock.millis() + millis);
    if (until.size() > CAPACITY) {
      until.remove(until.keySet().iterator().next());
    }
  }

  private static boolean isFault(DisconnectReason why) {
    return !term(why).isZero();
  }

  private static Duration term(DisconnectReason why) {
    return switch (why) {
      case BREACH_OF_PROTOCOL -> Duration.ofMinutes(1);
      case USELESS_PEER, TIMEOUT -> Duration.ofSeconds(20);
      case SUBPROTOCOL, UNEXPECTED_IDENTITY, INCOMPATIBLE_P2P_VERSION, NULL_NODE_IDENTITY ->
          Duration.ofMinutes(5);
      case REQUESTED,
          TCP_ERROR,
          TOO_MANY_PEERS,
          ALREADY_CONNECTED,
          CLIENT_QUITTING,
          CONNECTED_TO_SELF,
          UNKNOWN ->
          Duration.ZERO;
    };
  }

  synchronized boolean contains(Bytes peer) {
    Long end = until.get(peer);
    if (end == null) {
      return false;
    }
    if (end <= clock.millis()) {
      until.remove(peer);
      return false;
    }
    return true;
  }
}
