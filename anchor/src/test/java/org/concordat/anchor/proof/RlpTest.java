package org.concordat.anchor.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.rlp.RLP;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RlpTest {
  @Test
  void textsAreWrittenAsTuweniWritesThem() throws Exception {
    Random random = new Random(1);
    for (int size = 0; size < 300; size++) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      Bytes encoded = RlpEncoder.text(Bytes.wrap(bytes));
      assertThat(encoded).isEqualTo(RLP.encodeValue(Bytes.wrap(bytes)));
      assertThat(RlpDecoder.decode(encoded).asBytes("text")).isEqualTo(Bytes.wrap(bytes));
    }
  }

  @Test
  void whatIsReadIsTheOnlyEncodingOfItself() {
    Random random = new Random(2);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(8)];
      random.nextBytes(bytes);
      bytes[0] = (byte) (0x78 + random.nextInt(0x88));
      try {
        RlpItem item = RlpDecoder.decode(Bytes.wrap(bytes));
        assertThat(encode(item)).isEqualTo(Bytes.wrap(bytes));
        read++;
      } catch (MalformedException refused) {
        assertThat(refused.reason()).isNotEmpty();
      }
    }
    assertThat(read).isGreaterThan(1000);
  }

  private static Bytes encode(RlpItem item) {
    return switch (item) {
      case RlpItem.Text text -> RlpEncoder.text(text.value());
      case RlpItem.Sequence sequence ->
          RlpEncoder.list(sequence.items().stream().map(RlpTest::encode).toList());
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x",
        "0x8100",
        "0x817f",
        "0x83aabb",
        "0xb800",
        "0xb83700",
        "0xb90001",
        "0xf80180",
        "0xc180ff",
        "0xc2c1",
        "0xc3820102ff",
        "0xbf0100000000000000",
        "0xf8",
        "0xbbffffffff"
      })
  void otherEncodingsAreRefused(String hex) {
    assertThatThrownBy(() -> RlpDecoder.decode(Bytes.fromHexString(hex)))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void deepNestingIsRefusedBeforeTheStackIsFull() {
    Bytes nested = RlpEncoder.list(List.of());
    for (int i = 0; i < 10_000; i++) {
      nested = RlpEncoder.list(List.of(nested));
    }
    Bytes deep = nested;
    assertThatThrownBy(() -> RlpDecoder.decode(deep)).hasMessageContaining("deeper");
  }

  @Test
  void scalarsHaveNoLeadingZerosAndFit() throws Exception {
    assertThat(RlpDecoder.decode(RlpEncoder.scalar(0)).asLong("n")).isZero();
    assertThat(RlpDecoder.decode(RlpEncoder.scalar(Long.MAX_VALUE)).asLong("n"))
        .isEqualTo(Long.MAX_VALUE);
    List<String> bad = new ArrayList<>(List.of("0x00", "0x820001", "0x88ffffffffffffffff"));
    for (String hex : bad) {
      RlpItem item = RlpDecoder.decode(Bytes.fromHexString(hex));
      assertThatThrownBy(() -> item.asLong("n")).isInstanceOf(MalformedException.class);
    }
  }
}
