package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.concordat.ibft.model.BlockContent;
import org.concordat.ibft.model.BlockRounds;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.rules.Rounds;
import org.junit.jupiter.api.Test;

/// The laws of [BlockRounds], on which agreement rests: a prepared block is recognised in a later
/// round by putting it back into the round that prepared it. Extend this for an implementation.
abstract class BlockRoundsContract {
  private static final int CASES = 200;

  private final Random random = new Random(20261);

  abstract BlockRounds rounds();

  /// A block without seals at any round; with equal randomness an equal one.
  abstract ProposedBlock block(Random random);

  /// What must not change with the round; equal exactly for the same block.
  abstract Object identity(BlockContent content);

  private ProposedBlock replace(ProposedBlock block, int round) {
    return rounds().replaceRoundInBlock(block, round);
  }

  private int round() {
    return random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(Rounds.MAX_ROUND + 1);
  }

  /// The records' own equality looks at digests only.
  static void assertSame(ProposedBlock actual, ProposedBlock expected) {
    assertThat(actual.digest()).isEqualTo(expected.digest());
    assertThat(actual.height()).isEqualTo(expected.height());
    assertThat(actual.round()).isEqualTo(expected.round());
    assertThat(actual.proposer()).isEqualTo(expected.proposer());
    assertThat(actual.content()).isEqualTo(expected.content());
  }

  @Test
  void equalArgumentsGiveEqualResults() {
    for (int i = 0; i < CASES; i++) {
      long seed = random.nextLong();
      int round = round();
      assertSame(replace(block(new Random(seed)), round), replace(block(new Random(seed)), round));
    }
  }

  @Test
  void itsOwnRoundLeavesABlockAsItIs() {
    for (int i = 0; i < CASES; i++) {
      ProposedBlock block = block(random);
      assertSame(replace(block, block.round()), block);
    }
  }

  @Test
  void onlyTheLastRoundMatters() {
    for (int i = 0; i < CASES; i++) {
      ProposedBlock block = block(random);
      int last = round();
      assertSame(replace(replace(block, round()), last), replace(block, last));
    }
  }

  @Test
  void theDigestTellsBlocksAndRoundsApart() {
    Map<Digest, Object> seen = new HashMap<>();
    for (int i = 0; i < CASES; i++) {
      ProposedBlock block = block(random);
      for (int round : new int[] {0, 1, 2, 127, 128, 255, 256, Rounds.MAX_ROUND}) {
        Object what = Map.entry(identity(block.content()), round);
        Object before = seen.putIfAbsent(replace(block, round).digest(), what);
        assertThat(before).isIn(null, what);
      }
    }
  }

  @Test
  void nothingButRoundAndDigestChanges() {
    for (int i = 0; i < CASES; i++) {
      ProposedBlock block = block(random);
      int round = round();
      ProposedBlock replaced = replace(block, round);
      assertThat(replaced.round()).isEqualTo(round);
      assertThat(replaced.height()).isEqualTo(block.height());
      assertThat(replaced.proposer()).isEqualTo(block.proposer());
      assertThat(identity(replaced.content())).isEqualTo(identity(block.content()));
    }
  }
}
