package org.concordat.deploy.command;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.ceremony.Beacon;
import org.concordat.genesis.ceremony.ContributionLabel;
import org.concordat.genesis.ceremony.KeyProvenance;
import org.concordat.genesis.ceremony.KeyReport;
import org.concordat.genesis.snarkfile.Reading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `concordat zk verify-key`: whether a key is what a circuit, powers of tau and its contributions
/// make of it, and which members have signed for theirs.
@Command(
    name = "verify-key",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a circuit's key against the circuit and the powers of tau, and lists its",
      "contributions as snarkjs does. Exits 0 only when everything is in order."
    })
final class ZkVerifyKeyCommand implements Callable<Integer> {
  @Option(names = "--r1cs", required = true, paramLabel = "FILE", description = "The circuit.")
  private @Nullable Path r1cs;

  @Option(
      names = "--ptau",
      required = true,
      paramLabel = "FILE",
      description = "The prepared powers of tau; check them with zk powers verify.")
  private @Nullable Path ptau;

  @Option(names = "--zkey", required = true, paramLabel = "FILE", description = "The key.")
  private @Nullable Path zkey;

  @Option(
      names = "--attestations",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Members' signed statements: each must be of a contribution to this key.")
  private List<Path> attestations = List.of();

  @Mixin private CeremonyOptions ceremony = new CeremonyOptions();

  @Override
  public Integer call() {
    Path key = CeremonyOptions.there(zkey);
    Path powers = CeremonyOptions.there(ptau);
    Reading<KeyReport> verdict =
        ceremony.key().verify(CeremonyOptions.circuit(r1cs), powers, key, new SecureRandom());
    return switch (verdict) {
      case Reading.Refused<KeyReport>(String reason) -> refused(reason);
      case Reading.Accepted<KeyReport>(KeyReport report) -> accepted(report);
    };
  }

  private int refused(String reason) {
    ceremony.out().println("INVALID: " + reason);
    return ExitCode.CHECK_FAILED.status();
  }

  private int accepted(KeyReport report) {
    ceremony.printHash("Circuit hash:", report.circuitHash());
    for (int i = report.contributions().size() - 1; i >= 0; i--) {
      KeyProvenance.Contribution contribution = report.contributions().get(i);
      ContributionLabel label = contribution.label();
      ceremony.printHash(
          "Contribution #%d %s:".formatted(i + 1, label.name()), contribution.hash());
      label.beacon().ifPresent(this::printBeacon);
    }
    for (Path file : attestations) {
      AttestationFile attestation = AttestationFile.read(file);
      String problem = attestation.problemIn(report);
      if (!problem.isEmpty()) {
        return refused(file + ": " + problem);
      }
      ceremony
          .out()
          .println(
              "Attested: contribution #%d by %s, signed by %s"
                  .formatted(
                      attestation.attestation().number(),
                      attestation.attestation().member(),
                      attestation.signer().toHex()));
    }
    ceremony.out().println("Transcript hash: " + report.transcriptHash().toHexString());
    ceremony.out().println("ZKey Ok!");
    return ExitCode.OK.status();
  }

  private void printBeacon(Beacon beacon) {
    ceremony.out().println("    from the beacon " + beacon.value().toUnprefixedHexString());
    ceremony.out().println("    hashed 2^" + beacon.iterationsLog() + " times");
  }
}
