package org.concordat.chain.p2p.peer;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.eth.Status;

/// Who is told what peers do. Called on the peer's reading thread; what is thrown ends the
/// connection.
interface PeerEvents {
  /// Both sides have introduced themselves and are on one chain.
  void joined(Peer peer, Status status);

  /// @param code of `istanbul`
  void consensus(Peer peer, int code, Bytes payload);

  /// Neither a Status nor an answer.
  void said(Peer peer, EthMessage message);
}
