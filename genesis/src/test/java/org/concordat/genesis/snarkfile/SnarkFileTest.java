package org.concordat.genesis.snarkfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.concordat.genesis.GenesisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnarkFileTest {
  private static final String MAGIC = "test";
  private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(250).add(BigInteger.valueOf(7));

  @TempDir Path folder;

  private Path example() {
    Path file = folder.resolve("example");
    try (SnarkFileWriter writer = SnarkFileWriter.create(file, MAGIC, 1, 3)) {
      writer.begin(7);
      writer.prime(PRIME);
      writer.u32(0xffff_fff0L);
      writer.words(new long[] {1, -1, 3}, 1, 2);
      writer.end();
      writer.begin(2);
      writer.end();
      writer.begin(3);
      writer.bytes(new byte[100_000]);
      writer.u64(42);
      writer.end();
      writer.finish();
    }
    return file;
  }

  private static SnarkFile open(Path file) {
    return SnarkFile.open(file, MAGIC, 1).orElseThrow(IllegalStateException::new);
  }

  private String refusal(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("hostile"), bytes);
    return switch (SnarkFile.open(file, MAGIC, 1)) {
      case Reading.Refused<SnarkFile>(String reason) -> reason;
      case Reading.Accepted<SnarkFile>(SnarkFile opened) -> {
        opened.close();
        yield "accepted";
      }
    };
  }

  @Test
  void whatIsWrittenIsRead() {
    try (SnarkFile file = open(example())) {
      SectionCursor first = file.cursor(7, "first");
      first.prime(PRIME, "prime");
      assertThat(first.u32()).isEqualTo(0xffff_fff0L);
      long[] words = new long[3];
      first.words(words, 1, 2);
      assertThat(words).containsExactly(0, -1, 3);
      first.end();
      assertThat(file.section(2).orElseThrow().byteSize()).isZero();
      assertThat(file.exactly(3, "third", 100_008).get(SectionCursor.U64, 100_000)).isEqualTo(42);
      assertThat(file.has(4)).isFalse();
      assertThatThrownBy(() -> file.cursor(4, "fourth")).isInstanceOf(Malformed.class);
      assertThatThrownBy(() -> file.exactly(2, "second", 1)).isInstanceOf(Malformed.class);
    }
  }

  @Test
  void aFileCutOffAnywhereIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(example());
    for (int size = 0; size < whole.length; size += size < 200 ? 1 : 9_973) {
      assertThat(refusal(Arrays.copyOf(whole, size))).as("%d bytes", size).isNotEqualTo("accepted");
    }
    assertThat(refusal(whole)).isEqualTo("accepted");
  }

  @Test
  void whatFollowsTheLastSectionIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(example());
    assertThat(refusal(Arrays.copyOf(whole, whole.length + 1))).contains("1 bytes follow");
  }

  @Test
  void aHeaderThatLiesIsRefusedWithItsReason() throws IOException {
    assertThat(refusal(header("tesT", 1, 0))).contains("does not begin with");
    assertThat(refusal(header(MAGIC, 2, 0))).contains("version 2");
    assertThat(refusal(header(MAGIC, 0, 0))).contains("version 0");
    assertThat(refusal(header(MAGIC, 1, 65))).contains("65 sections");
    assertThat(refusal(header(MAGIC, 1, -1))).contains("4294967295 sections");
    assertThat(refusal(header(MAGIC, 1, 1, 1, -1, 1 << 30))).contains("cut off");
    assertThat(refusal(header(MAGIC, 1, 1, 1, -1, -1))).contains("absurd");
    assertThat(refusal(header(MAGIC, 1, 1, -1, 0, 0))).contains("type");
    assertThat(refusal(header(MAGIC, 1, 2, 5, 0, 0, 5, 0, 0))).contains("section 5 appears twice");
  }

  /// A file of a magic and words of 32 bits.
  private static byte[] header(String magic, int... words) {
    byte[] out = new byte[magic.length() + words.length * Integer.BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(magic.getBytes(StandardCharsets.US_ASCII));
    for (int word : words) {
      buffer.putInt(word);
    }
    return out;
  }

  @Test
  void aCursorNeverLeavesItsSection() {
    try (SnarkFile file = open(example())) {
      SectionCursor cursor = file.cursor(7, "first");
      assertThatThrownBy(() -> file.cursor(7, "first").prime(BigInteger.TEN, "order"))
          .hasMessageContaining("order is not BN254's");
      cursor.bytes(50);
      assertThat(cursor.remaining()).isEqualTo(6);
      assertThatThrownBy(cursor::u64).isInstanceOf(Malformed.class).hasMessageContaining("6 left");
      assertThatThrownBy(() -> cursor.slice(7)).isInstanceOf(Malformed.class);
      assertThatThrownBy(() -> cursor.words(new long[1], 0, 1)).isInstanceOf(Malformed.class);
      assertThat(cursor.slice(6).toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
      cursor.end();
    }
  }

  @Test
  void anUnfinishedFileLeavesNoTraceAndTheOldOneStays() throws IOException {
    Path file = example();
    byte[] before = Files.readAllBytes(file);
    try (SnarkFileWriter writer = SnarkFileWriter.create(file, MAGIC, 1, 1)) {
      writer.begin(1);
      writer.u32(5);
      assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileThatIsNotThereIsAFaultOfTheEnvironment() {
    assertThatThrownBy(() -> SnarkFile.open(folder.resolve("none"), MAGIC, 1))
        .isInstanceOf(GenesisException.class)
        .hasMessageContaining("check");
  }
}
