package org.concordat.chain.p2p;

import java.util.Arrays;

/// Why a connection ends, as the base protocol numbers it.
public enum DisconnectReason {
  REQUESTED(0x00),
  TCP_ERROR(0x01),
  BREACH_OF_PROTOCOL(0x02),
  USELESS_PEER(0x03),
  TOO_MANY_PEERS(0x04),
  ALREADY_CONNECTED(0x05),
  INCOMPATIBLE_P2P_VERSION(0x06),
  NULL_NODE_IDENTITY(0x07),
  CLIENT_QUITTING(0x08),
  UNEXPECTED_IDENTITY(0x09),
  CONNECTED_TO_SELF(0x0a),
  TIMEOUT(0x0b),
  /// For `eth`: another network, genesis block or fork schedule.
  SUBPROTOCOL(0x10),
  /// A number this list does not have, or none at all.
  UNKNOWN(0xff);

  private final int code;

  DisconnectReason(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static DisconnectReason of(int code) {
    return Arrays.stream(values()).filter(it -> it.code == code).findFirst().orElse(UNKNOWN);
  }
}
