package org.concordat.anchor.relayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.junit.jupiter.api.Test;

/// What every outbox does.
abstract class OutboxContract {
  static final List<OutboxState> STATES =
      List.of(
          new OutboxState.Planned(Errand.ANCHOR, 12),
          new OutboxState.Submitted(
              Errand.SET_CHANGE,
              12,
              Bytes32.repeat((byte) 7),
              3,
              Bytes.fromHexString("0x02c0"),
              Bytes32.ZERO),
          new OutboxState.Planned(Errand.SET_CHANGE, 13),
          new OutboxState.Included(Errand.ANCHOR, 12, Bytes32.repeat((byte) 9), 77, 150_000),
          new OutboxState.Idle());

  abstract Outbox open();

  /// The same outbox after a restart.
  abstract Outbox reopen(Outbox outbox);

  @Test
  void isIdleAtFirst() {
    assertThat(open().read()).isEqualTo(new OutboxState.Idle());
  }

  @Test
  void givesBackTheLastStateAlsoAfterARestart() {
    Outbox outbox = open();
    for (OutboxState state : STATES) {
      outbox.write(state);
      assertThat(outbox.read()).isEqualTo(state);
      outbox = reopen(outbox);
      assertThat(outbox.read()).isEqualTo(state);
    }
  }
}
