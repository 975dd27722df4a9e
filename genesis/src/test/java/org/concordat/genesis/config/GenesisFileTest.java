package org.concordat.genesis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.Milestone.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenesisFileTest {
  private static final Address CONTRACT =
      Address.fromHex("0x0000000000000000000000000000000000008888");
  private static final String HEADER =
      "\"difficulty\":\"0x1\",\"gasLimit\":\"0x1000000\",\"timestamp\":\"1000\"";

  static String resource(String name) throws IOException {
    try (InputStream in = GenesisFileTest.class.getResourceAsStream("/besu-genesis/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static GenesisFile parse(String json) {
    return switch (GenesisFile.parse(json)) {
      case ParseResult.Parsed parsed -> parsed.file();
      case ParseResult.Rejected rejected -> throw new AssertionError(rejected.describe());
    };
  }

  private static GenesisConfig config(String config) {
    return parse("{\"config\":" + config + "," + HEADER + "}").config();
  }

  @Test
  void readsBesusContractModeGenesis() throws IOException {
    GenesisFile file = parse(resource("genesis_validator_contract_shanghai.json"));
    assertThat(file.header().timestamp()).isEqualTo(0x100);
    assertThat(file.header().gasLimit()).isEqualTo(0x29b92700);
    assertThat(file.header().mixHash()).isEqualTo(GenesisHeader.BFT_MIX_HASH);
    assertThat(file.header().extraData()).isEqualTo(GenesisExtraData.ofContractMode());
    assertThat(file.header().baseFeePerGas()).contains(UInt256.valueOf(7));
    assertThat(file.alloc()).hasSize(6);
    GenesisAccount contract = file.alloc().get(CONTRACT);
    assertThat(contract.code().slice(0, 3)).isEqualTo(Bytes.of(0x60, 0x80, 0x60));
    assertThat(contract.storage()).hasSize(2).containsEntry(UInt256.ZERO, UInt256.ONE);
    assertThat(file.alloc().get(Address.fromHex("64d9be4177f418bcf4e56adad85f33e3a64efe22")))
        .extracting(GenesisAccount::balance)
        .isEqualTo(UInt256.fromHexString("0x446c3b15f9926687d2c40534fdb564000000000000"));
  }

  @Test
  void readsAMigratedQuorumChainWithKeysOfAnotherCase() throws IOException {
    GenesisFile file = parse(resource("ibft-genesis-2.json"));
    QbftConfig qbft = file.config().qbft().orElseThrow();
    assertThat(qbft.startBlock()).hasValue(101);
    assertThat(qbft.requestTimeoutSeconds()).isEqualTo(10);
    assertThat(file.header().gasLimit()).isEqualTo(700_000_000);
    assertThat(file.config().others()).containsKeys("ibft", "maxCodeSizeConfig", "eip155Block");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "genesis_validator_contract_shanghai.json",
        "genesis_validator_contract_london.json",
        "besu-genesis-minimal.json",
        "geth-genesis-with-contracts.json",
        "ibft-genesis-2.json"
      })
  void writesWhatReadsBackAsTheSameNetwork(String name) throws IOException {
    GenesisFile file = parse(resource(name));
    assertThat(parse(file.toJson())).isEqualTo(file);
    assertThat(parse(file.toJson()).toJson()).isEqualTo(file.toJson());
  }

  @Test
  void readsEveryForkBesuKnows() throws IOException {
    String fragment = resource("all_forks.json");
    ForkSchedule forks =
        parse(fragment.substring(0, fragment.lastIndexOf('}')) + "," + HEADER + "}")
            .config()
            .forks();
    assertThat(forks.declared()).hasSize(Milestone.values().length);
    assertThat(forks.at(13, 0)).contains(Milestone.GRAY_GLACIER);
    assertThat(forks.at(14, 14)).contains(Milestone.PARIS);
    assertThat(forks.at(0, 18)).contains(Milestone.OSAKA);
  }

  @Test
  void readsTheBlobSchedule() throws IOException {
    String fragment = resource("mainnet_with_blob_schedule.json");
    GenesisConfig config =
        parse(fragment.substring(0, fragment.lastIndexOf('}')) + "," + HEADER + "}").config();
    assertThat(config.blobSchedule())
        .hasSize(7)
        .containsEntry(Milestone.PRAGUE, new BlobParameters(7, 10, 5_007_716));
  }

  @Test
  void givesAnOmittedForkTheNumberOfTheNextNamedOne() {
    GenesisConfig config = config("{\"berlinBlock\":5,\"shanghaiTime\":2000}");
    assertThat(config.forks().at(4, 1999)).isEmpty();
    assertThat(config.forks().isActive(Milestone.ISTANBUL, 5, 1999)).isTrue();
    assertThat(config.forks().isActive(Milestone.LONDON, 5, 1999)).isFalse();
    assertThat(config.forks().isActive(Milestone.LONDON, 0, 2000)).isTrue();
    assertThat(config.forks().declared(Milestone.LONDON)).isEmpty();
  }

  @Test
  void fillsInBesusQbftDefaults() {
    assertThat(config("{\"qbft\":{}}").qbft()).contains(QbftConfig.DEFAULT);
    assertThat(config("{}").qbft()).isEmpty();
    assertThat(config("{}").chainId()).isEqualTo(1);
  }

  @Test
  void readsNumbersInTheFormsBesuAccepts() {
    GenesisConfig config =
        config(
            """
            {"CHAINID":"0x4f25","contractSizeLimit":65536,"zeroBaseFee":true,
             "QBFT":{"blockReward":"0x10","BlockPeriodSeconds":"3","pertxgaslimit":0}}
            """);
    assertThat(config.chainId()).isEqualTo(20_261);
    assertThat(config.contractSizeLimit()).isEqualTo(OptionalInt.of(65_536));
    assertThat(config.zeroBaseFee()).isTrue();
    QbftConfig qbft = config.qbft().orElseThrow();
    assertThat(qbft.blockReward()).isEqualTo(UInt256.valueOf(16));
    assertThat(qbft.blockPeriodSeconds()).isEqualTo(3);
    assertThat(qbft.perTransactionGasLimit()).isEqualTo(OptionalLong.of(0));
  }

  private static final String TRANSITIONS =
      """
      {"londonBlock":0,"qbft":{"blockperiodseconds":2,"miningbeneficiary":"%1$s"},
       "transitions":{"qbft":[
         {"block":20,"miningbeneficiary":"","validators":["%1$s"],
          "validatorselectionmode":"blockheader"},
         {"block":10,"blockperiodseconds":5,"validatorselectionmode":"contract",
          "validatorcontractaddress":"%1$s"}]}}
      """
          .formatted(CONTRACT.toHex());

  @Test
  void letsEachTransitionInheritFromTheOneBefore() {
    GenesisConfig config = config(TRANSITIONS);
    QbftTransition first = config.transitions().getFirst();
    QbftTransition second = config.transitions().getLast();
    assertThat(first.block()).isEqualTo(10);
    assertThat(first.trigger()).isEqualTo(Trigger.BLOCK);
    assertThat(first.config().validatorContract()).contains(CONTRACT);
    assertThat(first.config().miningBeneficiary()).contains(CONTRACT);
    assertThat(second.config().blockPeriodSeconds()).isEqualTo(5);
    assertThat(second.config().isContractMode()).isFalse();
    assertThat(second.config().miningBeneficiary()).isEmpty();
    assertThat(second.validators()).isEqualTo(List.of(CONTRACT));
  }

  @Test
  void findsTheParametersOfTheNextBlock() {
    GenesisConfig config = config(TRANSITIONS);
    assertThat(config.qbftAfter(8, 0).orElseThrow().blockPeriodSeconds()).isEqualTo(2);
    assertThat(config.qbftAfter(9, 0).orElseThrow().blockPeriodSeconds()).isEqualTo(5);
    assertThat(config.qbftAfter(19, 0).orElseThrow().isContractMode()).isFalse();
  }

  @Test
  void writesTransitionsThatReadBackTheSame() {
    GenesisFile file = parse("{\"config\":" + TRANSITIONS + "," + HEADER + "}");
    assertThat(parse(file.toJson())).isEqualTo(file);
  }

  @Test
  void takesTransitionsByTimeAsSoonAsATimeForkGoverns() {
    NavigableMap<Milestone, Long> declared = new TreeMap<>();
    declared.put(Milestone.LONDON, 0L);
    declared.put(Milestone.OSAKA, 5000L);
    ForkSchedule late = new ForkSchedule(declared);
    assertThat(late.triggerOfTransition(4999)).isEqualTo(Trigger.BLOCK);
    assertThat(late.triggerOfTransition(5000)).isEqualTo(Trigger.TIME);
    assertThat(ForkSchedule.allAtGenesis(Milestone.OSAKA).triggerOfTransition(10))
        .isEqualTo(Trigger.TIME);
  }

  @Test
  void readsABalanceWithLeadingZerosAsDecimal() {
    GenesisFile file =
        parse("{\"alloc\":{\"%s\":{\"balance\":\"010\"}},%s}".formatted(CONTRACT.toHex(), HEADER));
    assertThat(file.alloc().get(CONTRACT).balance()).isEqualTo(UInt256.valueOf(10));
  }

  @Test
  void keepsUnknownKeysButNotAnAccountsPrivateKey() {
    GenesisFile file =
        parse(
            """
            {"config":{"clique":{"period":5}},"policy":[1,"x",null],%s,
             "alloc":{"%s":{"balance":"90000000000000000000000","privateKey":"8f2a"}}}
            """
                .formatted(HEADER, CONTRACT.toHex()));
    assertThat(file.toJson())
        .contains("\"clique\": {\"period\":5}", "\"policy\": [1,\"x\",null]")
        .doesNotContain("privateKey", "8f2a");
    assertThat(file.alloc().get(CONTRACT).balance().toDecimalString())
        .isEqualTo("90000000000000000000000");
  }
}
