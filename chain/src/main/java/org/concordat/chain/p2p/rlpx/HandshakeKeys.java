package org.concordat.chain.p2p.rlpx;

import java.security.SecureRandom;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.keys.NodeKey;
import org.concordat.genesis.keys.SoftwareKey;

/// What one side brings to one handshake.
///
/// @param own names the node
/// @param ephemeral lives as long as the connection
record HandshakeKeys(NodeKey own, SoftwareKey ephemeral, Bytes32 nonce) {
  static HandshakeKeys draw(NodeKey own, SecureRandom random) {
    byte[] nonce = new byte[Bytes32.SIZE];
    random.nextBytes(nonce);
    return new HandshakeKeys(own, SoftwareKey.generate(random), Bytes32.wrap(nonce));
  }
}
