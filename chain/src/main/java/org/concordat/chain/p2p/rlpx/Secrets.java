package org.concordat.chain.p2p.rlpx;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.RunningKeccak;

/// What both sides know after the handshake and nobody else. Used up by one writer and one reader.
///
/// @param egress MAC state of what this side sends
/// @param ingress MAC state of what it receives
public record Secrets(Bytes32 aes, Bytes32 mac, RunningKeccak egress, RunningKeccak ingress) {
  static Secrets derive(Bytes32 agreed, Bytes32 recipientNonce, Bytes32 initiatorNonce) {
    Bytes32 shared = hash(agreed, hash(recipientNonce, initiatorNonce));
    Bytes32 aes = hash(agreed, shared);
    return new Secrets(aes, hash(agreed, aes), new RunningKeccak(), new RunningKeccak());
  }

  /// Each direction's MAC starts with the receiving side's nonce and the packet that was sent.
  Secrets withMacs(Bytes32 egressNonce, Bytes sent, Bytes32 ingressNonce, Bytes received) {
    start(egress, egressNonce, sent);
    start(ingress, ingressNonce, received);
    return this;
  }

  private void start(RunningKeccak state, Bytes32 nonce, Bytes packet) {
    state.update(mac.xor(nonce).toArrayUnsafe()).update(packet.toArrayUnsafe());
  }

  private static Bytes32 hash(Bytes32 left, Bytes32 right) {
    return Keccak.hash(Bytes.concatenate(left, right));
  }

  @Override
  public String toString() {
    return "Secrets[hidden]";
  }
}
