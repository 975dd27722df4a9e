package org.concordat.chain.p2p.discovery;

import org.concordat.chain.p2p.eth.ForkId;

/// Our chain, as far as discovery cares. Thread-safe.
public interface Forks {
  /// As our head is now.
  ForkId own();

  /// Whether a node that says this may be on our chain.
  boolean accepts(ForkId theirs);
}
