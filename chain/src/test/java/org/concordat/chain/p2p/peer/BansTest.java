package org.concordat.chain.p2p.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.DisconnectReason;
import org.junit.jupiter.api.Test;

class BansTest {
  private static final Bytes PEER = Bytes.of(1);

  private Instant now = Instant.EPOCH;
  private final Bans bans = new Bans(() -> now);

  @Test
  void aBanEnds() {
    bans.add(PEER, DisconnectReason.BREACH_OF_PROTOCOL, false);
    now = now.plus(Duration.ofSeconds(59));
    assertThat(bans.contains(PEER)).isTrue();
    now = now.plus(Duration.ofSeconds(1));
    assertThat(bans.contains(PEER)).isFalse();
  }

  @Test
  void whoTheOperatorWantsComesBackSoon() {
    bans.add(PEER, DisconnectReason.SUBPROTOCOL, true);
    assertThat(bans.contains(PEER)).isTrue();
    now = now.plus(Duration.ofSeconds(5));
    assertThat(bans.contains(PEER)).isFalse();
  }

  @Test
  void whoIsNotAtFaultIsNotBarred() {
    bans.add(PEER, DisconnectReason.TOO_MANY_PEERS, false);
    bans.add(PEER, DisconnectReason.CLIENT_QUITTING, true);
    assertThat(bans.contains(PEER)).isFalse();
  }

  @Test
  void anyNumberOfOffendersTakesBoundedMemory() {
    for (int i = 0; i <= Bans.CAPACITY; i++) {
      bans.add(Bytes.ofUnsignedInt(i), DisconnectReason.BREACH_OF_PROTOCOL, false);
    }
    assertThat(bans.contains(Bytes.ofUnsignedInt(0))).isFalse();
    assertThat(bans.contains(Bytes.ofUnsignedInt(1))).isTrue();
    assertThat(bans.contains(Bytes.ofUnsignedInt(Bans.CAPACITY))).isTrue();
  }
}
