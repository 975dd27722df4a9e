package org.concordat.chain.p2p.peer;

import org.concordat.chain.p2p.discovery.Forks;
import org.concordat.chain.p2p.eth.ChainIdentity;
import org.concordat.chain.p2p.eth.ForkId;

/// This node's chain as discovery sees it.
record ChainForks(LocalChain chain) implements Forks {
  @Override
  public ForkId own() {
    ChainIdentity.Tip tip = chain.tip();
    return chain.identity().forkIds().at(tip.number(), tip.timestamp());
  }

  @Override
  public boolean accepts(ForkId theirs) {
    ChainIdentity.Tip tip = chain.tip();
    return chain.identity().forkIds().accepts(theirs, tip.number(), tip.timestamp());
  }
}
