package org.concordat.deploy.command;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.ceremony.Beacon;
import org.concordat.genesis.ceremony.PowersReport;
import org.concordat.genesis.snarkfile.Reading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `concordat zk powers verify`: whether powers of tau are what their contributions lead to.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Checks powers of tau and lists the contributions, last first.")
final class ZkPowersVerifyCommand implements Callable<Integer> {
  @Option(names = "--ptau", required = true, paramLabel = "FILE", description = "The file.")
  private @Nullable Path ptau;

  @Mixin private CeremonyOptions ceremony = new CeremonyOptions();

  @Override
  public Integer call() {
    return switch (ceremony.powers().verify(CeremonyOptions.there(ptau), new SecureRandom())) {
      case Reading.Refused<PowersReport>(String reason) -> refused(reason);
      case Reading.Accepted<PowersReport>(PowersReport report) -> accepted(report);
    };
  }

  private int refused(String reason) {
    ceremony.out().println("INVALID: " + reason);
    return ExitCode.CHECK_FAILED.status();
  }

  private int accepted(PowersReport report) {
    for (int i = report.contributions().size() - 1; i >= 0; i--) {
      PowersReport.Contribution contribution = report.contributions().get(i);
      ceremony.printHash(
          "Response hash #%d %s:".formatted(i + 1, contribution.label().name()),
          contribution.responseHash());
      contribution.label().beacon().ifPresent(this::printBeacon);
    }
    ceremony
        .out()
        .println(
            "2^%d, %s"
                .formatted(
                    report.power(),
                    report.prepared() ? "prepared" : "not prepared: zk powers prepare"));
    if (report.power() < report.ceremonyPower()) {
      ceremony
          .out()
          .println(
              "cut from powers of 2^%d: the last hash is not checked against the points"
                  .formatted(report.ceremonyPower()));
    }
    ceremony.out().println("Powers of Tau Ok!");
    return ExitCode.OK.status();
  }

  private void printBeacon(Beacon beacon) {
    ceremony.out().println("    from the beacon " + beacon.value().toUnprefixedHexString());
    ceremony.out().println("    hashed 2^" + beacon.iterationsLog() + " times");
  }
}
