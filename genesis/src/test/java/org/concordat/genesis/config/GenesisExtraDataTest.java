package org.concordat.genesis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class GenesisExtraDataTest {
  private static final Address A = Address.fromHex("11".repeat(20));
  private static final Address B = Address.fromHex("22".repeat(20));

  @Test
  void listsValidatorsAscendingAndOnce() {
    assertThat(GenesisExtraData.ofValidators(List.of(B, A, B)).toHexString())
        .isEqualTo(
            "0xf84fa0"
                + "00".repeat(32)
                + "ea94"
                + "11".repeat(20)
                + "94"
                + "22".repeat(20)
                + "c080c0");
  }

  @Test
  void leavesValidatorsOutInContractMode() {
    assertThat(GenesisExtraData.ofContractMode().toHexString())
        .isEqualTo("0xe5a0" + "00".repeat(32) + "c0c080c0");
  }
}
