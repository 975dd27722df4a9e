package org.concordat.genesis.network;

/// A node's configuration in TOML, with Besu's option names.
final class NodeConfig {
  private NodeConfig() {}

  static String toml(MemberPlan member, NetworkPlan plan) {
    String text =
        """
        # Node of %s. Paths are relative to this folder: start the node from here.
        data-path="%s"
        genesis-file="%s"
        node-private-key-file="%s"
        p2p-host="%s"
        p2p-port=%d
        static-nodes-file="%s"
        discovery-enabled=false
        sync-mode="FULL"
        rpc-http-enabled=true
        rpc-http-host="127.0.0.1"
        rpc-http-port=%d
        """
            .formatted(
                member.name(),
                MemberFolder.DATA,
                MemberFolder.GENESIS,
                MemberFolder.NODE_KEY,
                member.host(),
                member.p2pPort(),
                MemberFolder.STATIC_NODES,
                member.rpcHttpPort());
    String interfaces = isLoopback(member.host()) ? "p2p-interface=\"127.0.0.1\"\n" : "";
    return text + interfaces + (plan.zeroBaseFee() ? "min-gas-price=0\n" : "");
  }

  /// Nodes that only this machine reaches need not listen to any other.
  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.");
  }
}
