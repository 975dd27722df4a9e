package org.concordat.chain.node;

import org.concordat.chain.network.Network;
import org.concordat.chain.network.NetworkContract;
import org.junit.jupiter.api.AfterEach;

class Devp2pNetworkTest extends NetworkContract {
  private final Loopback loopback = new Loopback(CHAIN);

  @Override
  protected Network network() {
    return loopback;
  }

  @AfterEach
  void leave() {
    loopback.close();
  }
}
