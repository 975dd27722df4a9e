package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.Workers;
import org.concordat.genesis.groth16.Proof;
import org.concordat.genesis.groth16.Prover;
import org.concordat.genesis.groth16.ProvingKey;
import org.concordat.genesis.groth16.SnarkJson;
import org.concordat.genesis.groth16.Witness;
import org.concordat.genesis.snarkfile.Reading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat zk prove`: a proof from a key and a witness.
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = {
      "Proves that a witness satisfies the circuit of a key, and checks the proof before writing",
      "it: proof.json and public.json, as snarkjs has them. Takes the key of any circom circuit."
    })
public final class ZkProveCommand implements Callable<Integer> {
  private static final int MAX_THREADS = 256;

  /// Bits drawn for a uniform number below r: 2^-130 from uniform.
  private static final int RANDOM_BITS = 384;

  @Option(names = "--zkey", required = true, paramLabel = "FILE", description = "The key.")
  private @Nullable Path zkey;

  @Option(names = "--wtns", required = true, paramLabel = "FILE", description = "The witness.")
  private @Nullable Path wtns;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where proof.json and public.json go; made if it is not there.")
  private @Nullable Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to compute on (default: the processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new BadInput("--threads is between 1 and " + MAX_THREADS);
    }
    Path keyFile = Objects.requireNonNull(zkey);
    Path folder = Objects.requireNonNull(out);
    try (ProvingKey key = ZkFiles.provingKey(keyFile);
        Workers workers = Workers.of(threads)) {
      Witness witness = ZkFiles.witness(Objects.requireNonNull(wtns));
      return switch (new Prover(key, workers, this::show).prove(witness, random(), random())) {
        case Reading.Refused<Proof>(String reason) -> refused(reason);
        case Reading.Accepted<Proof>(Proof proof) -> {
          ZkFiles.write(folder.resolve("proof.json"), SnarkJson.write(proof));
          String inputs = SnarkJson.write(witness.publicInputs(key.publicInputs()));
          ZkFiles.write(folder.resolve("public.json"), inputs);
          yield done(key, proof);
        }
      };
    }
  }

  private static Fr random() {
    return Fr.reduce(new BigInteger(RANDOM_BITS, new SecureRandom()));
  }

  private void show(Prover.Step step) {
    if (!json) {
      String name = step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      List<Prover.Step> all = List.of(Prover.Step.values());
      commandLine()
          .getErr()
          .println("concordat: %d of %d, %s".formatted(all.indexOf(step) + 1, all.size(), name));
    }
  }

  private int refused(String reason) {
    if (json) {
      commandLine().getOut().println(node().put("ok", false).put("reason", reason));
    } else {
      commandLine().getOut().println("not proven: " + reason);
    }
    return ExitCode.CHECK_FAILED.status();
  }

  private int done(ProvingKey key, Proof proof) {
    Path folder = Objects.requireNonNull(out);
    if (json) {
      ObjectNode report = node().put("ok", true).put("proof", proof.toBytes().toHexString());
      report.put("publicInputs", key.publicInputs()).put("directory", folder.toString());
      report.put("insecureKey", key.verifyingKey().isUncontributed());
      commandLine().getOut().println(report);
    } else {
      commandLine().getOut().println("proven: " + folder.resolve("proof.json") + ", public.json");
    }
    if (key.verifyingKey().isUncontributed()) {
      commandLine()
          .getErr()
          .println(
              "concordat: nobody contributed to the set-up of this key (delta2 = gamma2):"
                  + " anybody can forge its proofs");
    }
    return ExitCode.OK.status();
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  private picocli.CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
