package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.Network;
import org.concordat.chain.network.NetworkContract;
import org.concordat.chain.network.PeerMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

  @Test
  void whoConnectsLateHearsTheLatestOfEachKind() {
    Link early = loopback.join("early", Wiretap.serving(List.of()));
    for (int i = 0; i < 3; i++) {
      early.broadcast(new PeerMessage.Consensus(0x12, Bytes.of(i)));
      early.broadcast(new PeerMessage.Consensus(0x15, Bytes.of(i)));
    }
    Wiretap late = Wiretap.serving(List.of());
    loopback.join("late", late);
    Eventually.until("two messages", () -> late.heard().size() >= 2);
    assertThat(late.heard())
        .extracting(Wiretap.Heard::message)
        .containsExactly(
            new PeerMessage.Consensus(0x12, Bytes.of(2)),
            new PeerMessage.Consensus(0x15, Bytes.of(2)));
  }
}
