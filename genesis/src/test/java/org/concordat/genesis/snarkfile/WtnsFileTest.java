package org.concordat.genesis.snarkfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WtnsFileTest {
  /// Where circom's example has its parts: the header's count, and the first value.
  private static final int COUNT_AT = 12 + 12 + 36;

  private static final int VALUES_AT = COUNT_AT + 4 + 12;

  @TempDir Path folder;

  private static byte[] example() throws IOException {
    return Files.readAllBytes(Path.of("src/test/resources/groth16/product.wtns"));
  }

  private String refusal(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("hostile.wtns"), bytes);
    return switch (WtnsFile.read(file)) {
      case Reading.Refused<long[]>(String reason) -> reason;
      case Reading.Accepted<long[]> _ -> "accepted";
    };
  }

  @Test
  void aFileOfCircomsComesOutAsItWentIn() throws IOException {
    Path file = Files.write(folder.resolve("example.wtns"), example());
    long[] values = WtnsFile.read(file).orElseThrow(IllegalStateException::new);
    // 1, then 33 = 3 · 11 and the label 77, which are public.
    assertThat(values[0]).isEqualTo(1);
    assertThat(values[ScalarArrays.STRIDE]).isEqualTo(33);
    assertThat(values[2 * ScalarArrays.STRIDE]).isEqualTo(77);
    Path copy = folder.resolve("copy.wtns");
    WtnsFile.write(copy, values);
    assertThat(copy).hasBinaryContent(example());
  }

  @Test
  void aCountThatTheFileDoesNotHoldIsRefused() throws IOException {
    for (int count : new int[] {0, 1, 5, 7, 1 << 27, 1 << 28, -1}) {
      byte[] bytes = example();
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(COUNT_AT, count);
      assertThat(refusal(bytes)).as("%d values", count).isNotEqualTo("accepted");
    }
  }

  @Test
  void aValueThatIsNotBelowThePrimeIsRefused() throws IOException {
    byte[] bytes = example();
    byte[] prime = Fr.MODULUS.toByteArray();
    for (int i = 0; i < Fr.SIZE; i++) {
      bytes[VALUES_AT + Fr.SIZE + i] = prime[prime.length - 1 - i];
    }
    assertThat(refusal(bytes)).contains("wire 1 is not below");
    bytes[VALUES_AT + Fr.SIZE]--;
    assertThat(refusal(bytes)).isEqualTo("accepted");
  }

  @Test
  void aFirstWireOtherThanOneIsRefused() throws IOException {
    byte[] bytes = example();
    bytes[VALUES_AT + 9] = 1;
    assertThat(refusal(bytes)).contains("wire 0 is not the constant one");
  }

  @Test
  void nothingThatIsDoneToTheBytesBreaksTheReader() throws IOException {
    Random random = new Random(20_261_132);
    byte[] whole = example();
    for (int size = 0; size < whole.length; size++) {
      assertThat(refusal(Arrays.copyOf(whole, size))).isNotEqualTo("accepted");
    }
    for (int at = 0; at < VALUES_AT; at++) {
      byte[] bytes = whole.clone();
      bytes[at] ^= (byte) (1 + random.nextInt(255));
      // A version below the newest is the one byte that may be another.
      assertThat(refusal(bytes).equals("accepted")).as("byte %d", at).isEqualTo(bytes[4] == 1);
    }
  }
}
