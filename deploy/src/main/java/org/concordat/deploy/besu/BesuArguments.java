package org.concordat.deploy.besu;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.concordat.chain.p2p.discovery.DiscoverySettings;
import org.concordat.chain.p2p.peer.PeerLimits;
import org.concordat.genesis.network.Enode;

/// What a member's configuration says to Besu. The names are its own.
///
/// @param dataPath the member's; Besu gets a folder within
/// @param archive whether every state is kept: Besu's FOREST, and BONSAI otherwise
/// @param minGasPrice in wei; what Besu asks for by itself would stop a network of free gas
/// @param rpcPort 0 takes a free one
/// @param corsOrigins empty for none
/// @param p2p empty for a node without peers
public record BesuArguments(
    Path genesisFile,
    Path dataPath,
    Path nodeKeyFile,
    boolean archive,
    BigInteger minGasPrice,
    String rpcHost,
    int rpcPort,
    List<String> hostAllowlist,
    List<String> corsOrigins,
    Optional<Peering> p2p) {
  private static final String FOLDER = "besu";

  /// @param host the address peers reach it at
  /// @param bindAddress where it listens
  /// @param port 0 takes a free one
  /// @param discovery empty for a node that only knows whom it is told of
  /// @param networkId the chain id when left out
  public record Peering(
      String host,
      String bindAddress,
      int port,
      PeerLimits limits,
      Optional<DiscoverySettings> discovery,
      Optional<Long> networkId,
      Optional<Path> staticNodesFile) {}

  public BesuArguments {
    hostAllowlist = List.copyOf(hostAllowlist);
    corsOrigins = List.copyOf(corsOrigins);
  }

  /// Where Besu keeps its own files.
  Path besuData() {
    return dataPath.resolve(FOLDER);
  }

  List<String> toList() {
    List<String> list =
        new ArrayList<>(
            List.of(
                option("genesis-file", genesisFile.toAbsolutePath()),
                option("data-path", besuData().toAbsolutePath()),
                option("node-private-key-file", nodeKeyFile.toAbsolutePath()),
                option("data-storage-format", archive ? "FOREST" : "BONSAI"),
                option("sync-mode", "FULL"),
                option("rpc-http-enabled", true),
                option("rpc-http-host", rpcHost),
                option("rpc-http-port", rpcPort),
                option("rpc-http-api", "ETH,NET,WEB3,QBFT,ADMIN,TXPOOL"),
                option("host-allowlist", String.join(",", hostAllowlist)),
                option("min-gas-price", minGasPrice)));
    if (!corsOrigins.isEmpty()) {
      list.add(option("rpc-http-cors-origins", String.join(",", corsOrigins)));
    }
    p2p.ifPresentOrElse(it -> addPeering(it, list), () -> list.add(option("p2p-enabled", false)));
    return List.copyOf(list);
  }

  private static void addPeering(Peering peering, List<String> list) {
    list.add(option("p2p-host", peering.host()));
    list.add(option("p2p-interface", peering.bindAddress()));
    list.add(option("p2p-port", peering.port()));
    list.add(option("max-peers", peering.limits().all()));
    list.add(option("remote-connections-max-percentage", peering.limits().inboundPercentage()));
    list.add(option("discovery-enabled", peering.discovery().isPresent()));
    peering
        .discovery()
        .map(it -> it.bootnodes().stream().map(Enode::toString).collect(Collectors.joining(",")))
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> list.add(option("bootnodes", it)));
    peering.networkId().ifPresent(id -> list.add(option("network-id", id)));
    peering
        .staticNodesFile()
        .ifPresent(file -> list.add(option("static-nodes-file", file.toAbsolutePath())));
  }

  private static String option(String name, Object value) {
    return "--" + name + "=" + value;
  }
}
