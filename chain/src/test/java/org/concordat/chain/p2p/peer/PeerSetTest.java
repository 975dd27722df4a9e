package org.concordat.chain.p2p.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.Test;

class PeerSetTest {
  private static final Bytes LOW = Bytes.of(0x01, 0xff);
  private static final Bytes HIGH = Bytes.of(0x80, 0x00);

  @Test
  void bothSidesOfACrossedDialKeepTheConnectionTheLowerOneDialled() {
    boolean dialledByLow = false;
    assertThat(PeerSet.replaces(LOW, HIGH, true, dialledByLow)).isTrue();
    assertThat(PeerSet.replaces(LOW, HIGH, dialledByLow, true)).isFalse();
    boolean dialledByLowSeenFromHigh = true;
    assertThat(PeerSet.replaces(HIGH, LOW, false, dialledByLowSeenFromHigh)).isTrue();
    assertThat(PeerSet.replaces(HIGH, LOW, dialledByLowSeenFromHigh, false)).isFalse();
  }

  @Test
  void ofTwoInOneDirectionTheOlderOneStays() {
    for (boolean inbound : new boolean[] {true, false}) {
      assertThat(PeerSet.replaces(LOW, HIGH, inbound, inbound)).isFalse();
      assertThat(PeerSet.replaces(HIGH, LOW, inbound, inbound)).isFalse();
    }
  }
}
