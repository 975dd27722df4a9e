package org.concordat.deploy.demo;

import org.concordat.chain.node.Node;

/// A member's node as everything above it knows it: a place that answers JSON-RPC, whoever runs
/// behind it.
public interface MemberNode extends AutoCloseable {
  String rpcUrl();

  @Override
  void close();

  /// Our own node, in this process.
  record Embedded(Node node) implements MemberNode {
    @Override
    public String rpcUrl() {
      return node.rpcUrl();
    }

    @Override
    public void close() {
      node.close();
    }
  }
}
