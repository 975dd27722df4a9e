package org.concordat.chain.p2p.rlpx;

import java.security.MessageDigest;
import java.util.Arrays;
import org.concordat.chain.p2p.PeerFault;

/// Opens the frames of a peer: first a header, which says how much follows, then that much. Not for
/// sharing between threads.
public final class FrameReader {
  /// Bytes of a header with its MAC.
  public static final int HEADER_SIZE = FrameCipher.BLOCK + FrameMac.SIZE;

  private final FrameCipher cipher;
  private final FrameMac mac;

  public FrameReader(Secrets secrets) {
    this.cipher = new FrameCipher(secrets.aes().toArrayUnsafe());
    this.mac = new FrameMac(secrets.ingress(), secrets.mac().toArrayUnsafe());
  }

  /// @param header [#HEADER_SIZE] bytes
  /// @return the size of the data in the frame, at most [FrameWriter#MAX_DATA]
  /// @throws PeerFault when the MAC does not match
  public int dataSize(byte[] header) {
    byte[] ciphertext = Arrays.copyOf(header, FrameCipher.BLOCK);
    expect(mac.ofHeader(ciphertext), Arrays.copyOfRange(header, FrameCipher.BLOCK, HEADER_SIZE));
    byte[] plain = cipher.apply(ciphertext);
    return (plain[0] & 0xff) << 16 | (plain[1] & 0xff) << 8 | (plain[2] & 0xff);
  }

  /// How many bytes follow the header of a frame with `dataSize` bytes of data.
  public static int bodySize(int dataSize) {
    return FrameCipher.padded(dataSize) + FrameMac.SIZE;
  }

  /// @param body [#bodySize] bytes
  /// @throws PeerFault when the MAC does not match
  public byte[] data(byte[] body, int dataSize) {
    int end = body.length - FrameMac.SIZE;
    byte[] ciphertext = Arrays.copyOf(body, end);
    expect(mac.ofBody(ciphertext), Arrays.copyOfRange(body, end, body.length));
    return Arrays.copyOf(cipher.apply(ciphertext), dataSize);
  }

  private static void expect(byte[] computed, byte[] received) {
    if (!MessageDigest.isEqual(computed, received)) {
      throw PeerFault.breach("a frame whose MAC does not match");
    }
  }
}
