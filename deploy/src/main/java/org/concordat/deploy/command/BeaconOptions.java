package org.concordat.deploy.command;

import java.util.Objects;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.ceremony.Beacon;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What ends a phase of the ceremony.
final class BeaconOptions {
  @Option(
      names = "--name",
      defaultValue = "beacon",
      paramLabel = "NAME",
      description = "What the transcript calls it (default ${DEFAULT-VALUE}).")
  private @Nullable String name;

  @Option(
      names = "--value",
      required = true,
      paramLabel = "HEX",
      description = "The public value, for instance the hash of an announced L1 block.")
  private @Nullable String value;

  @Option(
      names = "--iterations-log",
      defaultValue = "10",
      paramLabel = "N",
      description = "It is hashed 2^N times, 10 to 32 (default ${DEFAULT-VALUE}).")
  private int iterationsLog;

  Beacon beacon() {
    try {
      return new Beacon(Bytes.fromHexString(Objects.requireNonNull(value)), iterationsLog);
    } catch (IllegalArgumentException e) {
      throw new BadInput("the beacon: " + e.getMessage());
    }
  }

  String name() {
    return CeremonyOptions.name(name);
  }
}
