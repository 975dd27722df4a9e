package org.concordat.chain.p2p.eth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mainnet up to Petersburg, as EIP-2124 tabulates it.
class ForkIdsTest {
  private static final ForkIds MAINNET =
      new ForkIds(
          Bytes32.fromHexString(
              "0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3"),
          List.of(1_150_000L, 1_920_000L, 2_463_000L, 2_675_000L, 4_370_000L, 7_280_000L),
          List.of());

  @ParameterizedTest
  @CsvSource({
    "0, fc64ec04, 1150000",
    "1149999, fc64ec04, 1150000",
    "1150000, 97c2c34c, 1920000",
    "1920000, 91d1f948, 2463000",
    "2463000, 7a64da13, 2675000",
    "2675000, 3edd5b10, 4370000",
    "4369999, 3edd5b10, 4370000",
    "4370000, a00bc324, 7280000",
    "7279999, a00bc324, 7280000",
    "7280000, 668db0af, 0",
    "7987396, 668db0af, 0"
  })
  void passedForksMakeTheId(long head, String hash, long next) {
    assertThat(MAINNET.at(head, 0)).isEqualTo(id(hash, next));
  }

  @ParameterizedTest
  @CsvSource({
    "7987396, 668db0af, 0, true",
    "7987396, 668db0af, 4294967295, true",
    "7279999, a00bc324, 0, true",
    "7279999, a00bc324, 7280000, true",
    "7279999, a00bc324, 4294967295, true",
    "7987396, a00bc324, 7280000, true",
    "7987396, 3edd5b10, 4370000, true",
    "7279999, 668db0af, 0, true",
    "4369999, a00bc324, 0, true",
    "7987396, a00bc324, 0, false",
    "7987396, 5cddc0e1, 0, false",
    "7279999, 5cddc0e1, 0, false",
    "7987396, afec6b27, 0, false",
    "7987396, a00bc324, 7279999, false",
    "7987396, 668db0af, 7280001, false"
  })
  void whoMayBeOnOurChainIsTaken(long head, String hash, long next, boolean taken) {
    assertThat(MAINNET.accepts(id(hash, next), head, 0)).isEqualTo(taken);
  }

  @Test
  void forksByTimeComeAfterThoseByBlock() {
    ForkIds ids = new ForkIds(MAINNET.genesisHash(), List.of(100L), List.of(1_800_000_000L));
    assertThat(ids.at(99, 1_900_000_000L).next()).isEqualTo(100);
    assertThat(ids.at(100, 1_799_999_999L).next()).isEqualTo(1_800_000_000L);
    assertThat(ids.at(100, 1_800_000_000L).next()).isZero();
    ForkId before = ids.at(100, 1_799_999_999L);
    assertThat(ids.accepts(before, 100, 1_800_000_000L)).isTrue();
    assertThat(ids.accepts(new ForkId(before.hash(), 0), 100, 1_800_000_000L)).isFalse();
  }

  @Test
  void aNetworkWithAllForksAtGenesisTakesAnyIdAndLeavesItToTheGenesisHash() {
    ForkIds ids = new ForkIds(MAINNET.genesisHash(), List.of(), List.of());
    assertThat(ids.at(5, 5)).isEqualTo(id("fc64ec04", 0));
    assertThat(ids.accepts(id("12345678", 3), 5, 5)).isTrue();
  }

  private static ForkId id(String hash, long next) {
    return new ForkId(Integer.parseUnsignedInt(hash, 16), next);
  }
}
