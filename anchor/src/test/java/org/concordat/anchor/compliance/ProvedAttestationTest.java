package org.concordat.anchor.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.Workers;
import org.concordat.genesis.ceremony.DevelopmentKey;
import org.concordat.genesis.circuit.Circuit;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.circuit.Witness;
import org.concordat.genesis.circuit.WitnessResult;
import org.concordat.genesis.groth16.Prover;
import org.concordat.genesis.groth16.ProvingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way with nothing but our own parts: a circuit, its development key, our prover, the
/// verifier's code made without a compiler, and the ledger on our EVM.
class ProvedAttestationTest {
  /// Binds each public input by a square, as the compliance statement binds its context.
  private static final Circuit<List<Fr>> CIRCUIT =
      (builder, inputs) -> {
        List<Expression> publics = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          int place = i;
          publics.add(inputs.publicInput(values -> values.get(place)));
        }
        publics.forEach(value -> builder.multiply(value, value));
      };

  @TempDir private Path directory;

  @Test
  void proofsOfOurProverAreAttestedTogether() {
    CompiledCircuit<List<Fr>> circuit = CompiledCircuit.of(CIRCUIT);
    Path file = directory.resolve("five.zkey");
    DevelopmentKey.write(circuit.system(), Bytes.of(1), file, 1);
    try (ProvingKey key = ProvingKey.open(file).orElseThrow(IllegalStateException::new);
        Workers workers = Workers.of(1)) {
      AttestingConsortium chains = new AttestingConsortium(key.verifyingKey());
      chains.register(4);
      PolicyTerms policy = chains.adopt(77);
      chains.anchorBlock(9);
      ComplianceAttestation attestation = chains.attestation(9, policy);
      Prover prover = new Prover(key, workers, _ -> {});
      TreeMap<Long, Bytes> proofs = new TreeMap<>();
      for (long index = 0; index < 3; index++) {
        proofs.put(index, proof(prover, circuit, attestation.statement(index), index));
      }
      TransactionResult.Executed posted =
          chains.post(chains.contract.attest(attestation.arguments(proofs)));
      assertThat(posted.success()).as("%s", chains.contract.describe(posted.output())).isTrue();
      assertThat(posted.output()).isEqualTo(UInt256.valueOf(3));
      TreeMap<Long, Bytes> ofAnother = new TreeMap<>();
      ofAnother.put(3L, proofs.get(2L));
      assertThat(
              chains.contract.describe(
                  chains.post(chains.contract.attest(attestation.arguments(ofAnother))).output()))
          .contains("ProofRefused()");
    }
  }

  private static Bytes proof(
      Prover prover, CompiledCircuit<List<Fr>> circuit, Statement statement, long blinding) {
    List<Fr> inputs =
        statement.inputs().stream().map((Bytes32 word) -> Fr.of(word).orElseThrow()).toList();
    Witness witness = ((WitnessResult.Satisfied) circuit.witness(inputs)).witness();
    List<Fr> values = IntStream.range(0, witness.size()).mapToObj(witness::value).toList();
    return prover
        .prove(org.concordat.genesis.groth16.Witness.of(values), Fr.of(3 + blinding), Fr.of(5))
        .orElseThrow(IllegalStateException::new)
        .toBytes();
  }
}
