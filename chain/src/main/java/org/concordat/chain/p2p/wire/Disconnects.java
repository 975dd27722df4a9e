package org.concordat.chain.p2p.wire;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;

/// The Disconnect message: `[reason]`. Some nodes send the bare number, or nothing.
public final class Disconnects {
  private Disconnects() {}

  public static Message of(DisconnectReason reason) {
    return new Message(
        Message.DISCONNECT,
        new RlpWriter().startList().writeScalar(reason.code()).endList().toBytes());
  }

  public static DisconnectReason reason(Bytes payload) {
    try {
      RlpReader in = RlpReader.of(payload);
      RlpReader items = !in.isAtEnd() && in.nextIsList() ? in.readList() : in;
      return items.isAtEnd() ? DisconnectReason.UNKNOWN : DisconnectReason.of(items.readInt());
    } catch (RlpException e) {
      return DisconnectReason.UNKNOWN;
    }
  }
}
