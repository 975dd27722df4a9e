package org.concordat.chain.network;

class InMemoryNetworkTest extends NetworkContract {
  @Override
  Network network() {
    return new InMemoryNetwork();
  }
}
