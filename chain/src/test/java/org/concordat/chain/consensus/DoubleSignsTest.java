package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.network.PeerMessage;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.Test;

class DoubleSignsTest {
  private final DoubleSigns ears = new DoubleSigns();
  private final Forgery one = new Forgery(SoftwareKey.of(TestNetwork.key(1)));
  private final Forgery other = new Forgery(SoftwareKey.of(TestNetwork.key(2)));

  @Test
  void whoSaysTheSameTwiceOrSomethingElseInAnotherRoundIsHonest() {
    assertThat(ears.hear(one.prepare(5, 0, (byte) 1))).isEmpty();
    assertThat(ears.hear(one.prepare(5, 0, (byte) 1))).isEmpty();
    assertThat(ears.hear(one.prepare(5, 1, (byte) 2))).isEmpty();
    assertThat(ears.hear(one.prepare(6, 0, (byte) 3))).isEmpty();
    assertThat(ears.hear(one.commit(5, 0, (byte) 1))).isEmpty();
    assertThat(ears.hear(other.prepare(5, 0, (byte) 2))).isEmpty();
    assertThat(ears.heard()).isEqualTo(6);
  }

  @Test
  void whoPreparesOrCommitsTwoBlocksOfOneRoundIsNamed() {
    ears.hear(one.prepare(5, 3, (byte) 1));
    assertThat(ears.hear(one.prepare(5, 3, (byte) 2)).orElseThrow())
        .contains(TestNetwork.addressOf(TestNetwork.key(1)).toHex())
        .contains("round 3 of block 5");
    ears.hear(one.commit(5, 3, (byte) 1));
    assertThat(ears.hear(one.commit(5, 3, (byte) 2))).isPresent();
  }

  @Test
  void whatCannotBeReadIsNobodys() {
    assertThat(ears.hear(new PeerMessage.Consensus(0x13, Bytes.of(1, 2, 3)))).isEmpty();
    assertThat(ears.heard()).isZero();
  }
}
