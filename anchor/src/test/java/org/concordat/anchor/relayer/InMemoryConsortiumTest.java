package org.concordat.anchor.relayer;

import org.concordat.anchor.testing.InMemoryConsortium;

class InMemoryConsortiumTest extends ConsortiumSourceContract {
  @Override
  protected ConsortiumSource source(InMemoryConsortium chain) {
    return chain;
  }

  @Override
  protected void disconnect(InMemoryConsortium chain) {
    chain.down = true;
  }
}
