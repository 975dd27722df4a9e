package org.concordat.anchor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.anchor.contract.DeployedAnchor.selector;

import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.SharedProof;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Set changes through the encoder that the relayer uses, over a true Constitution, and what they
/// and anchors cost.
class SetChangeTest {
  private static final AnchorContract CONTRACT = new AnchorContract(ContractArtifact.load());
  private static final long CHANGE_BLOCK = 7;

  private record Change(DeployedAnchor anchor, FinalisedConsortium consortium, Bytes call) {}

  /// The block of a change from `before` to `after` validators is anchored, the change not proven.
  private static Change change(int before, int after) {
    FinalisedConsortium consortium = new FinalisedConsortium(before);
    DeployedAnchor anchor = new DeployedAnchor(consortium.validators());
    consortium.register(new Random(before), 20);
    consortium.enact(after);
    Submission submission =
        consortium.submission(consortium.header(CHANGE_BLOCK, 1), quorum(before));
    assertThat(anchor.anchor(submission).success()).isTrue();
    AnchorRecord anchored = consortium.record(CHANGE_BLOCK, submission.header());
    Bytes call =
        CONTRACT.updateValidators(
            new SetChangeArguments(anchored, consortium.validatorProof(after)));
    return new Change(anchor, consortium, call);
  }

  private static int quorum(int n) {
    return (2 * n + 2) / 3;
  }

  @ParameterizedTest
  @CsvSource({"4, 5", "1, 4", "5, 4", "4, 60", "127, 128"})
  void theListOfAnAnchoredBlockIsTakenAndSealsWhatFollows(int before, int after) throws Exception {
    Change change = change(before, after);
    TransactionResult.Executed executed = change.anchor().transact(change.call());
    assertThat(executed.success()).as("%s", executed.output()).isTrue();
    change.consortium().handOver(after);
    List<Address> known = AnchorContract.readAddresses(change.anchor().call("validators()"));
    assertThat(known).isEqualTo(change.consortium().validators()).hasSize(after);
    assertThat(AnchorContract.readNumber(change.anchor().call("validatorsProvenAt()")))
        .isEqualTo(CHANGE_BLOCK);
    Submission next =
        change.consortium().submission(change.consortium().header(8, 0), quorum(after));
    assertThat(change.anchor().anchor(next).success()).isTrue();
  }

  @Test
  void aProvenChangeIsNotProvenAgain() {
    Change change = change(4, 5);
    change.anchor().transact(change.call());
    Bytes refusal = change.anchor().refusal(change.call());
    assertThat(refusal.slice(0, 4)).isEqualTo(selector("StaleValidators(uint256,uint256)"));
    assertThat(CONTRACT.describe(refusal)).contains("StaleValidators(blockNumber 7, provenAt 7)");
  }

  @Test
  void aProofOfAnotherLengthIsRefused() {
    Change change = change(4, 5);
    AnchorRecord anchored =
        change
            .consortium()
            .record(CHANGE_BLOCK, change.consortium().submission(header(change), 3).header());
    for (int n : new int[] {4, 6}) {
      ValidatorProof other = change.consortium().validatorProof(n);
      Bytes call = CONTRACT.updateValidators(new SetChangeArguments(anchored, other));
      assertThat(change.anchor().refusal(call).slice(0, 4))
          .isIn(selector("ProofEndsEarly()"), selector("ProofTooLong(uint256)"));
    }
  }

  private static org.concordat.chain.types.BlockHeader header(Change change) {
    return change.consortium().header(CHANGE_BLOCK, 1);
  }

  @Test
  void sharedProofsGiveEveryNodeOnce() {
    Bytes root = Bytes.of(1);
    SharedProof shared =
        SharedProof.of(
            List.of(List.of(root, Bytes.of(2)), List.of(root), List.of(root, Bytes.of(3))));
    assertThat(shared.nodes()).containsExactly(root, Bytes.of(2), Bytes.of(3));
    assertThat(shared.steps()).isEqualTo(Bytes.fromHexString("0x00000001000000000002"));
    assertThat(SharedProof.of(List.of()).nodes()).isEmpty();
  }

  /// Prints the table of docs/performance.md: whole transactions, deterministic. The ceilings make
  /// a change that costs more noticed.
  @ParameterizedTest
  @CsvSource({"4, 185000", "7, 205000", "13, 250000", "21, 310000", "40, 450000"})
  void anchorsAndSetChangesStayAffordable(int n, long ceiling) {
    FinalisedConsortium consortium = new FinalisedConsortium(n);
    DeployedAnchor anchor = new DeployedAnchor(consortium.validators());
    consortium.register(new Random(n), 20);
    anchor.anchor(consortium.submission(consortium.header(6, 0), quorum(n)));
    long anchorGas =
        anchor.anchor(consortium.submission(consortium.header(8, 0), quorum(n))).gasUsed();
    Change change = change(n, n + 1);
    long changeGas = change.anchor().transact(change.call()).gasUsed();
    System.out.printf(
        "| %d | %d | %,d | %,d | %,d |%n",
        n, quorum(n), anchorGas, changeGas, change.call().size());
    assertThat(anchorGas).isBetween(21_000L, ceiling);
    assertThat(changeGas).isBetween(21_000L, 150_000L + 36_000L * n);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 128})
  void theLargestSetsFitIntoATransaction(int n) {
    assertThat(change(4, n).call().size()).isLessThan(128 * 1024);
  }

  @Test
  void moreThanConstitutionSeatsAreRefused() {
    FinalisedConsortium consortium = new FinalisedConsortium(1);
    LocalChain l2 =
        new LocalChain(org.concordat.chain.spec.Fork.CANCUN, DeployedAnchor.L2_CHAIN_ID);
    consortium.handOver(129);
    assertThat(DeployedAnchor.deploy(l2, consortium.validators()).output())
        .isEqualTo(
            Bytes.concatenate(
                selector("BadValidatorCount(uint256)"), Bytes32.leftPad(Bytes.of(129))));
  }
}
