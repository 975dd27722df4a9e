package org.concordat.chain.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.BlockHeaderBuilder;
import org.concordat.chain.vectors.SampleChain;
import org.concordat.genesis.config.BlobParameters;
import org.concordat.genesis.config.Milestone;
import org.junit.jupiter.api.Test;

class FeesTest {
  private static final BlobParameters CANCUN = new BlobParameters(3, 6, 3_338_477);

  /// An eighth up for a full block, an eighth down for an empty one, in between by the share.
  @Test
  void theBaseFeeMovesByAtMostAnEighth() {
    Word gwei = Word.of(1_000_000_000);
    assertThat(BaseFee.next(gwei, 10_000_000, 10_000_000)).isEqualTo(Word.of(1_125_000_000));
    assertThat(BaseFee.next(gwei, 0, 10_000_000)).isEqualTo(Word.of(875_000_000));
    assertThat(BaseFee.next(gwei, 5_000_000, 10_000_000)).isEqualTo(gwei);
    assertThat(BaseFee.next(gwei, 7_500_000, 10_000_000)).isEqualTo(Word.of(1_062_500_000));
    assertThat(BaseFee.next(Word.of(100), 5_000_001, 10_000_000)).isEqualTo(Word.of(101));
    assertThat(BaseFee.next(Word.of(100), 4_999_999, 10_000_000)).isEqualTo(Word.of(100));
  }

  @Test
  void aFeeOfZeroRisesByOneWhenBlocksAreFull() {
    assertThat(BaseFee.next(Word.ZERO, 10, 10)).isEqualTo(Word.ONE);
    assertThat(BaseFee.next(Word.ZERO, 0, 10)).isEqualTo(Word.ZERO);
  }

  @Test
  void theSampleChainsBaseFeesAndBlobExcessesFollowFromTheirParents() {
    List<BlockHeader> headers = SampleChain.headers();
    int blobHeaders = 0;
    for (int i = 1; i < headers.size(); i++) {
      BlockHeader parent = headers.get(i - 1);
      BlockHeader header = headers.get(i);
      if (parent.baseFee() != null) {
        assertThat(BaseFee.next(parent.baseFee(), parent.gasUsed(), parent.gasLimit()))
            .isEqualTo(header.baseFee());
      }
      if (header.excessBlobGas() != null) {
        assertThat(rulesAt(header.timestamp()).excessAfter(parent))
            .as("block %d", header.number())
            .isEqualTo(header.excessBlobGas());
        blobHeaders++;
      }
    }
    assertThat(blobHeaders).isGreaterThan(8);
  }

  @Test
  void excessIsWhatIsAboveTheTarget() {
    BlobRules rules = new BlobRules(CANCUN, false, false);
    long target = 3 * BlobRules.GAS_PER_BLOB;
    assertThat(rules.excessAfter(parent(0, target - 1, Word.ONE))).isZero();
    assertThat(rules.excessAfter(parent(5, target, Word.ONE))).isEqualTo(5);
    assertThat(rules.excessAfter(parent(Long.MAX_VALUE, Long.MAX_VALUE, Word.ONE)))
        .isEqualTo(Long.MAX_VALUE - target);
  }

  @Test
  void belowTheReservePriceTheExcessRisesByTheShareAboveTheTarget() {
    BlobRules rules = new BlobRules(CANCUN, true, false);
    long used = 6 * BlobRules.GAS_PER_BLOB;
    assertThat(rules.excessAfter(parent(100, used, Word.of(17)))).isEqualTo(100 + used / 2);
    assertThat(rules.excessAfter(parent(100, used, Word.of(16))))
        .isEqualTo(100 + used - 3 * BlobRules.GAS_PER_BLOB);
  }

  @Test
  void theBlobPriceGrowsByTheExponentialAndStaysInAWord() {
    BlobRules rules = new BlobRules(CANCUN, false, false);
    assertThat(rules.price(0)).isEqualTo(Word.ONE);
    assertThat(rules.price(2_314_057)).isEqualTo(Word.ONE);
    assertThat(rules.price(2_314_058)).isEqualTo(Word.of(2));
    assertThat(rules.price(10 << 20)).isEqualTo(Word.of(23));
    assertThat(rules.price(Long.MAX_VALUE)).isEqualTo(new Word(-1, -1, -1, -1));
    assertThat(rules.price(178L * 3_338_477 - 1).compareTo(rules.price(176L * 3_338_477)))
        .isPositive();
    assertThat(new BlobRules(CANCUN, false, true).price(Long.MAX_VALUE)).isEqualTo(Word.ZERO);
  }

  @Test
  void gasLimitsMoveByLessThanA1024thAndNeverBelow5000() {
    long parent = 10_240_000;
    assertThat(GasLimitRule.allows(parent, parent + 9_999)).isTrue();
    assertThat(GasLimitRule.allows(parent, parent + 10_000)).isFalse();
    assertThat(GasLimitRule.allows(parent, parent - 9_999)).isTrue();
    assertThat(GasLimitRule.allows(parent, parent - 10_000)).isFalse();
    assertThat(GasLimitRule.allows(5_001, 4_999)).isFalse();
    assertThat(GasLimitRule.towards(parent * 2, parent)).isEqualTo(parent + 9_999);
    assertThat(GasLimitRule.towards(0, parent)).isEqualTo(parent - 9_999);
    assertThat(GasLimitRule.towards(parent + 3, parent)).isEqualTo(parent + 3);
    assertThat(GasLimitRule.towards(0, 5_000)).isEqualTo(5_000);
  }

  /// The forks of the sample chain, from its genesis file.
  private static BlobRules rulesAt(long timestamp) {
    Milestone milestone =
        timestamp >= 540
            ? Milestone.BPO2
            : timestamp >= 510
                ? Milestone.BPO1
                : timestamp >= 480
                    ? Milestone.OSAKA
                    : timestamp >= 450 ? Milestone.PRAGUE : Milestone.CANCUN;
    return new BlobRules(
        BlobSchedule.parametersAt(new TreeMap<>(), milestone), timestamp >= 480, false);
  }

  private static BlockHeader parent(long excess, long used, Word baseFee) {
    return new BlockHeaderBuilder()
        .baseFee(baseFee)
        .withdrawalsRoot(Bytes32.ZERO)
        .blobGasUsed(used)
        .excessBlobGas(excess)
        .build();
  }
}
