package org.concordat.chain.p2p.wire;

import org.apache.tuweni.bytes.Bytes;

/// A message on one connection.
///
/// @param code as on the wire, offset included
/// @param payload RLP, not compressed
public record Message(int code, Bytes payload) {
  public static final int HELLO = 0x00;
  public static final int DISCONNECT = 0x01;
  public static final int PING = 0x02;
  public static final int PONG = 0x03;

  private static final Bytes EMPTY_LIST = Bytes.of(0xc0);

  public static Message ping() {
    return new Message(PING, EMPTY_LIST);
  }

  public static Message pong() {
    return new Message(PONG, EMPTY_LIST);
  }
}
