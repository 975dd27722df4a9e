package org.concordat.anchor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class AnchorContractTest {
  private final AnchorContract contract = new AnchorContract(ContractArtifact.load());

  @Test
  void theAnchorCallStartsWithItsSelectorAndFiveOffsets() {
    Bytes header = Bytes.fromHexString("0xc0ffee");
    Bytes call =
        contract.anchor(
            new AnchorArguments(
                header,
                List.of(Bytes.of(1)),
                new RegistryProof(List.of(Bytes.of(2)), List.of(), List.of())));
    assertThat(call.slice(0, 4))
        .isEqualTo(ContractArtifact.selector("anchor(bytes,bytes[],bytes[],bytes[],bytes[])"));
    int offset = call.slice(4 + 28, 4).toInt();
    assertThat(offset).isEqualTo(5 * 32);
    assertThat(call.slice(4 + offset + 31, 4)).isEqualTo(Bytes.fromHexString("0x03c0ffee"));
  }

  @Test
  void theCreationEndsWithItsArguments() {
    Address validator = Address.fromHex("0x00000000000000000000000000000000000000bb");
    Bytes creation =
        contract.creation(
            new ConstructorArguments(20261, Address.ZERO, Bytes32.ZERO, List.of(validator)));
    Bytes arguments = creation.slice(creation.size() - 6 * 32);
    assertThat(arguments.slice(0, 32)).isEqualTo(UInt256.valueOf(20261));
    assertThat(arguments.slice(4 * 32, 32)).isEqualTo(UInt256.ONE);
    assertThat(Address.of(arguments.slice(5 * 32 + 12))).isEqualTo(validator);
  }

  @Test
  void addressesAreReadAndNonsenseIsRefused() throws Exception {
    Address validator = Address.fromHex("0x00000000000000000000000000000000000000bb");
    Bytes list =
        Bytes.concatenate(UInt256.valueOf(32), UInt256.ONE, Bytes32.leftPad(validator.bytes()));
    assertThat(AnchorContract.readAddresses(list)).containsExactly(validator);
    for (Bytes bad :
        List.of(Bytes.EMPTY, list.slice(0, 64), list.slice(1), Bytes.wrap(list, list))) {
      assertThatThrownBy(() -> AnchorContract.readAddresses(bad))
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void bytesThatAreNoErrorOfTheContractAreNotDescribed() {
    assertThat(contract.describe(Bytes.EMPTY)).isEmpty();
    assertThat(contract.describe(Bytes.fromHexString("0xdeadbeef"))).isEmpty();
    Bytes selector = ContractArtifact.selector("StaleBlock(uint256,uint256)");
    assertThat(contract.describe(selector)).isEmpty();
    assertThat(contract.describe(ContractArtifact.selector("RegistryMissing()")))
        .contains("RegistryMissing()");
  }
}
