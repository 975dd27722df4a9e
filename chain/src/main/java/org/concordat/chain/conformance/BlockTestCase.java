package org.concordat.chain.conformance;

/// One blockchain test: what comes before the first block, and blocks that are to be taken or
/// refused.
public final class BlockTestCase {
  private final String name;
  private final String network;
  private final MainnetRules rules;
  private final TestNode test;

  BlockTestCase(String name, String network, MainnetRules rules, TestNode test) {
    this.name = name;
    this.network = network;
    this.rules = rules;
    this.test = test;
  }

  public String name() {
    return name;
  }

  /// The fork, or two with the time of the switch, as the file names them.
  public String network() {
    return network;
  }

  /// Imports the blocks, one after the other.
  public BlockTestResult run() {
    return new BlockTestRunner(rules).run(test);
  }
}
