package org.concordat.chain.p2p.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerLimitsTest {
  @ParameterizedTest
  @CsvSource({"25, 60, 15", "25, 100, 25", "25, 0, 0", "1, 60, 1", "1, 40, 0", "0, 60, 0"})
  void theShareIsRoundedAsBesuDoes(int all, int percentage, int inbound) {
    assertThat(PeerLimits.of(all, percentage)).isEqualTo(new PeerLimits(all, inbound));
  }

  @Test
  void aShareAboveAllIsNone() {
    assertThatThrownBy(() -> new PeerLimits(1, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
