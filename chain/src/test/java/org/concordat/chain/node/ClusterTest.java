package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.ledger.TransactionLocation;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class ClusterTest {
  @Test
  void oneValidatorAloneSealsBlocks() {
    try (Cluster cluster = Cluster.running(1)) {
      cluster.awaitHead(0, 5);
      assertThat(sealers(cluster, 5)).containsExactly(cluster.address(0));
    }
  }

  @Test
  void fourValidatorsAgreeOnBlocksThatAQuorumSealed() {
    try (Cluster cluster = Cluster.running(4)) {
      cluster.awaitHeads(8);
      Set<Address> proposers = new HashSet<>();
      for (long height = 1; height <= 8; height++) {
        assertThat(sealers(cluster, height)).hasSizeGreaterThanOrEqualTo(3);
        proposers.add(block(cluster, height).header().coinbase());
        for (int node = 1; node < 4; node++) {
          assertThat(cluster.hash(node, height)).isEqualTo(cluster.hash(0, height));
        }
      }
      assertThat(proposers).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void whoComesLateCatchesUpAndTakesPart() {
    try (Cluster cluster = new Cluster(4)) {
      for (int node = 0; node < 3; node++) {
        cluster.start(node);
      }
      cluster.awaitHead(0, 3);
      cluster.start(3);
      cluster.start(4);
      cluster.awaitHeads(4);
      assertThat(cluster.hash(3, 2)).isEqualTo(cluster.hash(0, 2));
      assertThat(cluster.hash(4, 2)).isEqualTo(cluster.hash(0, 2));
      awaitProposalOf(cluster, 3);
    }
  }

  @Test
  void aNodeStartedAgainGoesOnFromItsStore() {
    try (Cluster cluster = Cluster.running(4)) {
      cluster.awaitHeads(4);
      long before = cluster.head(2);
      cluster.stop(2);
      Node again = cluster.start(2);
      assertThat(again.ledger().head().number()).isGreaterThanOrEqualTo(before);
      cluster.awaitHeads(before + 3);
      assertThat(cluster.hash(2, before)).isEqualTo(cluster.hash(0, before));
      awaitProposalOf(cluster, 2);
    }
  }

  @Test
  void aWholeNetworkStartedAgainGoesOn() {
    try (Cluster cluster = Cluster.running(4)) {
      cluster.awaitHeads(2);
      cluster.stopAll();
      for (int node = 0; node < 4; node++) {
        cluster.start(node);
      }
      long head = cluster.head(0);
      cluster.awaitHeads(head + 3);
      assertThat(cluster.hash(3, head + 3)).isEqualTo(cluster.hash(0, head + 3));
    }
  }

  @Test
  void aTransactionGivenToOneNodeIsProposedByAnother() throws Exception {
    try (Cluster cluster = Cluster.running(4);
        RpcClient rpc = new RpcClient(cluster.node(0).rpcUrl())) {
      Optional<TransactionLocation> elsewhere = Optional.empty();
      for (int nonce = 0; elsewhere.isEmpty(); nonce++) {
        Transaction transfer =
            TestNetwork.transfer(TestNetwork.ALICE_KEY, nonce, cluster.address(1), 1);
        assertThat(rpc.call("eth_sendRawTransaction", transfer.encode().toHexString()))
            .contains(transfer.hash().toHexString());
        elsewhere =
            Optional.of(awaitEverywhere(cluster, transfer))
                .filter(it ->
                    !block(cluster, it.blockNumber())
                        .header()
                        .coinbase()
                        .equals(cluster.address(0)));
      }
      assertThat(cluster.node(3).pool().all()).isEmpty();
    }
  }

  private static TransactionLocation awaitEverywhere(Cluster cluster, Transaction transaction) {
    for (Node node : cluster.nodes()) {
      Eventually.until(
          "the transaction at " + node.name(),
          () -> node.ledger().transaction(transaction.hash()).isPresent());
    }
    return cluster.node(0).ledger().transaction(transaction.hash()).orElseThrow();
  }

  private static void awaitProposalOf(Cluster cluster, int proposer) {
    long from = cluster.head(0);
    Eventually.until(
        "a block by " + Cluster.name(proposer),
        () -> {
          for (long height = from; height <= cluster.head(0); height++) {
            if (block(cluster, height).header().coinbase().equals(cluster.address(proposer))) {
              return true;
            }
          }
          return false;
        });
  }

  private static Block block(Cluster cluster, long height) {
    return cluster.node(0).ledger().blockByNumber(height).orElseThrow();
  }

  private static List<Address> sealers(Cluster cluster, long height) {
    Block block = block(cluster, height);
    return QbftExtraData.decode(block.header().extraData()).seals().stream()
        .map(seal -> Secp256k1.recover(BlockHashing.commitHash(block.header()), seal).orElseThrow())
        .distinct()
        .toList();
  }
}
