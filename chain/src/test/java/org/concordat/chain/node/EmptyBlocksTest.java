package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.QbftConfig;
import org.junit.jupiter.api.Test;

/// A network that puts empty blocks off for longer than any test runs. Its first block is due at
/// once, for its genesis is old.
class EmptyBlocksTest {
  private static final int LONG_SECONDS = 36_000;

  @Test
  void blocksComeForTransactionsAndVotesOnly() throws Exception {
    try (Cluster cluster = new Cluster(new TestNetwork(4).withQbft(patient())).startAll()) {
      cluster.awaitHeads(1);
      for (int nonce = 0; nonce < 3; nonce++) {
        send(cluster, nonce);
        cluster.awaitHeads(2 + nonce);
      }
      assertThat(cluster.head(1)).isEqualTo(4);
      vote(cluster, nextProposer(cluster));
      cluster.awaitHeads(5);
      assertThat(hasVote(cluster.block(1, 5))).isTrue();
      int notYet = (nextProposer(cluster) + 1) % 4;
      vote(cluster, notYet);
      send(cluster, 3);
      cluster.awaitHeads(7);
      assertThat(hasVote(cluster.block(1, 7))).isTrue();
      for (long height = 2; height <= 7; height++) {
        Block block = cluster.block(1, height);
        assertThat(block.body().transactions().isEmpty())
            .as("%d", height)
            .isEqualTo(hasVote(block));
      }
    }
  }

  private static int nextProposer(Cluster cluster) {
    List<Address> validators = cluster.validators(1);
    Address last = cluster.block(1, cluster.head(1)).header().coinbase();
    return (validators.indexOf(last) + 1) % validators.size();
  }

  private static void vote(Cluster cluster, int voter) throws Exception {
    try (RpcClient rpc = new RpcClient(cluster.node(voter).rpcUrl())) {
      String params = "\"%s\",true".formatted(cluster.address(9).toHex());
      assertThat(rpc.callWith("qbft_proposeValidatorVote", params)).contains("true");
    }
  }

  private static void send(Cluster cluster, int nonce) throws Exception {
    Transaction transfer =
        TestNetwork.transfer(TestNetwork.ALICE_KEY, nonce, cluster.address(1), 1);
    try (RpcClient rpc = new RpcClient(cluster.node(nonce).rpcUrl())) {
      assertThat(rpc.call("eth_sendRawTransaction", transfer.encode().toHexString()))
          .contains(transfer.hash().toHexString());
    }
  }

  private static boolean hasVote(Block block) {
    return QbftExtraData.decode(block.header().extraData()).vote().isPresent();
  }

  private static QbftConfig patient() {
    QbftConfig d = Cluster.FAST;
    return new QbftConfig(
        d.epochLength(),
        d.blockPeriodSeconds(),
        LONG_SECONDS,
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
