package org.concordat.chain.p2p.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.genesis.keys.SigningKey;

/// The first message of each side.
///
/// @param listenPort 0 when the node takes no connections
/// @param nodeId the node's public key, 64 bytes
public record Hello(
    int p2pVersion, String clientId, List<Capability> capabilities, int listenPort, Bytes nodeId) {
  /// The version with compression.
  public static final int VERSION = 5;

  static final int MAX_SIZE = 2048;
  private static final int MAX_CLIENT_ID = 100;

  public Hello {
    capabilities = List.copyOf(capabilities);
  }

  Bytes encode() {
    return new RlpWriter()
        .startList()
        .writeScalar(p2pVersion)
        .writeBytes(clientId.getBytes(StandardCharsets.UTF_8))
        .writeList(capabilities, (out, capability) -> capability.write(out))
        .writeScalar(listenPort)
        .writeBytes(nodeId)
        .endList()
        .toBytes();
  }

  /// Fields after the known ones are ignored (EIP-8).
  ///
  /// @throws PeerFault when there is no common version
  /// @throws org.concordat.chain.rlp.RlpException when it is no Hello
  static Hello decode(Bytes encoded) {
    if (encoded.size() > MAX_SIZE) {
      throw PeerFault.breach("a hello of " + encoded.size() + " bytes");
    }
    RlpReader in = RlpReader.of(encoded).readList();
    int version = in.readInt();
    if (version < VERSION) {
      throw new PeerFault(
          DisconnectReason.INCOMPATIBLE_P2P_VERSION, "p2p version " + version + " has no snappy");
    }
    return new Hello(
        version,
        printable(in.readBytes()),
        in.readListOf(Capability::read),
        in.readInt(),
        in.readFixedBytes(SigningKey.PUBLIC_KEY_SIZE));
  }

  /// It goes into logs, so a peer must not choose line breaks or control characters.
  private static String printable(Bytes clientId) {
    String text = new String(clientId.toArrayUnsafe(), StandardCharsets.UTF_8);
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.substring(0, Math.min(clean.length(), MAX_CLIENT_ID));
  }
}
