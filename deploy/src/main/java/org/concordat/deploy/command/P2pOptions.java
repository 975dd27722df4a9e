package org.concordat.deploy.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.network.InMemoryNetwork;
import org.concordat.chain.node.Transport;
import org.concordat.chain.p2p.peer.P2pSettings;
import org.concordat.chain.p2p.peer.PeerLimits;
import org.concordat.chain.p2p.peer.Surroundings;
import org.concordat.deploy.besu.BesuArguments;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.keys.NodeKey;
import org.concordat.genesis.network.Enode;
import org.concordat.genesis.network.StaticNodes;
import org.concordat.genesis.network.StaticNodesResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How a node meets others, under Besu's option names.
final class P2pOptions {
  private static final String STATIC_NODES = "static-nodes.json";
  private static final int ALL = 100;
  private static final long MAX_STATIC_NODES_BYTES = 1L << 20;

  @Option(
      names = "--p2p-enabled",
      paramLabel = "BOOLEAN",
      arity = "1",
      defaultValue = "true",
      description = "Whether the node has peers (default ${DEFAULT-VALUE}).")
  private boolean enabled = true;

  @Option(
      names = "--p2p-host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Where peers reach the node (default ${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--p2p-interface",
      paramLabel = "HOST",
      defaultValue = "0.0.0.0",
      description = "Where the node listens for peers (default ${DEFAULT-VALUE}).")
  private String bindAddress = "";

  @Option(
      names = "--p2p-port",
      paramLabel = "PORT",
      defaultValue = "30303",
      description = "Port for peers (default ${DEFAULT-VALUE}); 0 takes a free one.")
  private int port;

  @Option(
      names = "--max-peers",
      paramLabel = "N",
      defaultValue = "25",
      description = "Most peers besides the static ones (default ${DEFAULT-VALUE}).")
  private int maxPeers;

  @Option(
      names = "--remote-connections-limit-enabled",
      paramLabel = "BOOLEAN",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      description = {
        "Whether only a share of --max-peers is for nodes that dial this one",
        "(default ${DEFAULT-VALUE})."
      })
  private boolean remoteLimit = true;

  @Option(
      names = "--remote-connections-max-percentage",
      paramLabel = "PERCENT",
      defaultValue = "60",
      description = "That share, 0 to 100 (default ${DEFAULT-VALUE}).")
  private int remotePercentage;

  @Mixin private final DiscoveryOptions discovery = new DiscoveryOptions();

  @Option(
      names = "--static-nodes-file",
      paramLabel = "FILE",
      description = {
        "Nodes to keep connected, as a JSON list of enode URLs (default: static-nodes.json in the",
        "data directory, if there is one)."
      })
  private @Nullable Path staticNodesFile;

  @Option(
      names = "--network-id",
      paramLabel = "ID",
      description = "The network's id among peers (default: the chain id).")
  private @Nullable Long networkId;

  Transport transport(NodeKey key, Path data) {
    if (!enabled) {
      return Transport.within(new InMemoryNetwork());
    }
    P2pSettings settings =
        new P2pSettings(
            key, host, bindAddress, port, limits(), staticNodes(data), discovery.settings());
    return Transport.devp2p(
        settings, Optional.ofNullable(networkId).map(Word::of), Surroundings.system());
  }

  private PeerLimits limits() {
    if (maxPeers < 0) {
      throw new BadInput("--max-peers must not be negative");
    }
    if (remotePercentage < 0 || remotePercentage > ALL) {
      throw new BadInput("--remote-connections-max-percentage is between 0 and 100");
    }
    return PeerLimits.of(maxPeers, remoteLimit ? remotePercentage : ALL);
  }

  /// The same for an engine that does its own networking; empty where there are no peers.
  Optional<BesuArguments.Peering> peering(Path data) {
    return enabled
        ? Optional.of(
            new BesuArguments.Peering(
                host,
                bindAddress,
                port,
                limits(),
                discovery.settings(),
                Optional.ofNullable(networkId),
                staticNodesFile(data)))
        : Optional.empty();
  }

  private List<Enode> staticNodes(Path data) {
    return staticNodesFile(data).map(P2pOptions::read).orElse(List.of());
  }

  private Optional<Path> staticNodesFile(Path data) {
    Path usual = data.resolve(STATIC_NODES);
    return Optional.ofNullable(staticNodesFile).or(() -> Optional.of(usual).filter(Files::exists));
  }

  private static List<Enode> read(Path file) {
    return switch (StaticNodes.parse(text(file))) {
      case StaticNodesResult.Parsed(StaticNodes nodes) -> nodes.nodes();
      case StaticNodesResult.Rejected rejected ->
          throw new BadInput(file + " is refused: " + rejected.describe());
    };
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MAX_STATIC_NODES_BYTES) {
        throw new BadInput(file + " is larger than any list of nodes; give the right one");
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new BadInput(file + " does not exist: give a JSON list of enode URLs");
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
  }
}
