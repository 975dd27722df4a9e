package org.concordat.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockWatchTest {
  @Test
  void twoBlocksOfOneHeightAreAForkHoweverOftenTheyAreSeen() {
    BlockWatch watch = new BlockWatch();
    watch.see(1, "0xa");
    watch.see(1, "0xa");
    watch.see(2, "0xb");
    assertThat(watch.forks()).isZero();
    assertThat(watch.head()).isEqualTo(2);
    watch.see(1, "0xc");
    watch.see(1, "0xc");
    assertThat(watch.forks()).isEqualTo(1);
  }
}
