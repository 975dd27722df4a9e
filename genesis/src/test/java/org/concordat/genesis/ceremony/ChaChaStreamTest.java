package org.concordat.genesis.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.RandomElements;
import org.junit.jupiter.api.Test;

/// What is drawn here was drawn by snarkjs 0.7.6's own generator (ffjavascript's `ChaCha` and
/// `fromRng`) for the seed of words 1 to 8, in this order.
class ChaChaStreamTest {
  private static final Bytes SEED =
      Bytes.fromHexString("0x0000000100000002000000030000000400000005000000060000000700000008");

  @Test
  void drawsWhatSnarkjsDraws() {
    ChaChaStream stream = new ChaChaStream(SEED.toArrayUnsafe());
    assertThat(stream.getAsInt()).isEqualTo(0x8891120d);
    assertThat(stream.getAsInt()).isEqualTo(0xa1d7fd60);
    RandomElements random = new RandomElements(stream);
    assertThat(random.nextScalar().toBigInteger())
        .isEqualTo(number("129025e84a02ee2098fe4914a595d572d1c22fa3db9f2054e116bd5fd97cfb05"));
    assertThat(Group.G1.load(random.nextG1(), 0))
        .isEqualTo(
            point(
                "0979a2c7c9d7040def264305f8ec6ed65a43fe4d89bd1c47a7b9c05eff14f480",
                "03211217f03fcfe52c8f16a5f690886db2bf94e1165eeb4f0ba78eb77b425dcc"));
    assertThat(Group.G2.load(random.nextG2(), 0))
        .isEqualTo(
            point(
                "1eef18b02daa0255568dd1b67d72ca5420dd1fe1acaf66851ef47a6bd2621bae",
                "016ae7fcbfbd492f8578e83e6f12be66a495c47a0df60746fec9550292698216",
                "2bba229efe83b92dab58d15b46bac0e054a60faa3ad4e12a38fc937f6fe13d94",
                "1a2900cc507d58d90bb48bb221cf1a542113b4612cb91219ca05fb0b1d4a389a"));
    assertThat(Group.G2.load(random.nextG2(), 0))
        .isEqualTo(
            point(
                "07265331d47ae6918d18864a315f217d1b3d02ad188fe15d15d381aeec35fe06",
                "04ac1fce158e419995745bd55322b7e62ecaf71b8b9c425d68f6b36975e7c5f1",
                "26be95d953f8e47e28f003d23f177001d0be35397bc6e143807e7237c3e67362",
                "071a6ad05bd624add05765649bdff2b14bb8d0a92dc1a1278262d97cecb51349"));
    assertThat(Group.G1.load(random.nextG1(), 0))
        .isEqualTo(
            point(
                "2fc00a92fc909110dff2a261ef307b5587f5fc45a273c759878f9eed7b40e8ac",
                "137ddca01f0f7886f85b1112482a22dc3c1b15ab67482e6608961dbeaff38157"));
  }

  private static BigInteger number(String hex) {
    return new BigInteger(hex, 16);
  }

  private static Bytes point(String... coordinates) {
    return Bytes.fromHexString("0x" + String.join("", coordinates));
  }
}
