package org.concordat.chain.p2p.peer;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.eth.Protocols;
import org.concordat.chain.p2p.eth.Status;
import org.concordat.chain.p2p.wire.Connection;
import org.concordat.chain.p2p.wire.Disconnects;
import org.concordat.chain.p2p.wire.Message;
import org.concordat.chain.p2p.wire.MessageSpace;

/// Reads what one peer sends and hands each message to whom it concerns.
///
/// @throws org.concordat.chain.rlp.RlpException and PeerFault when the peer is at fault
record PeerReader(Peer peer, PeerEvents events) {
  /// Silence after which a peer is asked whether it is there, and after which it is not.
  static final Duration IDLE = Duration.ofSeconds(15);

  /// Pings a peer may send before its Status: they keep it no place for ever.
  static final int MAX_EARLY_PINGS = 4;

  private static final Logger LOG = LogManager.getLogger();
  private static final int FIRST_SHARED = 0x10;

  /// @return the first message of `eth`
  Status readStatus() throws IOException {
    Message first = peer.connection().read(Connection.HANDSHAKE_TIMEOUT);
    for (int pings = 0; first.code() == Message.PING && pings < MAX_EARLY_PINGS; pings++) {
      peer.send(Lane.CONTROL, Message.pong());
      first = peer.connection().read(Connection.HANDSHAKE_TIMEOUT);
    }
    if (first.code() == Message.DISCONNECT) {
      DisconnectReason reason = Disconnects.reason(first.payload());
      throw new PeerFault(DisconnectReason.REQUESTED, "it refuses: " + reason);
    }
    MessageSpace.Located located = located(first);
    if (located.capability().name().equals(Protocols.ETH)
        && peer.reader().read(located.code(), first.payload()) instanceof Status status) {
      return status;
    }
    throw PeerFault.breach("message " + first.code() + " before a status");
  }

  /// Returns when the peer has said goodbye, or we have.
  void readUntilEnd() throws IOException {
    boolean pinged = false;
    while (!peer.isEnding()) {
      try {
        Message message = peer.connection().read(IDLE);
        pinged = false;
        if (message.code() == Message.DISCONNECT) {
          LOG.info("{} disconnects: {}", peer.name(), Disconnects.reason(message.payload()));
          return;
        }
        handle(message);
      } catch (SocketTimeoutException e) {
        if (pinged) {
          throw new PeerFault(DisconnectReason.TIMEOUT, "it is silent");
        }
        peer.send(Lane.CONTROL, Message.ping());
        pinged = true;
      }
    }
  }

  private void handle(Message message) {
    if (message.code() < FIRST_SHARED) {
      base(message);
      return;
    }
    MessageSpace.Located located = located(message);
    if (located.capability().name().equals(Protocols.ISTANBUL)) {
      events.consensus(peer, located.code(), message.payload());
    } else {
      eth(peer.reader().read(located.code(), message.payload()));
    }
  }

  private void base(Message message) {
    switch (message.code()) {
      case Message.PING -> peer.send(Lane.CONTROL, Message.pong());
      case Message.PONG -> LOG.trace("{} is there", peer.name());
      default -> throw PeerFault.breach("message " + message.code() + " out of place");
    }
  }

  private void eth(EthMessage message) {
    switch (message) {
      case Status _ -> throw PeerFault.breach("a second status");
      case EthMessage.Answer answer -> peer.requests().answered(answer);
      case EthMessage other -> events.said(peer, other);
    }
  }

  private MessageSpace.Located located(Message message) {
    return peer.space()
        .locate(message.code())
        .orElseThrow(() -> PeerFault.breach("unknown message " + message.code()));
  }
}
