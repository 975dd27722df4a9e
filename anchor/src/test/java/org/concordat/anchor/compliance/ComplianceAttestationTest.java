package org.concordat.anchor.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.bytes.MutableBytes;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.StateProof;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

/// The whole way on our own EVMs: registered batches and a decided policy, their state proofs, an
/// anchor, good proofs of a key whose secrets are known, and the ledger's verdict.
class ComplianceAttestationTest {
  private final AttestingConsortium chains = new AttestingConsortium();

  @Test
  void provedBatchesAreAttestedAndTheOthersListed() throws MalformedException {
    chains.register(5);
    PolicyTerms policy = chains.adopt(77);
    chains.anchorBlock(9);
    ComplianceAttestation attestation = chains.attestation(9, policy);
    AttestArguments arguments =
        attestation.arguments(AttestingConsortium.proofs(attestation, 0, 3));
    TransactionResult.Executed posted = chains.post(chains.contract.attest(arguments));
    assertThat(posted.success()).as("%s", chains.contract.describe(posted.output())).isTrue();
    assertThat(posted.output()).isEqualTo(UInt256.valueOf(2));
    Statement statement = attestation.statement(3);
    assertThat(
            AnchorContract.readDigest(chains.ask(chains.contract.attestation(policy.version(), 3))))
        .isEqualTo(
            Keccak256.of(
                statement.batchRoot(),
                StateProof.slotNumber(4),
                StateProof.slotNumber(statement.day()),
                policy.policyRoot(),
                policy.verifyingKeyHash(),
                StateProof.slotNumber(9)));
    assertThat(chains.ask(chains.contract.attestation(policy.version(), 1)).isZero()).isTrue();
    Bytes unproven =
        chains.ask(chains.contract.unproven(attestation.anchored(), policy.version(), 0, 100));
    assertThat(ComplianceContract.readIndices(unproven)).containsExactly(1L, 2L, 4L);
  }

  @Test
  void onlyBatchProvesAgainstATreeOfOneLeaf() {
    chains.register(1);
    PolicyTerms policy = chains.adopt(1);
    chains.anchorBlock(2);
    ComplianceAttestation attestation = chains.attestation(2, policy);
    AttestArguments arguments = attestation.arguments(AttestingConsortium.proofs(attestation, 0));
    assertThat(arguments.claims().getFirst().path()).isEmpty();
    assertThat(chains.post(chains.contract.attest(arguments)).success()).isTrue();
  }

  @Test
  void aProofOfAnotherBatchIsRefusedAndSaidSo() {
    chains.register(3);
    PolicyTerms policy = chains.adopt(1);
    chains.anchorBlock(2);
    ComplianceAttestation attestation = chains.attestation(2, policy);
    SortedMap<Long, Bytes> proofs = AttestingConsortium.proofs(attestation, 0, 1);
    proofs.put(1L, proofs.get(0L));
    TransactionResult.Executed posted =
        chains.post(chains.contract.attest(attestation.arguments(proofs)));
    assertThat(posted.success()).isFalse();
    assertThat(chains.contract.describe(posted.output())).contains("ProofRefused()");
  }

  /// Every bit of the statement's evidence counts: no changed call attests anything else.
  @Test
  void aCallWithAnyChangedByteAttestsNothingElse() {
    chains.register(3);
    PolicyTerms policy = chains.adopt(1);
    chains.anchorBlock(2);
    ComplianceAttestation attestation = chains.attestation(2, policy);
    Bytes call =
        chains.contract.attest(attestation.arguments(AttestingConsortium.proofs(attestation, 2)));
    Random random = new Random(20_261);
    int refused = 0;
    for (int i = 0; i < 150; i++) {
      MutableBytes changed = call.mutableCopy();
      int place = 4 + random.nextInt(call.size() - 4);
      changed.set(place, (byte) (changed.get(place) ^ (1 + random.nextInt(255))));
      TransactionResult.Executed attempt =
          chains.anchor.l2().attempt(new Address(0, 0, 1), chains.ledger, changed);
      if (!attempt.success()) {
        refused++;
      } else {
        // Padding of a text, which no rule of the ABI forbids: the same attestation, then.
        assertThat(attempt.output()).isEqualTo(UInt256.ONE);
        assertThat(attempt.logs().getFirst().topics().get(2)).isEqualTo(UInt256.valueOf(2));
      }
    }
    assertThat(refused).isGreaterThan(120);
  }

  @Test
  void aPolicyThatIsNotInForceIsNotAssembled() {
    chains.register(1);
    PolicyTerms first = chains.adopt(1);
    PolicyTerms second = chains.adopt(2);
    chains.anchorBlock(2);
    assertThatThrownBy(() -> chains.attestation(2, first))
        .isInstanceOf(AnchorException.class)
        .hasMessageContaining("policy version 1 is not the one in force");
    assertThat(chains.attestation(2, second).batches()).hasSize(1);
    chains.withdraw();
    chains.anchorBlock(3);
    assertThatThrownBy(() -> chains.attestation(3, second)).isInstanceOf(AnchorException.class);
  }

  @Test
  void eventsThatDoNotGiveTheProvenRootAreNotBelieved() {
    chains.register(2);
    PolicyTerms policy = chains.adopt(1);
    chains.anchorBlock(2);
    chains.leaves.removeLast();
    assertThatThrownBy(() -> chains.attestation(2, policy))
        .isInstanceOf(AnchorException.class)
        .hasMessageContaining("do not give the proven root");
  }

  @Test
  void aBatchThatIsNotUnderTheAnchorHasNoStatement() {
    chains.register(2);
    PolicyTerms policy = chains.adopt(1);
    chains.anchorBlock(2);
    ComplianceAttestation attestation = chains.attestation(2, policy);
    assertThatThrownBy(() -> attestation.statement(2)).isInstanceOf(AnchorException.class);
    assertThatThrownBy(() -> attestation.statement(-1)).isInstanceOf(AnchorException.class);
  }

  @Test
  void aListThatTheContractCouldNotHaveReturnedIsMalformed() throws MalformedException {
    Bytes list = Bytes.concatenate(UInt256.valueOf(32), UInt256.valueOf(1), UInt256.valueOf(7));
    assertThat(ComplianceContract.readIndices(list)).containsExactly(7L);
    for (Bytes bad :
        List.of(
            Bytes.EMPTY,
            list.slice(0, 64),
            list.slice(1),
            Bytes.concatenate(list, Bytes32.ZERO),
            Bytes.concatenate(list.slice(0, 64), Bytes32.repeat((byte) -1)))) {
      assertThatThrownBy(() -> ComplianceContract.readIndices(bad))
          .isInstanceOf(MalformedException.class);
    }
  }
}
