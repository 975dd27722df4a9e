package org.concordat.deploy.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concordat.chain.metrics.NodeMetrics;
import org.concordat.chain.rpc.RpcEndpoint;
import org.concordat.chain.rpc.RpcServer;
import picocli.CommandLine.Option;

/// Figures for a monitoring system, with Besu's option names.
final class MetricsOptions {
  @Option(
      names = "--metrics-enabled",
      paramLabel = "true",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "Serves figures for Prometheus at /metrics.")
  private boolean enabled;

  @Option(
      names = "--metrics-host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Where they are served (default ${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      defaultValue = "9545",
      description = "Port of the figures (default ${DEFAULT-VALUE}); 0 takes a free one.")
  private int port;

  /// @param hostAllowlist host names the figures are served under
  /// @return nothing when they are not asked for
  Optional<RpcServer> serve(NodeMetrics metrics, List<String> hostAllowlist) {
    return enabled
        ? Optional.of(
            RpcServer.ofMetrics(
                new RpcEndpoint(host, port, Set.copyOf(hostAllowlist), Set.of()), metrics))
        : Optional.empty();
  }
}
