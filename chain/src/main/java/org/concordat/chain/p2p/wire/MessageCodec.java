package org.concordat.chain.p2p.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.PeerFault;
import org.xerial.snappy.Snappy;

/// Messages as the data of frames: the id as RLP, then the payload, compressed except in Hello.
public final class MessageCodec {
  /// Most bytes of a payload, not compressed: Besu's limit, below the 16 MiB of the protocol.
  public static final int MAX_PAYLOAD = 10 * 1024 * 1024;

  /// Most bytes of a frame's data: what the largest payload can become when it does not compress.
  public static final int MAX_DATA = MAX_PAYLOAD + MAX_PAYLOAD / 6 + 64;

  private static final int RLP_ZERO = 0x80;

  private MessageCodec() {}

  static byte[] encode(Message message) {
    if (message.payload().size() > MAX_PAYLOAD) {
      throw new IllegalArgumentException("a payload of " + message.payload().size() + " bytes");
    }
    byte[] payload = message.payload().toArrayUnsafe();
    byte[] body = message.code() == Message.HELLO ? payload : compress(payload);
    int code = message.code();
    return ByteBuffer.allocate(1 + body.length)
        .put((byte) (code == 0 ? RLP_ZERO : code))
        .put(body)
        .array();
  }

  /// @throws PeerFault when there is no message in it, or one too long
  static Message decode(byte[] data) {
    if (data.length == 0) {
      throw PeerFault.breach("an empty frame");
    }
    int first = data[0] & 0xff;
    if (first == 0 || first > RLP_ZERO) {
      throw PeerFault.breach("a message id of more than one byte");
    }
    byte[] body = Arrays.copyOfRange(data, 1, data.length);
    return first == RLP_ZERO
        ? new Message(Message.HELLO, Bytes.wrap(body))
        : new Message(first, Bytes.wrap(decompress(body)));
  }

  private static byte[] compress(byte[] payload) {
    try {
      return Snappy.compress(payload);
    } catch (IOException e) {
      throw new IllegalStateException("compressing bytes in memory does not fail", e);
    }
  }

  /// The size a compressed payload claims is checked before a byte of it is believed.
  private static byte[] decompress(byte[] body) {
    try {
      int size = Snappy.uncompressedLength(body);
      if (size < 0 || size > MAX_PAYLOAD) {
        throw PeerFault.breach("a message of " + Integer.toUnsignedString(size) + " bytes");
      }
      return Snappy.uncompress(body);
    } catch (IOException e) {
      throw PeerFault.breach("a message that does not decompress");
    }
  }
}
