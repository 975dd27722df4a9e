package org.concordat.ibft.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.ValidatorId;
import org.concordat.ibft.model.ValidatorSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tables of Besu's behaviour.
class QuorumAndProposerTest {
  private static final ValidatorId ZERO = new ValidatorId(0, 0, 0);

  private static ValidatorId id(int number) {
    return new ValidatorId(0, 0, number);
  }

  private static ValidatorSet validators(int... numbers) {
    return new ValidatorSet(IntStream.of(numbers).mapToObj(QuorumAndProposerTest::id).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,0", "2,2,0", "3,2,0", "4,3,1", "5,4,1", "6,4,1", "7,5,2", "8,6,2", "9,6,2", "10,7,3"
  })
  void quorumIsTwoThirdsRoundedUp(int n, int quorum, int f) {
    ValidatorSet set = validators(IntStream.rangeClosed(1, n).toArray());
    assertThat(set.quorum()).isEqualTo(quorum);
    assertThat(set.f()).isEqualTo(f);
  }

  @Test
  void twoQuorumsShareAnHonestValidatorAndTheHonestAreAQuorum() {
    for (int n = 1; n <= 100; n++) {
      ValidatorSet set = validators(IntStream.rangeClosed(1, n).toArray());
      assertThat(2 * set.quorum() - n).as("n = %d", n).isGreaterThan(set.f());
      assertThat(n - set.f()).as("n = %d", n).isGreaterThanOrEqualTo(set.quorum());
    }
  }

  @Test
  void validatorsAreSortedAsUnsignedBytesAndDistinct() {
    ValidatorId high = new ValidatorId(-1, 0, 0);
    assertThat(new ValidatorSet(List.of(high, id(-1), id(1), id(1))).members())
        .containsExactly(id(1), id(-1), high);
  }

  @ParameterizedTest
  @CsvSource({
    // head proposer, round, expected; validators 10 20 30
    "10,0,20",
    "20,0,30",
    "30,0,10",
    "10,1,30",
    "10,2,10",
    "30,1000,20",
    "0,0,10",
    "0,1,20",
    "15,0,20",
    "15,1,30",
    "15,2,10",
    "31,0,10",
    "31,1,20"
  })
  void theProposerFollowsTheOneOfTheHead(int headProposer, int round, int expected) {
    ChainHead head = new ChainHead(7, id(headProposer), validators(10, 20, 30));
    assertThat(Proposers.proposer(round, head)).isEqualTo(id(expected));
  }

  @Test
  void genesisIsFollowedByTheLowestValidator() {
    ChainHead genesis = new ChainHead(0, ZERO, validators(9, 4, 7));
    assertThat(Proposers.proposer(0, genesis)).isEqualTo(id(4));
  }

  @Test
  void aRoundLastsTwiceAsLongAsTheOneBefore() {
    assertThat(Rounds.roundTimeoutMillis(1000, 0)).isEqualTo(1000);
    assertThat(Rounds.roundTimeoutMillis(1000, 5)).isEqualTo(32_000);
  }

  @Test
  void theTimeoutOfALateRoundDoesNotOverflow() {
    for (int round = 6; round <= Rounds.MAX_ROUND; round++) {
      assertThat(Rounds.roundTimeoutMillis(1000, round))
          .isGreaterThanOrEqualTo(Rounds.roundTimeoutMillis(1000, round - 1));
    }
  }

  @Test
  void roundsEndAtThousand() {
    assertThat(Rounds.exists(1000)).isTrue();
    assertThat(Rounds.exists(1001)).isFalse();
    assertThat(Rounds.exists(-1)).isFalse();
  }
}
