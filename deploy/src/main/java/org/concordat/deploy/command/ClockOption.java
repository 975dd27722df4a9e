package org.concordat.deploy.command;

import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine.Option;

/// The node's clock. That it can be set wrong is for tests: `concordat chaos` does it.
final class ClockOption {
  @Option(
      names = "--Xclock-skew-millis",
      paramLabel = "MILLIS",
      hidden = true,
      defaultValue = "0",
      description = "How far this node's clock is ahead of the machine's.")
  private long skewMillis;

  Clock get() {
    return Clock.offset(Clock.systemUTC(), Duration.ofMillis(skewMillis));
  }
}
