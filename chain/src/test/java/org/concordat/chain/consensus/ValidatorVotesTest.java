package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.concordat.chain.ledger.ImportResult;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.types.QbftExtraData.Vote;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.QbftConfig;
import org.junit.jupiter.api.Test;

class ValidatorVotesTest {
  private static final Address NEWCOMER = new Address(0, 0, 7);
  private static final int EPOCH = 4;

  private final TestNetwork network = new TestNetwork(4).withQbft(shortEpochs());
  private final Ledger ledger = network.open();
  private final Address self = network.validators().getFirst();
  private final ValidatorVotes votes = new ValidatorVotes();

  @Test
  void eachVoteIsCastOnceAndThenTheNextHasItsTurn() {
    Address other = network.validators().get(2);
    votes.propose(NEWCOMER, true);
    votes.propose(other, false);
    assertThat(castNext()).contains(new Vote(NEWCOMER, true));
    assertThat(castNext()).contains(new Vote(other, false));
    assertThat(castNext()).isEmpty();
    assertThat(votes.pending()).hasSize(2);
  }

  @Test
  void whatIsSoAlreadyIsNotVotedFor() {
    votes.propose(network.validators().get(1), true);
    votes.propose(NEWCOMER, false);
    assertThat(castNext()).isEmpty();
  }

  @Test
  void aVoteTakenBackIsNotCast() {
    votes.propose(NEWCOMER, true);
    votes.discard(NEWCOMER);
    assertThat(castNext()).isEmpty();
  }

  @Test
  void anEpochBlockCarriesNoVoteAndAfterItAVoteIsCastAgain() {
    votes.propose(NEWCOMER, true);
    assertThat(castNext()).isPresent();
    network.extend(ledger);
    network.extend(ledger);
    assertThat(ledger.head().number() + 1).isEqualTo(EPOCH);
    assertThat(castNext()).as("in the epoch block").isEmpty();
    assertThat(castNext()).contains(new Vote(NEWCOMER, true));
  }

  @Test
  void theLastValidatorIsNotVotedOut() {
    TestNetwork alone = new TestNetwork(1);
    Address last = alone.validators().getFirst();
    Ledger small = alone.open();
    votes.propose(last, false);
    assertThat(votes.next(small, small.head().header(), last)).isEmpty();
  }

  private Optional<Vote> castNext() {
    Optional<Vote> vote = votes.next(ledger, ledger.head().header(), self);
    var block = network.seal(network.build(ledger, List.of(), vote, self));
    assertThat(ledger.importBlock(block)).isInstanceOf(ImportResult.Imported.class);
    return vote;
  }

  private static QbftConfig shortEpochs() {
    QbftConfig d = QbftConfig.DEFAULT;
    return new QbftConfig(
        EPOCH,
        d.blockPeriodSeconds(),
        d.emptyBlockPeriodSeconds(),
        d.blockPeriodMillis(),
        d.requestTimeoutSeconds(),
        d.blockReward(),
        d.miningBeneficiary(),
        d.validatorContract(),
        d.startBlock(),
        d.perTransactionGasLimit(),
        d.limits());
  }
}
