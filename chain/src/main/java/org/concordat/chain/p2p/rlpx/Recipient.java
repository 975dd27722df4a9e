package org.concordat.chain.p2p.rlpx;

import java.security.SecureRandom;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.genesis.keys.NodeKey;

/// The side that is dialled. Who dials proves its key before anything is answered.
public final class Recipient {
  private Recipient() {}

  /// @param remoteKey the initiator's, proven
  /// @param ack to be sent back
  public record Accepted(Bytes remoteKey, Bytes ack, Secrets secrets) {}

  /// @param auth the initiator's whole packet
  /// @throws PeerFault when it is not a handshake with this node
  public static Accepted accept(NodeKey own, Bytes auth, SecureRandom random) {
    return accept(HandshakeKeys.draw(own, random), auth, random);
  }

  static Accepted accept(HandshakeKeys keys, Bytes auth, SecureRandom random) {
    return HandshakePacket.reading(() -> {
      RlpReader body = HandshakePacket.open(keys.own(), auth);
      Bytes signature = body.readFixedBytes(Signature.SIZE);
      Bytes remoteKey = body.readFixedBytes(NodeKey.PUBLIC_KEY_SIZE);
      Bytes32 remoteNonce = body.readBytes32();
      Bytes remoteEphemeral = ephemeralKey(keys, signature, remoteKey, remoteNonce);
      Bytes ack = HandshakePacket.seal(ackBody(keys), remoteKey, random);
      Bytes32 agreed = keys.ephemeral().agree(remoteEphemeral).orElseThrow(Recipient::badKey);
      Secrets secrets =
          Secrets.derive(agreed, keys.nonce(), remoteNonce)
              .withMacs(remoteNonce, ack, keys.nonce(), auth);
      return new Accepted(remoteKey, ack, secrets);
    });
  }

  /// The initiator signed with its ephemeral key what only the holder of its node key can compute.
  private static Bytes ephemeralKey(
      HandshakeKeys keys, Bytes signature, Bytes remoteKey, Bytes32 remoteNonce) {
    Bytes32 token = keys.own().agree(remoteKey).orElseThrow(Recipient::badKey);
    Bytes32 signed = Bytes32.wrap(token.xor(remoteNonce));
    return Signature.decode(signature)
        .flatMap(it -> Secp256k1.recoverPublicKey(signed, it))
        .orElseThrow(() -> PeerFault.breach("a handshake signature that fits no key"));
  }

  private static Bytes ackBody(HandshakeKeys keys) {
    return new RlpWriter()
        .startList()
        .writeBytes(keys.ephemeral().publicKey())
        .writeBytes(keys.nonce())
        .writeScalar(Initiator.VERSION)
        .endList()
        .toBytes();
  }

  private static PeerFault badKey() {
    return PeerFault.breach("a handshake key that is no point");
  }
}
