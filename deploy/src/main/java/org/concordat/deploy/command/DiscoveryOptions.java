package org.concordat.deploy.command;

import java.util.List;
import java.util.Optional;
import org.concordat.chain.p2p.discovery.DiscoverySettings;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.network.Enode;
import org.concordat.genesis.network.EnodeResult;
import picocli.CommandLine.Option;

/// How a node finds others, under Besu's option names.
final class DiscoveryOptions {
  /// More than anybody needs, and few enough to ask all of them every few seconds.
  private static final int MAX_BOOTNODES = 32;

  @Option(
      names = "--discovery-enabled",
      paramLabel = "BOOLEAN",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      description = {
        "Whether the node finds others and is found, by UDP at --p2p-port",
        "(default ${DEFAULT-VALUE})."
      })
  private boolean enabled = true;

  @Option(
      names = "--bootnodes",
      paramLabel = "ENODE",
      split = ",",
      arity = "0..*",
      description = "Nodes to ask for others first, as enode URLs.")
  private List<String> bootnodes = List.of();

  /// Empty when the node takes no part.
  ///
  /// @throws BadInput when a bootnode is none
  Optional<DiscoverySettings> settings() {
    if (!enabled) {
      return Optional.empty();
    }
    List<String> given = bootnodes.stream().filter(it -> !it.isEmpty()).toList();
    if (given.size() > MAX_BOOTNODES) {
      throw new BadInput("--bootnodes takes at most " + MAX_BOOTNODES + " nodes");
    }
    return Optional.of(new DiscoverySettings(given.stream().map(DiscoveryOptions::read).toList()));
  }

  private static Enode read(String url) {
    return switch (Enode.parse(url)) {
      case EnodeResult.Parsed(Enode node) when node.discoveryPort() != 0 -> node;
      case EnodeResult.Parsed _ ->
          throw new BadInput("--bootnodes: " + url + " takes no part in discovery (discport=0)");
      case EnodeResult.Rejected(String reason) ->
          throw new BadInput("--bootnodes: " + url + " is refused: " + reason);
    };
  }
}
