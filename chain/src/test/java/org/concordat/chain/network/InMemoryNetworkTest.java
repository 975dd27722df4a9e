package org.concordat.chain.network;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.Test;

class InMemoryNetworkTest extends NetworkContract {
  @Override
  protected Network network() {
    return new InMemoryNetwork();
  }

  @Test
  void aNameIsTakenOnce() {
    Network network = network();
    network.join("a", new Silent());
    assertThatThrownBy(() -> network.join("a", new Silent()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static final class Silent implements PeerHandler {
    @Override
    public Reception received(String from, PeerMessage message) {
      return Reception.KEPT;
    }

    @Override
    public void peerAt(long height) {}

    @Override
    public List<Bytes> blocksFrom(long first) {
      return List.of();
    }
  }
}
