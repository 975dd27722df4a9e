package org.concordat.chain.spec;

/// The execution forks Concordat knows, oldest first. Anything older than London is not a network
/// anyone starts today; a genesis that asks for it is refused.
public enum Fork {
  LONDON,
  PARIS,
  SHANGHAI,
  CANCUN,
  PRAGUE,
  OSAKA;

  public boolean isAtLeast(Fork other) {
    return compareTo(other) >= 0;
  }
}
