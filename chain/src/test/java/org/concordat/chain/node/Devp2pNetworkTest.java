package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.Network;
import org.concordat.chain.network.NetworkContract;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.network.Reception;
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

  /// A full queue loses one copy, and another peer passes the message on.
  @Test
  void whatWasLostIsTakenWhenItComesAgain() {
    Busy busy = new Busy(Wiretap.serving(List.of()), new AtomicInteger());
    Link author = loopback.join("author", Wiretap.serving(List.of()));
    loopback.join("busy", busy);
    loopback.join("relay", new Relay(Wiretap.serving(List.of())));
    author.broadcast(new PeerMessage.Consensus(0x12, Bytes.of(1)));
    Eventually.until("the second copy", () -> busy.tap().heard().size() == 1);
    assertThat(busy.lost()).hasValue(1);
  }

  /// Loses the first message.
  private record Busy(Wiretap tap, AtomicInteger lost) implements PeerHandler {
    @Override
    public Reception received(String from, PeerMessage message) {
      return lost.compareAndSet(0, 1) ? Reception.LOST : tap.received(from, message);
    }

    @Override
    public void peerAt(long height) {}

    @Override
    public List<Bytes> blocksFrom(long first) {
      return tap.blocksFrom(first);
    }
  }

  private record Relay(Wiretap tap) implements PeerHandler {
    @Override
    public Reception received(String from, PeerMessage message) {
      Reception _ = tap.received(from, message);
      return Reception.PASSED_ON;
    }

    @Override
    public void peerAt(long height) {}

    @Override
    public List<Bytes> blocksFrom(long first) {
      return tap.blocksFrom(first);
    }
  }
}
