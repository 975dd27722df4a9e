package org.concordat.deploy.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.ceremony.CircuitKey;
import org.concordat.genesis.ceremony.DevelopmentKey;
import org.concordat.genesis.circuit.ConstraintSystem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `concordat zk setup`: a circuit's key, which members then contribute to.
@Command(
    name = "setup",
    mixinStandardHelpOptions = true,
    description = {
      "Begins phase 2: makes a circuit's key from prepared powers of tau. Everybody gets the same",
      "file. It must not be used before members have contributed to it."
    })
final class ZkSetupCommand implements Callable<Integer> {
  @Option(names = "--r1cs", required = true, paramLabel = "FILE", description = "The circuit.")
  private @Nullable Path r1cs;

  @Option(names = "--ptau", paramLabel = "FILE", description = "The prepared powers of tau.")
  private @Nullable Path ptau;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new .zkey.")
  private @Nullable Path out;

  @Option(
      names = "--insecure-development-seed",
      paramLabel = "TEXT",
      description = {
        "Instead of --ptau: a key whose secrets follow from this text. Anybody can forge proofs",
        "for it; it is marked so."
      })
  private @Nullable String seed;

  @Mixin private CeremonyOptions ceremony = new CeremonyOptions();

  @Override
  public Integer call() {
    ConstraintSystem system = CeremonyOptions.circuit(r1cs);
    Path target = CeremonyOptions.absent(out);
    if ((seed == null) == (ptau == null)) {
      throw new BadInput("give either --ptau or --insecure-development-seed");
    }
    if (seed != null) {
      Bytes bytes = Bytes.wrap(seed.getBytes(StandardCharsets.UTF_8));
      DevelopmentKey.write(system, bytes, target, ceremony.checkedThreads());
      ceremony.out().println(target + ": " + DevelopmentKey.MARKER);
      return ExitCode.OK.status();
    }
    Path powers = CeremonyOptions.there(ptau);
    ceremony
        .out()
        .println(
            "circuit: %d constraints, needs powers of tau of 2^%d"
                .formatted(system.constraints(), CircuitKey.powerNeeded(system)));
    Bytes hash = CeremonyOptions.accepted(powers, ceremony.key().setUp(system, powers, target));
    ceremony.printHash("Circuit hash:", hash);
    ceremony.printNext(
        "the .r1cs, the .ptau and this hash; everybody can repeat this step and must get the same",
        "the first member runs zk contribute --zkey %s".formatted(target));
    return ExitCode.OK.status();
  }
}
