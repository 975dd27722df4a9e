package org.concordat.chain.p2p.rlpx;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.genesis.keys.NodeKey;

/// An auth or ack as it crosses the wire: two bytes of size, then that many of ECIES, the size
/// being part of what the tag covers (EIP-8).
public final class HandshakePacket {
  /// Bytes of the size in front.
  public static final int PREFIX = 2;

  /// Largest packet read, prefix included. EIP-8 packets of today have at most 700 bytes.
  public static final int MAX_SIZE = 2048;

  private static final int PADDING_MIN = 100;
  private static final int PADDING_MAX = 300;

  private HandshakePacket() {}

  /// How many bytes follow the prefix.
  ///
  /// @throws PeerFault when no packet can have that size
  public static int bodySize(byte[] prefix) {
    int size = (prefix[0] & 0xff) << Byte.SIZE | (prefix[1] & 0xff);
    if (size <= Ecies.OVERHEAD || size > MAX_SIZE - PREFIX) {
      throw PeerFault.breach("a handshake packet of " + size + " bytes");
    }
    return size;
  }

  /// Pads, so that packets differ in size, and encrypts.
  static Bytes seal(Bytes body, Bytes recipient, SecureRandom random) {
    byte[] padding = new byte[random.nextInt(PADDING_MIN, PADDING_MAX + 1)];
    random.nextBytes(padding);
    byte[] padded = Bytes.concatenate(body, Bytes.wrap(padding)).toArrayUnsafe();
    int size = padded.length + Ecies.OVERHEAD;
    byte[] prefix = {(byte) (size >>> Byte.SIZE), (byte) size};
    byte[] encrypted = Ecies.encrypt(recipient, padded, prefix, random);
    return Bytes.wrap(ByteBuffer.allocate(PREFIX + size).put(prefix).put(encrypted).array());
  }

  /// The fields of the body, to be read from the start; what follows the known ones is ignored.
  ///
  /// @throws PeerFault when the packet is not for this key
  static RlpReader open(NodeKey key, Bytes packet) {
    byte[] bytes = packet.toArrayUnsafe();
    if (bytes.length < PREFIX || bytes.length != PREFIX + bodySize(bytes)) {
      throw PeerFault.breach("a handshake packet that is cut off");
    }
    byte[] prefix = Arrays.copyOf(bytes, PREFIX);
    byte[] encrypted = Arrays.copyOfRange(bytes, PREFIX, bytes.length);
    byte[] body =
        Ecies.decrypt(key, encrypted, prefix)
            .orElseThrow(() -> PeerFault.breach("a handshake packet that is not for this node"));
    return RlpReader.of(Bytes.wrap(body)).readList();
  }

  /// Runs a step that reads what a peer sent: malformed is the peer's fault.
  static <T> T reading(Supplier<T> step) {
    try {
      return step.get();
    } catch (RlpException e) {
      throw PeerFault.breach("malformed handshake: " + e.reason());
    }
  }
}
