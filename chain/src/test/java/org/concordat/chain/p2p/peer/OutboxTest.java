package org.concordat.chain.p2p.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.wire.Disconnects;
import org.concordat.chain.p2p.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxTest {
  private final Outbox outbox = new Outbox();

  private static Message message(int code) {
    return new Message(code, Bytes.EMPTY);
  }

  @Test
  void consensusOvertakesWhatWaitedBeforeIt() throws InterruptedException {
    outbox.offer(Lane.GOSSIP, message(1));
    outbox.offer(Lane.EXCHANGE, message(2));
    outbox.offer(Lane.CONSENSUS, message(3));
    outbox.offer(Lane.CONSENSUS, message(4));
    outbox.offer(Lane.CONTROL, message(5));
    for (int code : new int[] {5, 3, 4, 2, 1}) {
      assertThat(outbox.take()).contains(message(code));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFullLaneTakesNothingMoreAndLeavesTheOthersTheirRoom(Lane full) {
    for (int i = 0; i < full.messages(); i++) {
      assertThat(outbox.offer(full, message(i))).isTrue();
    }
    assertThat(outbox.offer(full, message(0))).isFalse();
    for (Lane lane : Lane.values()) {
      assertThat(outbox.offer(lane, message(0))).isEqualTo(lane != full);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLaneIsBoundedInBytesToo(Lane lane) throws InterruptedException {
    Message half = new Message(1, Bytes.wrap(new byte[(int) (lane.bytes() / 2)]));
    assertThat(outbox.offer(lane, half)).isTrue();
    assertThat(outbox.offer(lane, half)).isTrue();
    assertThat(outbox.offer(lane, half)).isFalse();
    outbox.take();
    assertThat(outbox.offer(lane, half)).isTrue();
  }

  @Test
  void afterTheLastWordNothingIsSaid() throws InterruptedException {
    Message farewell = Disconnects.of(DisconnectReason.REQUESTED);
    outbox.offer(Lane.CONSENSUS, message(1));
    outbox.finish(farewell);
    outbox.finish(Disconnects.of(DisconnectReason.TIMEOUT));
    assertThat(outbox.offer(Lane.CONTROL, message(2))).isTrue();
    assertThat(outbox.take()).contains(farewell);
    assertThat(outbox.take()).isEqualTo(Optional.empty());
  }
}
