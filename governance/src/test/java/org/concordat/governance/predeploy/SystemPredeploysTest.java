package org.concordat.governance.predeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisAccount;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.SystemContracts;
import org.concordat.governance.SeatedMember;
import org.concordat.governance.contract.ContractArtefact;
import org.junit.jupiter.api.Test;

class SystemPredeploysTest {
  private static final SeatedMember NORTH =
      SeatedMember.named("North", address(0xa1), address(0xb9));
  private static final SeatedMember SOUTH =
      SeatedMember.named("South", address(0xa2), address(0xb3));

  @Test
  void theContractsStandAtTheirAddressesWithTheirCode() {
    SortedMap<Address, GenesisAccount> alloc = SystemPredeploys.allocOf(List.of(NORTH));
    assertThat(alloc)
        .containsOnlyKeys(
            SystemContracts.CONSTITUTION,
            SystemContracts.RECORD_REGISTRY,
            SystemContracts.BLOCK_CHECKPOINTS,
            SystemContracts.POLICY_REGISTRY);
    assertThat(alloc.get(SystemContracts.CONSTITUTION).code())
        .isEqualTo(ContractArtefact.constitution().deployedCode());
    assertThat(alloc.get(SystemContracts.RECORD_REGISTRY).storage()).isEmpty();
    assertThat(alloc.get(SystemContracts.BLOCK_CHECKPOINTS).storage()).isEmpty();
    assertThat(alloc.get(SystemContracts.POLICY_REGISTRY).storage()).isEmpty();
  }

  /// The addresses in the sources and here must agree; the compiler does not know ours.
  @Test
  void theContractsCallEachOtherAtTheirAddresses() {
    assertThat(ContractArtefact.recordRegistry().deployedCode().toHexString())
        .contains("61" + SystemContracts.CONSTITUTION.toHex().substring(38));
    assertThat(ContractArtefact.policyRegistry().deployedCode().toHexString())
        .contains("61" + SystemContracts.CONSTITUTION.toHex().substring(38));
    assertThat(ContractArtefact.constitution().deployedCode().toHexString())
        .contains("61" + SystemContracts.POLICY_REGISTRY.toHex().substring(38));
  }

  @Test
  void validatorsAreStoredAscendingWhateverTheOrderOfMembers() {
    SortedMap<UInt256, UInt256> storage = constitution(List.of(NORTH, SOUTH));
    UInt256 first = slot("0x290decd9548b62a8d60345a988386fc84ba6bc95484008f6362f93160ef3e563");
    assertThat(storage.get(UInt256.ZERO)).isEqualTo(UInt256.valueOf(2));
    assertThat(storage.get(first)).isEqualTo(UInt256.valueOf(0xb3));
    assertThat(storage.get(first.add(1))).isEqualTo(UInt256.valueOf(0xb9));
  }

  @Test
  void theRosterOfANetworkBecomesItsFounders() {
    Bytes publicKey = Bytes.fromHexString("0x" + "11".repeat(64));
    Member roster = new Member("north", address(0xa1), publicKey, "node", 30_303);
    assertThat(new SystemPredeploys().alloc(List.of(roster)))
        .isEqualTo(
            SystemPredeploys.allocOf(
                List.of(SeatedMember.named("north", address(0xa1), roster.validator()))));
  }

  @Test
  void aMemberWithoutValidatorIsSeatedWithoutOne() {
    SeatedMember observer = new SeatedMember(address(0xa3), Optional.empty(), Bytes32.ZERO);
    SortedMap<UInt256, UInt256> storage = constitution(List.of(NORTH, observer));
    assertThat(storage.get(UInt256.ZERO)).isEqualTo(UInt256.ONE);
    assertThat(storage.get(ConstitutionStorage.MEMBER_COUNT)).isEqualTo(UInt256.valueOf(2));
  }

  @Test
  void slotsAreThoseTheCompilerReports() throws IOException {
    JsonNode layout = layout("Constitution");
    assertThat(slots(layout.required("storage")))
        .containsExactly(
            "_validators 0", "_seats 1", "_seatNumber 2", "_memberCount 3", "_proposals 4");
    JsonNode types = layout.required("types");
    assertThat(slots(types.required("t_struct(Seat)_storage").required("members")))
        .containsExactly("member 0", "admittedAt 3", "removedAt 3");
    assertThat(slots(types.required("t_struct(Member)_storage").required("members")))
        .containsExactly("signer 0", "validator 1", "nameHash 2");
    assertThat(types.required("t_struct(Seat)_storage").required("numberOfBytes").textValue())
        .isEqualTo(Integer.toString(32 * ConstitutionStorage.SLOTS_PER_SEAT));
    assertThat(slots(layout("RecordRegistry").required("storage")))
        .containsExactly("root 0", "batchCount 1", "_frontier 2", "registered 34");
    assertThat(slots(layout("BlockCheckpoints").required("storage"))).containsExactly("_ranges 0");
    assertThat(slots(layout("PolicyRegistry").required("storage")))
        .containsExactly("currentDigest 0", "current 1", "_drafts 2", "_versions 3");
  }

  @Test
  void foundersTheConstitutionCouldNotHaveAdmittedAreRefused() {
    SeatedMember sameSigner = SeatedMember.named("Third", address(0xa1), address(0xb4));
    SeatedMember sameValidator = SeatedMember.named("Third", address(0xa4), address(0xb9));
    SeatedMember observer = new SeatedMember(address(0xa3), Optional.empty(), Bytes32.ZERO);
    refused(List.of(), "needs a member");
    refused(List.of(NORTH, sameSigner), "share a signer");
    refused(List.of(NORTH, sameValidator), "share a validator");
    refused(List.of(observer), "needs a validator");
    List<SeatedMember> crowd = new ArrayList<>();
    for (int i = 1; i <= 129; i++) {
      crowd.add(SeatedMember.named("m" + i, address(0xa000 + i), address(0xb000 + i)));
    }
    refused(crowd, "at most 128");
    assertThat(SystemPredeploys.allocOf(crowd.subList(0, 128))).hasSize(4);
  }

  @Test
  void theZeroAddressBelongsToNobody() {
    assertThatThrownBy(() -> SeatedMember.named("Zero", Address.ZERO, address(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SeatedMember.named("Zero", address(1), Address.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(List<SeatedMember> founders, String reason) {
    assertThatThrownBy(() -> SystemPredeploys.allocOf(founders))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static SortedMap<UInt256, UInt256> constitution(List<SeatedMember> founders) {
    return SystemPredeploys.allocOf(founders).get(SystemContracts.CONSTITUTION).storage();
  }

  private static JsonNode layout(String contract) throws IOException {
    try (InputStream in = ContractArtefact.class.getResourceAsStream(contract + ".json")) {
      return new ObjectMapper().readTree(in).required("storageLayout");
    }
  }

  private static List<String> slots(JsonNode entries) {
    List<String> slots = new ArrayList<>();
    entries.forEach(
        e -> slots.add(e.required("label").textValue() + " " + e.required("slot").textValue()));
    return slots;
  }

  private static UInt256 slot(String hex) {
    return UInt256.fromHexString(hex);
  }

  private static Address address(int low) {
    return new Address(0, 0, low);
  }
}
