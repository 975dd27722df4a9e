package org.concordat.deploy.command;

import org.concordat.deploy.outcome.BadInput;
import picocli.CommandLine.Option;

/// Options of Besu that have one value here: a configuration written for Besu is understood, and
/// refused where it asks for something else, rather than passed over.
final class BesuOptions {
  /// Besu's names.
  enum SyncMode {
    FULL,
    SNAP
  }

  @Option(
      names = "--sync-mode",
      paramLabel = "MODE",
      defaultValue = "FULL",
      description = "As in Besu; FULL is the only one: every block is executed.")
  private SyncMode syncMode = SyncMode.FULL;

  @Option(
      names = "--rpc-http-enabled",
      paramLabel = "true",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      description = "As in Besu; JSON-RPC is always on.")
  private boolean rpcHttp = true;

  /// @throws BadInput when one asks for what this node does not do
  void check() {
    if (syncMode != SyncMode.FULL) {
      throw new BadInput("--sync-mode is FULL: this node executes every block it follows");
    }
    if (!rpcHttp) {
      throw new BadInput("--rpc-http-enabled is true: JSON-RPC listens on loopback unless told");
    }
  }
}
