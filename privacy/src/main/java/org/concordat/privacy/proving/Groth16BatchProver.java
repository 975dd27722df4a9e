package org.concordat.privacy.proving;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Map;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.Workers;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.WitnessResult;
import org.concordat.genesis.compliance.ComplianceAssignment;
import org.concordat.genesis.compliance.ComplianceShape;
import org.concordat.genesis.groth16.Proof;
import org.concordat.genesis.groth16.Prover;
import org.concordat.genesis.groth16.ProvingKey;
import org.concordat.genesis.groth16.Witness;
import org.concordat.genesis.snarkfile.Reading;

/// Proves with the keys it was given, one for each shape it knows.
public final class Groth16BatchProver implements BatchProver {
  /// Far above the modulus, so that the remainder is uniform for every purpose.
  private static final int RANDOM_BITS = 512;

  private final Map<ComplianceShape, Keyed> circuits;
  private final Workers workers;
  private final SecureRandom random;

  /// A circuit with a key of its own.
  public record Keyed(CompiledCircuit<ComplianceAssignment> circuit, ProvingKey key) {}

  /// @param workers whose number bounds the threads of a proof
  public Groth16BatchProver(
      Map<ComplianceShape, Keyed> circuits, Workers workers, SecureRandom random) {
    this.circuits = Map.copyOf(circuits);
    this.workers = workers;
    this.random = random;
  }

  @Override
  public Outcome prove(ComplianceShape shape, ComplianceAssignment assignment) {
    Keyed keyed = circuits.get(shape);
    if (keyed == null) {
      return new Outcome.Refused(
          "there is no key for %s with %d leaves".formatted(shape.statement(), shape.size()));
    }
    return switch (keyed.circuit().witness(assignment)) {
      case WitnessResult.Violated(String rule) -> new Outcome.Refused(rule);
      case WitnessResult.Satisfied(var witness) -> prove(keyed.key(), witness.plain());
    };
  }

  private Outcome prove(ProvingKey key, long[] plain) {
    Prover prover = new Prover(key, workers, _ -> {});
    return switch (prover.prove(Witness.ofPlain(plain), scalar(), scalar())) {
      case Reading.Accepted<Proof>(Proof proof) -> new Outcome.Proved(proof.toBytes());
      case Reading.Refused<Proof>(String reason) -> new Outcome.Refused(reason);
    };
  }

  private Fr scalar() {
    return Fr.reduce(new BigInteger(RANDOM_BITS, random));
  }
}
