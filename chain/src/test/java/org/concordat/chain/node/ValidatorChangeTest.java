package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.ledger.ValidatorContracts;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.chain.types.QbftExtraData.Vote;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.Milestone;
import org.concordat.genesis.config.Milestone.Trigger;
import org.concordat.genesis.config.QbftConfig;
import org.concordat.genesis.config.QbftTransition;
import org.junit.jupiter.api.Test;

class ValidatorChangeTest {
  private static final Address CONTRACT = new Address(0, 0, 0x8888);

  @Test
  void oneValidatorIsVotedInAndAnotherOut() throws Exception {
    try (Cluster cluster = Cluster.running(4)) {
      cluster.start(4);
      Address newcomer = cluster.address(4);
      for (int voter = 0; voter < 3; voter++) {
        vote(cluster, voter, newcomer, true);
      }
      Eventually.until("five", () -> cluster.validators(0).contains(newcomer));
      awaitBlockBy(cluster, newcomer);
      Address leaver = cluster.address(2);
      vote(cluster, 0, leaver, false);
      vote(cluster, 3, leaver, false);
      vote(cluster, 4, leaver, false);
      Eventually.until("four", () -> !cluster.validators(0).contains(leaver));
      long left = cluster.head(0);
      cluster.awaitHeads(left + 5);
      assertThat(validatorsIn(cluster.block(2, left + 5))).hasSize(4).contains(newcomer);
      for (long height = left + 1; height <= left + 5; height++) {
        assertThat(cluster.block(2, height).header().coinbase()).isNotEqualTo(leaver);
      }
    }
  }

  /// Its own block carries the vote that ends its membership, so the next proposer is found without
  /// it.
  @Test
  void theCurrentProposerIsVotedOutByItsOwnBlock() throws Exception {
    try (Cluster cluster = Cluster.running(4)) {
      Address leaver = cluster.address(1);
      vote(cluster, 0, leaver, false);
      vote(cluster, 3, leaver, false);
      awaitVoteBy(cluster, cluster.address(0));
      awaitVoteBy(cluster, cluster.address(3));
      assertThat(cluster.validators(0)).hasSize(4);
      vote(cluster, 1, leaver, false);
      awaitVoteBy(cluster, leaver);
      cluster.awaitHeads(cluster.head(0) + 4);
      assertThat(cluster.validators(0)).hasSize(3).doesNotContain(leaver);
    }
  }

  @Test
  void validatorsMoveFromAContractToHeadersAndBack() {
    TestNetwork network = new TestNetwork(4).atFork(Milestone.LONDON);
    List<Address> all = network.validators();
    List<Address> three = all.subList(1, 4);
    QbftConfig byContract = Cluster.FAST.withValidatorContract(CONTRACT);
    network
        .withContract(CONTRACT, ValidatorContracts.answering(all))
        .withQbft(byContract)
        .withTransitions(
            List.of(
                new QbftTransition(4, Trigger.BLOCK, Cluster.FAST, three),
                new QbftTransition(8, Trigger.BLOCK, byContract, List.of()),
                new QbftTransition(12, Trigger.BLOCK, Cluster.FAST, all)));
    try (Cluster cluster = new Cluster(network).startAll()) {
      cluster.awaitHeads(14);
      for (long height = 1; height <= 14; height++) {
        boolean inHeader = (height >= 4 && height < 8) || height >= 12;
        List<Address> expected = !inHeader ? List.of() : height < 8 ? three : all;
        assertThat(validatorsIn(cluster.block(0, height))).as("in %d", height).isEqualTo(expected);
        assertThat(cluster.hash(3, height)).isEqualTo(cluster.hash(0, height));
      }
    }
  }

  private static void vote(Cluster cluster, int voter, Address subject, boolean add)
      throws Exception {
    try (RpcClient rpc = new RpcClient(cluster.node(voter).rpcUrl())) {
      String params = "\"%s\",%s".formatted(subject.toHex(), add);
      assertThat(rpc.callWith("qbft_proposeValidatorVote", params)).contains("\"result\":true");
    }
  }

  private static void awaitVoteBy(Cluster cluster, Address voter) {
    Eventually.until("a vote by " + voter, () -> votesBy(cluster, voter) > 0);
  }

  private static long votesBy(Cluster cluster, Address voter) {
    long votes = 0;
    for (long height = 1; height <= cluster.head(0); height++) {
      Block block = cluster.block(0, height);
      Optional<Vote> vote = QbftExtraData.decode(block.header().extraData()).vote();
      votes += vote.isPresent() && block.header().coinbase().equals(voter) ? 1 : 0;
    }
    return votes;
  }

  private static void awaitBlockBy(Cluster cluster, Address proposer) {
    Eventually.until(
        "a block by " + proposer,
        () -> cluster.block(0, cluster.head(0)).header().coinbase().equals(proposer));
  }

  private static List<Address> validatorsIn(Block block) {
    return QbftExtraData.decode(block.header().extraData()).validators();
  }
}
