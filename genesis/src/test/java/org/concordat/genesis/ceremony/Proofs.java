package org.concordat.genesis.ceremony;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.Workers;
import org.concordat.genesis.circuit.Witness;
import org.concordat.genesis.groth16.Proof;
import org.concordat.genesis.groth16.Prover;
import org.concordat.genesis.groth16.ProvingKey;
import org.concordat.genesis.groth16.Verdict;
import org.concordat.genesis.groth16.Verifier;

/// Whether a key does what keys are for.
final class Proofs {
  private Proofs() {}

  /// @param claimed the public inputs that the proof of `witness` is checked with
  static Verdict proveAndVerify(Path keyFile, Witness witness, List<Fr> claimed) {
    try (ProvingKey key = ProvingKey.open(keyFile).orElseThrow(IllegalStateException::new);
        Workers workers = Workers.of(1)) {
      List<Fr> values = IntStream.range(0, witness.size()).mapToObj(witness::value).toList();
      Proof proof =
          new Prover(key, workers, _ -> {})
              .prove(org.concordat.genesis.groth16.Witness.of(values), Fr.of(3), Fr.of(5))
              .orElseThrow(IllegalStateException::new);
      return Verifier.verify(key.verifyingKey(), claimed, proof);
    }
  }
}
