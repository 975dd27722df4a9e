package org.concordat.deploy.demo;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.verifier.VerifierCode;
import org.concordat.genesis.bn254.Workers;
import org.concordat.genesis.ceremony.DevelopmentKey;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.compliance.ComplianceAssignment;
import org.concordat.genesis.compliance.ComplianceCircuit;
import org.concordat.genesis.compliance.ComplianceShape;
import org.concordat.genesis.groth16.ProvingKey;
import org.concordat.genesis.groth16.VerifyingKey;
import org.concordat.privacy.proving.BatchProver;
import org.concordat.privacy.proving.Groth16BatchProver;
import org.concordat.privacy.proving.Groth16BatchProver.Keyed;

/// The circuit of one batch size with a key made for it on the spot. Nobody held a ceremony: the
/// key is **insecure**, is marked so, and so is the verifier contract made from it.
///
/// @param constraints of the circuit
record ProofSystem(ComplianceShape shape, Keyed keyed, Workers workers, int constraints)
    implements AutoCloseable {
  private static final int SEED_BYTES = 32;

  /// @param directory where the key's file is written
  static ProofSystem make(ComplianceShape shape, Path directory, SecureRandom random) {
    CompiledCircuit<ComplianceAssignment> circuit =
        CompiledCircuit.of(new ComplianceCircuit(shape));
    Path file = directory.resolve("insecure-development-%d.zkey".formatted(shape.size()));
    int threads = Runtime.getRuntime().availableProcessors();
    DevelopmentKey.write(
        circuit.system(), Bytes.wrap(random.generateSeed(SEED_BYTES)), file, threads);
    ProvingKey key = ProvingKey.open(file).orElseThrow(IllegalStateException::new);
    return new ProofSystem(
        shape, new Keyed(circuit, key), Workers.of(threads), circuit.system().constraints());
  }

  BatchProver prover(SecureRandom random) {
    return new Groth16BatchProver(Map.of(shape, keyed), workers, random);
  }

  VerifyingKey verifyingKey() {
    return keyed.key().verifyingKey();
  }

  /// Creation code of the verifier contract.
  Bytes verifierCode() {
    return switch (VerifierCode.creation(verifyingKey(), true)) {
      case VerifierCode.Result.Made(Bytes creation) -> creation;
      case VerifierCode.Result.Refused(String reason) -> throw new IllegalStateException(reason);
    };
  }

  @Override
  public void close() {
    workers.close();
    keyed.key().close();
  }
}
