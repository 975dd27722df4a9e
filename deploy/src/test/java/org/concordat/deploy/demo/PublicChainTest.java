package org.concordat.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ConstructorArguments;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.SystemContracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicChainTest {
  private final AnchorContract contract = new AnchorContract(ContractArtifact.load());

  @TempDir private Path directory;

  @Test
  void theStandInTakesTheContractOfAFundedAccountOnly() {
    try (PublicChain standIn =
        PublicChain.standIn(directory, 0, new SecureRandom(), Clock.systemUTC())) {
      assertThat(standIn.finalAtOnce()).isTrue();
      PublicChain withoutFunds = PublicChain.external(standIn.url(), Optional.empty());
      assertThat(withoutFunds.finalAtOnce()).isFalse();
      assertThatThrownBy(() -> withoutFunds.deploy(contract, consortiumOfChain(20_261)))
          .isInstanceOf(AnchorException.class)
          .hasMessageContaining("--l2-private-key-file")
          .hasMessageContaining(withoutFunds.relayer().address().toHex());
      assertThatThrownBy(() -> standIn.deploy(contract, consortiumOfChain(standIn.chainId())))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("--l2-rpc-url");
      assertThat(standIn.deploy(contract, consortiumOfChain(20_261)).gasUsed())
          .isBetween(1_000_000L, 2_500_000L);
    }
  }

  private static ConstructorArguments consortiumOfChain(long chainId) {
    return new ConstructorArguments(
        chainId,
        SystemContracts.RECORD_REGISTRY,
        Bytes32.repeat((byte) 7),
        List.of(Address.fromHex("0x" + "11".repeat(20))));
  }
}
