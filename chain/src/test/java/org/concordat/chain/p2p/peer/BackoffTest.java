package org.concordat.chain.p2p.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(new Random(3));

  @Test
  void pausesDoubleUpToTheLongestAndAreNeverTheSameForAll() {
    Duration whole = Backoff.FIRST;
    for (int i = 0; i < 12; i++) {
      assertThat(backoff.next()).isBetween(whole.dividedBy(2), whole);
      whole =
          whole.multipliedBy(2).compareTo(Backoff.LONGEST) < 0
              ? whole.multipliedBy(2)
              : Backoff.LONGEST;
    }
    backoff.reset();
    assertThat(backoff.next()).isBetween(Backoff.FIRST.dividedBy(2), Backoff.FIRST);
    assertThat(new Backoff(new Random(4)).next()).isNotEqualTo(new Backoff(new Random(5)).next());
  }
}
