package org.concordat.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.rpc.RpcScene.json;

import java.util.List;
import java.util.Optional;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.ledger.ValidatorContracts;
import org.concordat.chain.types.QbftExtraData.Vote;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.QbftConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoteMethodsTest {
  private static final String ONE = "0x" + "11".repeat(20);
  private static final String TWO = "0x" + "22".repeat(20);
  private static final Address CONTRACT = new Address(0, 0, 0x8888);

  @Test
  void votesArePendingUntilTheyAreDiscarded() {
    RpcScene scene = new RpcScene();
    assertThat(scene.result("qbft_getPendingVotes", "[]")).isEqualTo(RpcScene.parsed("{}"));
    assertThat(vote(scene, ONE, true)).isTrue();
    assertThat(vote(scene, TWO, true)).isTrue();
    assertThat(vote(scene, TWO, false)).isTrue();
    assertThat(scene.result("qbft_getPendingVotes", "[]"))
        .isEqualTo(RpcScene.parsed(json("{'%s':true,'%s':false}".formatted(ONE, TWO))));
    assertThat(scene.result("qbft_discardValidatorVote", json("['" + ONE + "']")).booleanValue())
        .isTrue();
    assertThat(scene.result("qbft_getPendingVotes", "[]"))
        .isEqualTo(RpcScene.parsed(json("{'%s':false}".formatted(TWO))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "['0x11',true]", "['ADDRESS']", "['ADDRESS','true']", "[true]"})
  void aVoteNeedsAnAddressAndADirection(String params) {
    RpcScene scene = new RpcScene();
    assertThat(scene.fault("qbft_proposeValidatorVote", json(params.replace("ADDRESS", ONE))))
        .startsWith("-32602 ");
    assertThat(scene.result("qbft_getPendingVotes", "[]")).isEmpty();
  }

  @Test
  void moreSubjectsThanAnyNetworkHasAreRefused() {
    RpcScene scene = new RpcScene();
    for (int i = 1; i <= 1024; i++) {
      vote(scene, new Address(0, 0, i).toHex(), true);
    }
    String next = json("['%s',true]".formatted(ONE));
    assertThat(scene.fault("qbft_proposeValidatorVote", next)).startsWith("-32005 ");
    assertThat(vote(scene, new Address(0, 0, 7).toHex(), false)).as("a known one").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"qbft_proposeValidatorVote", "qbft_discardValidatorVote", "qbft_getPendingVotes"})
  void whereAContractNamesTheValidatorsVotesAreNotEnabled(String method) {
    TestNetwork network = new TestNetwork(1);
    List<Address> validators = network.validators();
    RpcScene scene =
        new RpcScene(
            network
                .withQbft(QbftConfig.DEFAULT.withValidatorContract(CONTRACT))
                .withContract(CONTRACT, ValidatorContracts.answering(validators)));
    assertThat(scene.fault(method, json("['" + ONE + "',true]")))
        .isEqualTo("-32604 Method not enabled");
  }

  @Test
  void aBlocksValidatorsAreThoseThatSealedItNotThoseItsVoteMade() {
    RpcScene scene = new RpcScene();
    Vote add = new Vote(Address.fromHex(ONE), true);
    scene.ledger.importBlock(
        scene.network.seal(scene.network.build(scene.ledger, List.of(), Optional.of(add))));
    assertThat(scene.result("qbft_getValidatorsByBlockNumber", json("['latest']"))).hasSize(1);
    assertThat(scene.result("qbft_getValidatorsByBlockNumber", json("['pending']"))).hasSize(2);
    String hash = scene.ledger.head().hash().toHexString();
    assertThat(scene.result("qbft_getValidatorsByBlockHash", json("['" + hash + "']"))).hasSize(1);
  }

  private static boolean vote(RpcScene scene, String subject, boolean add) {
    return scene
        .result("qbft_proposeValidatorVote", json("['%s',%s]".formatted(subject, add)))
        .booleanValue();
  }
}
