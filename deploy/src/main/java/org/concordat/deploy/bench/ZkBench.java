package org.concordat.deploy.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.ceremony.DevelopmentKey;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.WitnessResult;
import org.concordat.genesis.groth16.Proof;
import org.concordat.genesis.groth16.ProvingKey;
import org.concordat.genesis.groth16.SnarkJson;
import org.concordat.genesis.groth16.Verdict;
import org.concordat.genesis.groth16.Verifier;
import org.concordat.genesis.groth16.VerifyingKey;
import org.concordat.genesis.snarkfile.Reading;
import org.concordat.genesis.snarkfile.WtnsFile;

/// Groth16 proofs of one circuit by our prover and by others, each in a process of its own, from
/// the same key and witness, one after the other.
///
/// Key and witness are made outside the measurement, with a key whose secrets are known, and stay
/// in the folder they are made in, where a later run finds them.
public final class ZkBench {
  /// The constraints that the domain keeps for public inputs.
  private static final int SPARE = 8;

  private final Path folder;
  private final int threads;
  private final Optional<Path> snarkjs;
  private final Optional<Path> rapidsnark;
  private final Consumer<String> progress;

  /// @param snarkjs its program, measured beside ours
  /// @param rapidsnark its `prover`, likewise
  public ZkBench(
      Path folder,
      int threads,
      Optional<Path> snarkjs,
      Optional<Path> rapidsnark,
      Consumer<String> progress) {
    this.folder = folder;
    this.threads = threads;
    this.snarkjs = snarkjs;
    this.rapidsnark = rapidsnark;
    this.progress = progress;
  }

  public List<ZkFigures> run(int logSize) throws IOException {
    Path key = folder.resolve("squares-" + logSize + ".zkey");
    Path witness = folder.resolve("squares-" + logSize + ".wtns");
    if (!Files.exists(key) || !Files.exists(witness)) {
      progress.accept("making a key of 2^" + logSize);
      make(logSize, key, witness);
    }
    List<ZkFigures> figures = new ArrayList<>();
    figures.add(measure("concordat", logSize, key, ours(key, witness)));
    if (snarkjs.isPresent()) {
      String program = snarkjs.get().toString();
      List<String> command = List.of(program, "groth16", "prove");
      figures.add(measure("snarkjs", logSize, key, theirs(command, key, witness)));
    }
    if (rapidsnark.isPresent()) {
      List<String> command = List.of(rapidsnark.get().toString());
      figures.add(measure("rapidsnark", logSize, key, theirs(command, key, witness)));
    }
    return figures;
  }

  private void make(int logSize, Path key, Path witness) {
    ChainOfSquares circuit = new ChainOfSquares((1 << logSize) - SPARE);
    CompiledCircuit<Long> compiled = CompiledCircuit.of(circuit);
    Bytes seed = Bytes.wrap("bench".getBytes(StandardCharsets.US_ASCII));
    DevelopmentKey.write(compiled.system(), seed, key, threads);
    switch (compiled.witness((long) logSize)) {
      case WitnessResult.Violated(String rule) -> throw new IllegalStateException(rule);
      case WitnessResult.Satisfied(var values) -> {
        long[] plain = values.packed();
        for (int i = 0; i < plain.length; i += ScalarArrays.STRIDE) {
          ScalarArrays.toPlain(plain, i, plain, i);
        }
        WtnsFile.write(witness, plain);
      }
    }
  }

  /// As the launcher starts it.
  private List<String> ours(Path key, Path witness) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseParallelGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.concordat.deploy.Concordat", "zk", "prove"));
    command.addAll(List.of("--zkey", key.toString(), "--wtns", witness.toString()));
    command.addAll(List.of("--out", folder.toString(), "--threads", Integer.toString(threads)));
    return command;
  }

  private List<String> theirs(List<String> program, Path key, Path witness) {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(key.toString(), witness.toString()));
    command.addAll(List.of(proof().toString(), inputs().toString()));
    return command;
  }

  private Path proof() {
    return folder.resolve("proof.json");
  }

  private Path inputs() {
    return folder.resolve("public.json");
  }

  private ZkFigures measure(String name, int logSize, Path key, List<String> command)
      throws IOException {
    progress.accept(name + " proves 2^" + logSize);
    Files.deleteIfExists(proof());
    Path log = folder.resolve(name + ".log");
    MeasuredProcess run = MeasuredProcess.run(command, log);
    if (run.exitCode() != 0 || !Files.exists(proof())) {
      throw new BenchException(
          "%s ended with %d and no proof; see %s".formatted(name, run.exitCode(), log));
    }
    return new ZkFigures(
        name,
        logSize,
        run.cpu().toMillis() / 1e3,
        run.wall().toMillis() / 1e3,
        run.peakBytes(),
        verified(key));
  }

  private boolean verified(Path key) throws IOException {
    VerifyingKey verifyingKey;
    try (ProvingKey proving = value(ProvingKey.open(key))) {
      verifyingKey = proving.verifyingKey();
    }
    Proof proof = value(SnarkJson.readProof(Files.readString(proof())));
    List<Fr> values = value(SnarkJson.readPublicInputs(Files.readString(inputs())));
    boolean valid = Verifier.verify(verifyingKey, values, proof) instanceof Verdict.Valid;
    return valid && snarkjsAccepts(verifyingKey);
  }

  private boolean snarkjsAccepts(VerifyingKey key) throws IOException {
    if (snarkjs.isEmpty()) {
      return true;
    }
    Path file = folder.resolve("verification_key.json");
    Files.writeString(file, SnarkJson.write(key));
    List<String> command = new ArrayList<>(List.of(snarkjs.get().toString(), "groth16", "verify"));
    command.addAll(List.of(file.toString(), inputs().toString(), proof().toString()));
    Path log = folder.resolve("verify.log");
    return MeasuredProcess.run(command, log).exitCode() == 0
        && Files.readString(log).toUpperCase(Locale.ROOT).contains("OK");
  }

  private static <T> T value(Reading<T> reading) {
    return reading.orElseThrow(IllegalStateException::new);
  }
}
