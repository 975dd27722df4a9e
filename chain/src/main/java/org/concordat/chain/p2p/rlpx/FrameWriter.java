package org.concordat.chain.p2p.rlpx;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Frames what this side sends, in the order in which it is sent. Not for sharing between threads.
public final class FrameWriter {
  /// Most bytes in one frame: its size has three bytes.
  public static final int MAX_DATA = (1 << 24) - 1;

  /// `[0, 0]`: capability and context, which nobody reads any more.
  private static final byte[] HEADER_DATA = {(byte) 0xc2, (byte) 0x80, (byte) 0x80};

  private final FrameCipher cipher;
  private final FrameMac mac;

  public FrameWriter(Secrets secrets) {
    this.cipher = new FrameCipher(secrets.aes().toArrayUnsafe());
    this.mac = new FrameMac(secrets.egress(), secrets.mac().toArrayUnsafe());
  }

  /// @throws IllegalArgumentException when the data do not fit one frame
  public byte[] write(byte[] data) {
    if (data.length > MAX_DATA) {
      throw new IllegalArgumentException(data.length + " bytes do not fit one frame");
    }
    byte[] header = new byte[FrameCipher.BLOCK];
    header[0] = (byte) (data.length >>> 16);
    header[1] = (byte) (data.length >>> 8);
    header[2] = (byte) data.length;
    System.arraycopy(HEADER_DATA, 0, header, 3, HEADER_DATA.length);
    byte[] headerCiphertext = cipher.apply(header);
    byte[] headerMac = mac.ofHeader(headerCiphertext);
    byte[] body = cipher.apply(Arrays.copyOf(data, FrameCipher.padded(data.length)));
    return ByteBuffer.allocate(FrameReader.HEADER_SIZE + body.length + FrameMac.SIZE)
        .put(headerCiphertext)
        .put(headerMac)
        .put(body)
        .put(mac.ofBody(body))
        .array();
  }
}
