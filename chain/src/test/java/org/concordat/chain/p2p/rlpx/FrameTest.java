package org.concordat.chain.p2p.rlpx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.RunningKeccak;
import org.concordat.chain.p2p.PeerFault;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static final long SEED = 20_261_125;

  /// Both directions begin alike, so that what is written can be read back.
  static Secrets secrets() {
    return new Secrets(
        Bytes32.repeat((byte) 1),
        Bytes32.repeat((byte) 2),
        new RunningKeccak(),
        new RunningKeccak());
  }

  static void assertOpens(FrameWriter writer, FrameReader reader) {
    Random random = new Random(SEED);
    for (int size : new int[] {0, 1, 15, 16, 17, 1_000, 100_000}) {
      byte[] data = new byte[size];
      random.nextBytes(data);
      assertThat(open(reader, writer.write(data))).as("%d bytes", size).isEqualTo(data);
    }
  }

  private static byte[] open(FrameReader reader, byte[] frame) {
    int size = reader.dataSize(Arrays.copyOf(frame, FrameReader.HEADER_SIZE));
    byte[] body = Arrays.copyOfRange(frame, FrameReader.HEADER_SIZE, frame.length);
    assertThat(body).hasSize(FrameReader.bodySize(size));
    return reader.data(body, size);
  }

  @Test
  void whatIsWrittenIsRead() {
    assertOpens(new FrameWriter(secrets()), new FrameReader(secrets()));
  }

  @Test
  void everyFlippedByteIsNoticed() {
    int frameSize = new FrameWriter(secrets()).write(new byte[20]).length;
    for (int i = 0; i < frameSize; i++) {
      byte[] frame = new FrameWriter(secrets()).write(new byte[20]);
      frame[i] ^= 1;
      assertThatThrownBy(() -> open(new FrameReader(secrets()), frame))
          .as("byte %d", i)
          .isInstanceOf(PeerFault.class);
    }
  }

  @Test
  void aFrameSentTwiceIsNoticed() {
    byte[] frame = new FrameWriter(secrets()).write(new byte[20]);
    FrameReader reader = new FrameReader(secrets());
    open(reader, frame);
    assertThatThrownBy(() -> open(reader, frame)).isInstanceOf(PeerFault.class);
  }

  @Test
  void dataBeyondThreeBytesOfSizeAreRefused() {
    byte[] tooLong = new byte[FrameWriter.MAX_DATA + 1];
    assertThatThrownBy(() -> new FrameWriter(secrets()).write(tooLong))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
