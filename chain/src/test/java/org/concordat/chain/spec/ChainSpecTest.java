package org.concordat.chain.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.BlockHeaderBuilder;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.ParseResult;
import org.junit.jupiter.api.Test;

class ChainSpecTest {
  private static final String QBFT =
      "\"qbft\":{\"blockperiodseconds\":2,\"requesttimeoutseconds\":4,\"epochlength\":10}";

  @Test
  void forksFollowNumberAndTimestamp() {
    ChainSpec spec =
        spec(
            "\"londonBlock\":0,\"mergeNetSplitBlock\":5,\"shanghaiTime\":100,\"cancunTime\":200,"
                + "\"pragueTime\":300,\"osakaTime\":400,\"bpo1Time\":500,"
                + QBFT);
    assertThat(spec.forkAt(0, 0)).isEqualTo(Fork.LONDON);
    assertThat(spec.forkAt(5, 99)).isEqualTo(Fork.PARIS);
    assertThat(spec.forkAt(5, 100)).isEqualTo(Fork.SHANGHAI);
    assertThat(spec.forkAt(5, 200)).isEqualTo(Fork.CANCUN);
    assertThat(spec.forkAt(5, 300)).isEqualTo(Fork.PRAGUE);
    assertThat(spec.forkAt(5, 400)).isEqualTo(Fork.OSAKA);
    assertThat(spec.forkAt(5, 500)).isEqualTo(Fork.OSAKA);
    assertThat(spec.blobRules(5, 250).parameters().max()).isEqualTo(6);
    assertThat(spec.blobRules(5, 300).parameters().max()).isEqualTo(9);
    assertThat(spec.blobRules(5, 400).reservePrice()).isTrue();
    assertThat(spec.blobRules(5, 500).parameters().max()).isEqualTo(15);
  }

  @Test
  void filesWithRulesThisVersionLacksAreRefusedByTheirKey() {
    List<List<String>> files =
        List.of(
            List.of("\"berlinBlock\":0," + QBFT, "londonBlock"),
            List.of("\"londonBlock\":5," + QBFT, "londonBlock"),
            List.of("\"shanghaiTime\":0," + QBFT, "londonBlock"),
            List.of("\"londonBlock\":0,\"amsterdamTime\":9," + QBFT, "amsterdamTime"),
            List.of("\"londonBlock\":0,\"evmStackSize\":2048," + QBFT, "evmStackSize"),
            List.of("\"londonBlock\":0,\"qbft\":{\"startblock\":7}", "startblock"),
            List.of("\"londonBlock\":0", "qbft"));
    for (List<String> file : files) {
      assertThatThrownBy(() -> spec(file.get(0)))
          .as(file.get(0))
          .isInstanceOfSatisfying(
              ChainException.class,
              fault -> assertThat(fault.code()).isEqualTo(ChainException.Code.GENESIS_UNSUPPORTED))
          .hasMessageContaining(file.get(1));
    }
  }

  @Test
  void keysThatChangeNothingAreTolerated() {
    ChainSpec spec = spec("\"londonBlock\":0,\"evmStackSize\":1024,\"x\":1," + QBFT);
    assertThat(spec.chainId()).isEqualTo(20261);
  }

  @Test
  void aNetworkWithoutFeesHasNone() {
    ChainSpec spec = spec("\"londonBlock\":0,\"osakaTime\":0,\"zeroBaseFee\":true," + QBFT);
    BlockHeader full =
        new BlockHeaderBuilder().baseFee(Word.of(9)).gasLimit(10_000).gasUsed(10_000).build();
    assertThat(spec.nextBaseFee(full)).isEqualTo(Word.ZERO);
    assertThat(spec.blobRules(1, 1).price(Long.MAX_VALUE)).isEqualTo(Word.ZERO);
    ChainSpec ordinary = spec("\"londonBlock\":0," + QBFT);
    assertThat(ordinary.nextBaseFee(full)).isEqualTo(Word.of(10));
  }

  @Test
  void limitsComeFromTheFileOrTheProtocol() {
    ChainSpec plain = spec("\"londonBlock\":0,\"osakaTime\":10," + QBFT);
    assertThat(plain.maxCodeSize()).isEqualTo(24_576);
    assertThat(plain.maxInitCodeSize()).isEqualTo(49_152);
    assertThat(plain.transactionGasCap(1, 9)).isEmpty();
    assertThat(plain.transactionGasCap(1, 10)).hasValue(1 << 24);
    ChainSpec open =
        spec(
            "\"londonBlock\":0,\"osakaTime\":0,\"contractSizeLimit\":2147483647,"
                + "\"qbft\":{\"pertxgaslimit\":0}");
    assertThat(open.maxCodeSize()).isEqualTo(Integer.MAX_VALUE);
    assertThat(open.maxInitCodeSize()).isEqualTo(49_152);
    assertThat(open.transactionGasCap(1, 10)).isEmpty();
    ChainSpec capped = spec("\"londonBlock\":0,\"qbft\":{\"pertxgaslimit\":5000}");
    assertThat(capped.transactionGasCap(1, 10)).hasValue(5000);
  }

  @Test
  void timingFollowsTransitionsAndMillisecondPeriods() {
    ChainSpec spec =
        spec(
            "\"londonBlock\":0,"
                + QBFT
                + ",\"transitions\":{\"qbft\":[{\"block\":10,\"blockperiodseconds\":5,"
                + "\"validators\":[\"0x"
                + "11".repeat(20)
                + "\"]},{\"block\":20,\"xblockperiodmilliseconds\":200}]}");
    assertThat(spec.blockPeriodMillis(header(8), 0)).isEqualTo(2_000);
    assertThat(spec.blockPeriodMillis(header(9), 0)).isEqualTo(5_000);
    assertThat(spec.blockPeriodMillis(header(19), 0)).isEqualTo(200);
    assertThat(spec.earliestTimestamp(header(9), 0)).isEqualTo(1_005);
    assertThat(spec.earliestTimestamp(header(19), 0)).isEqualTo(1_000);
    assertThat(spec.qbftAfter(header(8)).requestTimeoutSeconds()).isEqualTo(4);
    assertThat(spec.validatorsSetAt(10)).contains(List.of(Address.fromHex("11".repeat(20))));
    assertThat(spec.validatorsSetAt(20)).isEmpty();
    assertThat(spec.qbftOf(10, 0).blockPeriodSeconds()).isEqualTo(5);
  }

  @Test
  void aPeriodThatChangesByTimeHoldsForTheBlocksOfThatTime() {
    ChainSpec spec =
        spec(
            "\"londonBlock\":0,\"shanghaiTime\":0,"
                + QBFT
                + ",\"transitions\":{\"qbft\":[{\"block\":1010,\"blockperiodseconds\":5}]}");
    assertThat(spec.earliestTimestamp(header(7), 1_009)).isEqualTo(1_002);
    assertThat(spec.earliestTimestamp(header(7), 1_010)).isEqualTo(1_005);
    assertThat(spec.qbftAfter(header(7)).blockPeriodSeconds()).isEqualTo(2);
  }

  static ChainSpec spec(String config) {
    return new ChainSpec(file(config, ""));
  }

  static GenesisFile file(String config, String header) {
    String json =
        "{\"config\":{\"chainId\":20261,"
            + config
            + "},\"gasLimit\":\"0x1fffffffffffff\",\"difficulty\":\"0x1\",\"nonce\":\"0x0\","
            + "\"timestamp\":\"0x0\",\"extraData\":\"0x\",\"mixHash\":\""
            + Bytes32.ZERO
            + "\",\"alloc\":{}"
            + header
            + "}";
    return switch (GenesisFile.parse(json)) {
      case ParseResult.Parsed parsed -> parsed.file();
      case ParseResult.Rejected rejected -> throw new AssertionError(rejected.describe());
    };
  }

  private static BlockHeader header(long number) {
    return new BlockHeaderBuilder().number(number).timestamp(1_000).build();
  }
}
