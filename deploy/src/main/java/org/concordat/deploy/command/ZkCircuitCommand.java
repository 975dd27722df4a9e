package org.concordat.deploy.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.ConstraintSystem;
import org.concordat.genesis.circuit.R1csFile;
import org.concordat.genesis.compliance.ComplianceCircuit;
import org.concordat.genesis.compliance.ComplianceShape;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat zk circuit`: a compliance circuit as a file, for a ceremony and for whoever checks
/// one.
@Command(
    name = "circuit",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the compliance circuit for batches of a size as .r1cs, and prints the file's",
      "SHA-256: everybody gets the same file from the same version."
    })
public final class ZkCircuitCommand implements Callable<Integer> {
  @Option(
      names = "--size",
      required = true,
      paramLabel = "N",
      description = "Leaves of a batch: 8, 32 or 128.")
  private int size;

  @Option(names = "--basic", description = "Without the rule about sanctioned subjects.")
  private boolean basic;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The .r1cs file.")
  private @Nullable Path out;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    ComplianceShape shape = shape();
    Path file = Objects.requireNonNull(out);
    ConstraintSystem system = CompiledCircuit.of(new ComplianceCircuit(shape)).system();
    R1csFile.write(system, file);
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(
            "%s: %s, %d leaves, %d constraints%nSHA-256 %s"
                .formatted(file, shape.statement(), size, system.constraints(), sha256(file)));
    return ExitCode.OK.status();
  }

  private ComplianceShape shape() {
    try {
      return ComplianceShape.of(size, !basic);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--size is 8, 32 or 128: " + e.getMessage());
    }
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (IOException e) {
      throw new BadInput("cannot read back " + file + ": " + e.getMessage());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
