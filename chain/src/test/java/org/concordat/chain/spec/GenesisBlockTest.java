package org.concordat.chain.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.HeaderConstants;
import org.concordat.chain.vectors.Vectors;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.ParseResult;
import org.junit.jupiter.api.Test;

class GenesisBlockTest {
  private static final String QBFT = "\"qbft\":{}";

  /// The public test network Sepolia: base fee from London, other forks later.
  @Test
  void sepoliaHasItsKnownHash() {
    String json =
        """
        {"config":{"chainId":11155111,"londonBlock":0,"shanghaiTime":1677557088,"ethash":{}},
         "extraData":"0x5365706f6c69612c20417468656e732c204174746963612c2047726565636521",
         "gasLimit":"0x1c9c380","difficulty":"0x20000","nonce":"0x0","timestamp":"0x6159af19",
         "baseFeePerGas":"0x3B9ACA00",
         "mixHash":"0x0000000000000000000000000000000000000000000000000000000000000000",
         "coinbase":"0x0000000000000000000000000000000000000000","alloc":{}}
        """;
    Bytes32 stateRoot =
        Bytes32.fromHexString("5eb6e371a698b8d68f665192350ffcecbbbf322916f4b51bd79bb6887da3f494");
    Block genesis = GenesisBlock.of(parse(json), stateRoot);
    assertThat(genesis.hash().toHexString())
        .isEqualTo("0x25a5cc106eea7138acab33231d7160d69cb777ee0c2c553fcddf5138993e6dd9");
    assertThat(genesis.body().withdrawals()).isEmpty();
  }

  @Test
  void aNetworkThatStartsAtPragueHasAllFieldsAndItsKnownHash() {
    JsonNode vector = Vectors.read("blocks/eest_prague_genesis.json");
    JsonNode header = vector.get("genesisBlockHeader");
    GenesisFile file =
        parse(
            """
            {"config":{"chainId":1,"londonBlock":0,"pragueTime":0,"ethash":{}},
             "extraData":"%s","gasLimit":"%s","difficulty":"%s","nonce":"%s","timestamp":"%s",
             "baseFeePerGas":"%s","mixHash":"%s","coinbase":"%s","alloc":{}}
            """
                .formatted(
                    text(header, "extraData"),
                    text(header, "gasLimit"),
                    text(header, "difficulty"),
                    text(header, "nonce"),
                    text(header, "timestamp"),
                    text(header, "baseFeePerGas"),
                    text(header, "mixHash"),
                    text(header, "coinbase")));
    Block genesis = GenesisBlock.of(file, Bytes32.fromHexString(text(header, "stateRoot")));
    assertThat(genesis.hash().toHexString()).isEqualTo(text(header, "hash"));
    assertThat(genesis.body().withdrawals()).isPresent();
    Bytes rlp = Bytes.fromHexString(text(vector, "genesisRLP"));
    assertThat(BlockHeader.read(RlpReader.of(rlp).readList())).isEqualTo(genesis.header());
    assertThat(genesis.encode()).isEqualTo(rlp);
  }

  @Test
  void zeroBaseFeeDoesNotReachTheGenesisBlock() {
    GenesisFile file = ChainSpecTest.file("\"londonBlock\":0,\"zeroBaseFee\":true," + QBFT, "");
    assertThat(GenesisBlock.of(file, Bytes32.ZERO).header().baseFee())
        .isEqualTo(Word.of(1_000_000_000));
  }

  @Test
  void aForkLeftOutHappensWithTheNextLaterOne() {
    GenesisFile file = ChainSpecTest.file("\"londonBlock\":0,\"osakaTime\":0," + QBFT, "");
    BlockHeader header = GenesisBlock.of(file, Bytes32.ZERO).header();
    assertThat(header.withdrawalsRoot()).isEqualTo(HeaderConstants.EMPTY_TRIE_ROOT);
    assertThat(header.excessBlobGas()).isZero();
    assertThat(header.parentBeaconBlockRoot()).isEqualTo(Bytes32.ZERO);
    assertThat(header.requestsHash()).isEqualTo(HeaderConstants.EMPTY_REQUESTS_HASH);
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }

  private static GenesisFile parse(String json) {
    return switch (GenesisFile.parse(json)) {
      case ParseResult.Parsed parsed -> parsed.file();
      case ParseResult.Rejected rejected -> throw new AssertionError(rejected.describe());
    };
  }
}
