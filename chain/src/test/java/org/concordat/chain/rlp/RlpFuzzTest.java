package org.concordat.chain.rlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.vectors.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes are read to their end or refused; what was read is written back as it came.
class RlpFuzzTest {
  @ParameterizedTest
  @MethodSource("seeds")
  void everythingReadIsWrittenBackAlike(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    Bytes encoded = Bytes.wrap(input);
    Item item;
    try {
      RlpReader reader = RlpReader.of(encoded);
      item = read(reader);
      reader.expectEnd();
    } catch (RlpException refused) {
      return;
    }
    RlpWriter writer = new RlpWriter();
    write(item, writer);
    assertThat(writer.toBytes()).isEqualTo(encoded);
  }

  static Stream<byte[]> seeds() {
    return Stream.of("rlp/rlptest.json", "rlp/invalidRLPTest.json")
        .flatMap(file -> Vectors.read(file).properties().stream())
        .map(test -> Bytes.fromHexString(test.getValue().get("out").asText()))
        .map(Bytes::toArrayUnsafe);
  }

  private sealed interface Item {
    record Text(Bytes value) implements Item {}

    record Sequence(List<Item> items) implements Item {}
  }

  private static Item read(RlpReader reader) {
    if (!reader.nextIsList()) {
      return new Item.Text(reader.readBytes());
    }
    RlpReader content = reader.readList();
    List<Item> items = new ArrayList<>();
    while (!content.isAtEnd()) {
      items.add(read(content));
    }
    return new Item.Sequence(items);
  }

  private static void write(Item item, RlpWriter writer) {
    switch (item) {
      case Item.Text text -> writer.writeBytes(text.value());
      case Item.Sequence sequence -> {
        writer.startList();
        sequence.items().forEach(it -> write(it, writer));
        writer.endList();
      }
    }
  }
}
