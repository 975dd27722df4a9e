package org.concordat.chain.p2p.rlpx;

import java.security.SecureRandom;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.genesis.keys.NodeKey;

/// The side that dials. It knows whom it means to reach: only the holder of that key can answer.
public final class Initiator {
  static final int VERSION = 4;

  private final HandshakeKeys keys;
  private final Bytes auth;

  private Initiator(HandshakeKeys keys, Bytes auth) {
    this.keys = keys;
    this.auth = auth;
  }

  /// @param remoteKey the peer's public key, 64 bytes
  /// @throws IllegalArgumentException when it is no point of the curve
  public static Initiator start(NodeKey own, Bytes remoteKey, SecureRandom random) {
    return start(HandshakeKeys.draw(own, random), remoteKey, random);
  }

  static Initiator start(HandshakeKeys keys, Bytes remoteKey, SecureRandom random) {
    Bytes32 token =
        keys.own()
            .agree(remoteKey)
            .orElseThrow(() -> new IllegalArgumentException("the peer's key is no point"));
    Bytes signature = keys.ephemeral().sign(Bytes32.wrap(token.xor(keys.nonce()))).encoded();
    Bytes body =
        new RlpWriter()
            .startList()
            .writeBytes(signature)
            .writeBytes(keys.own().publicKey())
            .writeBytes(keys.nonce())
            .writeScalar(VERSION)
            .endList()
            .toBytes();
    return new Initiator(keys, HandshakePacket.seal(body, remoteKey, random));
  }

  /// The first packet of the connection.
  public Bytes auth() {
    return auth;
  }

  /// @param ack the peer's whole answer
  /// @throws PeerFault when it is not one
  public Secrets secrets(Bytes ack) {
    return HandshakePacket.reading(() -> {
      RlpReader body = HandshakePacket.open(keys.own(), ack);
      Bytes remoteEphemeral = body.readFixedBytes(NodeKey.PUBLIC_KEY_SIZE);
      Bytes32 remoteNonce = body.readBytes32();
      Bytes32 agreed =
          keys.ephemeral()
              .agree(remoteEphemeral)
              .orElseThrow(() -> PeerFault.breach("an ephemeral key that is no point"));
      return Secrets.derive(agreed, remoteNonce, keys.nonce())
          .withMacs(remoteNonce, auth, keys.nonce(), ack);
    });
  }
}
