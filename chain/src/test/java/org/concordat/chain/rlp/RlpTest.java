package org.concordat.chain.rlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.rlp.RLP;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.vectors.Vectors;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class RlpTest {
  private static final long SEED = 20_261_121;

  @Test
  void officialVectorsEncodeAndReadBack() {
    for (var test : Vectors.read("rlp/rlptest.json").properties()) {
      Bytes expected = Bytes.fromHexString(test.getValue().get("out").asText());
      RlpWriter writer = new RlpWriter();
      write(writer, test.getValue().get("in"));
      assertThat(writer.toBytes()).as(test.getKey()).isEqualTo(expected);
      assertThat(rewrite(expected)).as(test.getKey()).isEqualTo(expected);
    }
  }

  @Test
  void officialInvalidVectorsAreRefused() {
    for (var test : Vectors.read("rlp/invalidRLPTest.json").properties()) {
      Bytes input = Bytes.fromHexString(test.getValue().get("out").asText());
      assertThatThrownBy(() -> rewrite(input)).as(test.getKey()).isInstanceOf(RlpException.class);
    }
  }

  @Test
  void everythingNotInItsOneEncodingIsRefused() {
    List<String> inputs =
        List.of("", "8105", "b800", "b837", "b90038", "c1", "f7", "f800", "f90001", "bf", "b8");
    for (String hex : inputs) {
      assertThatThrownBy(() -> rewrite(Bytes.fromHexString(hex)))
          .as(hex)
          .isInstanceOf(RlpException.class);
    }
    assertThatThrownBy(() -> RlpReader.of(Bytes.fromHexString("820001")).readLong())
        .hasMessageContaining("leading zero");
    assertThatThrownBy(() -> RlpReader.of(Bytes.fromHexString("00")).readWord())
        .hasMessageContaining("leading zero");
  }

  @Test
  void randomTreesEncodeAsTuweniEncodesThem() {
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      Object tree = tree(random, 4);
      RlpWriter writer = new RlpWriter();
      write(writer, tree);
      Bytes encoded = writer.toBytes();
      assertThat(encoded).isEqualTo(tuweni(tree));
      assertThat(rewrite(encoded)).isEqualTo(encoded);
    }
  }

  @Test
  void damagedInputIsRefusedOrIsAnotherCanonicalEncoding() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      RlpWriter writer = new RlpWriter();
      write(writer, tree(random, 3));
      byte[] damaged = writer.toArray();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      Bytes input = Bytes.wrap(damaged);
      try {
        assertThat(rewrite(input)).isEqualTo(input);
      } catch (RlpException refused) {
        assertThat(refused).hasMessageMatching(".+");
      }
    }
  }

  @Test
  void scalarsKeepTheirBounds() {
    for (long value : new long[] {0, 1, 0x7f, 0x80, 0xff, 0x100, Long.MAX_VALUE, -1}) {
      Bytes encoded = new RlpWriter().writeScalar(value).toBytes();
      assertThat(encoded).isEqualTo(new RlpWriter().writeScalar(Word.of(value)).toBytes());
      assertThat(RlpReader.of(encoded).readUnsignedLong()).isEqualTo(value);
      assertThat(RlpReader.of(encoded).readWord()).isEqualTo(Word.of(value));
    }
    Bytes twoTo63 = new RlpWriter().writeScalar(Long.MIN_VALUE).toBytes();
    assertThatThrownBy(() -> RlpReader.of(twoTo63).readLong()).isInstanceOf(RlpException.class);
    Bytes twoTo31 = new RlpWriter().writeScalar(1L << 31).toBytes();
    assertThatThrownBy(() -> RlpReader.of(twoTo31).readInt()).isInstanceOf(RlpException.class);
    Bytes twoTo64 = new RlpWriter().writeScalar(new Word(0, 0, 1, 0)).toBytes();
    assertThatThrownBy(() -> RlpReader.of(twoTo64).readUnsignedLong())
        .isInstanceOf(RlpException.class);
    Bytes tooLong = new RlpWriter().writeBytes(Bytes.repeat((byte) 1, 33)).toBytes();
    assertThatThrownBy(() -> RlpReader.of(tooLong).readWord()).isInstanceOf(RlpException.class);
  }

  @Test
  void anAddressIsTwentyBytesOrLeftOut() {
    Address address = Address.fromHex("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
    Bytes present = new RlpWriter().writeAddress(Optional.of(address)).toBytes();
    assertThat(RlpReader.of(present).readOptionalAddress()).contains(address);
    RlpReader absent = RlpReader.of(new RlpWriter().writeAddress(Optional.empty()).toBytes());
    assertThat(absent.readOptionalAddress()).isEmpty();
    absent.expectEnd();
    Bytes nineteen = new RlpWriter().writeBytes(new byte[19]).toBytes();
    assertThatThrownBy(() -> RlpReader.of(nineteen).readOptionalAddress())
        .isInstanceOf(RlpException.class);
  }

  @Test
  void nestingAndSizeAreBounded() {
    RlpWriter writer = new RlpWriter();
    for (int i = 0; i <= RlpReader.MAX_DEPTH; i++) {
      writer.startList();
    }
    for (int i = 0; i <= RlpReader.MAX_DEPTH; i++) {
      writer.endList();
    }
    assertThatThrownBy(() -> rewrite(writer.toBytes())).hasMessageContaining("deep");
    Bytes huge = Bytes.wrap(new byte[RlpReader.MAX_SIZE + 1]);
    assertThatThrownBy(() -> RlpReader.of(huge)).isInstanceOf(RlpException.class);
  }

  @Test
  void fieldsLeftOverAreRefusedUnlessTheReaderSaysOtherwise() {
    Bytes two = Bytes.fromHexString("c20102");
    assertThatThrownBy(() -> RlpReader.decodeList(two, RlpReader::readInt))
        .isInstanceOf(RlpException.class);
    assertThatThrownBy(
            () -> RlpReader.decodeList(Bytes.fromHexString("c10102"), RlpReader::readInt))
        .isInstanceOf(RlpException.class);
    assertThat(RlpReader.of(two).readListOf(RlpReader::readInt)).containsExactly(1, 2);
  }

  @Test
  void whatIsReadIsACopy() {
    byte[] source = {(byte) 0x82, 1, 2};
    Bytes read = RlpReader.of(Bytes.wrap(source)).readBytes();
    source[1] = 9;
    assertThat(read).isEqualTo(Bytes.of(1, 2));
  }

  @Test
  void unbalancedListsAreABrokenInvariant() {
    assertThatThrownBy(() -> new RlpWriter().startList().toBytes())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new RlpWriter().endList()).isInstanceOf(IllegalStateException.class);
  }

  /// Reads one item of any shape and writes it again.
  private static Bytes rewrite(Bytes input) {
    RlpReader reader = RlpReader.of(input);
    RlpWriter writer = new RlpWriter();
    copy(reader, writer);
    reader.expectEnd();
    return writer.toBytes();
  }

  private static void copy(RlpReader reader, RlpWriter writer) {
    if (!reader.nextIsList()) {
      writer.writeBytes(reader.readBytes());
      return;
    }
    RlpReader content = reader.readList();
    writer.startList();
    while (!content.isAtEnd()) {
      copy(content, writer);
    }
    writer.endList();
  }

  private static Object tree(Random random, int depth) {
    if (depth == 0 || random.nextInt(3) > 0) {
      byte[] leaf = new byte[random.nextInt(8) == 0 ? random.nextInt(400) : random.nextInt(4)];
      random.nextBytes(leaf);
      return Bytes.wrap(leaf);
    }
    List<Object> items = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      items.add(tree(random, depth - 1));
    }
    return items;
  }

  private static void write(RlpWriter writer, Object tree) {
    switch (tree) {
      case Bytes leaf -> writer.writeBytes(leaf);
      case List<?> items -> writer.writeList(items, RlpTest::write);
      default -> throw new AssertionError(tree);
    }
  }

  private static Bytes tuweni(Object tree) {
    return tree instanceof Bytes leaf
        ? RLP.encodeValue(leaf)
        : RLP.encodeList((List<?>) tree, (w, item) -> w.writeRLP(tuweni(item)));
  }

  private static void write(RlpWriter writer, JsonNode value) {
    if (value.isArray()) {
      writer.startList();
      value.forEach(item -> write(writer, item));
      writer.endList();
    } else if (value.isNumber()) {
      writer.writeScalar(value.asLong());
    } else if (value.asText().startsWith("#")) {
      byte[] big = new BigInteger(value.asText().substring(1)).toByteArray();
      writer.writeBytes(Bytes.wrap(big).trimLeadingZeros());
    } else {
      writer.writeBytes(value.asText().getBytes(StandardCharsets.UTF_8));
    }
  }
}
