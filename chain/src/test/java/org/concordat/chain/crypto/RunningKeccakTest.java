package org.concordat.chain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunningKeccakTest {
  private static final long SEED = 20_261_125;

  @Test
  void gaugedAfterEveryPartItIsTheDigestOfAllParts() {
    Random random = new Random(SEED);
    byte[] stream = new byte[3_000];
    random.nextBytes(stream);
    RunningKeccak running = new RunningKeccak();
    int end = 0;
    while (end < stream.length) {
      int part = Math.min(random.nextInt(300), stream.length - end);
      running.update(stream, end, part);
      end += part;
      assertThat(running.digest()).isEqualTo(Keccak.hash(Arrays.copyOf(stream, end)));
    }
  }

  @Test
  void askingChangesNothing() {
    RunningKeccak running = new RunningKeccak().update(new byte[] {1, 2, 3});
    assertThat(running.digest()).isEqualTo(running.digest());
    assertThat(new RunningKeccak().digest()).isEqualTo(Keccak.hash(new byte[0]));
  }

  @Test
  void aRangeOutsideTheInputIsRefused() {
    assertThatThrownBy(() -> new RunningKeccak().update(new byte[4], 2, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
