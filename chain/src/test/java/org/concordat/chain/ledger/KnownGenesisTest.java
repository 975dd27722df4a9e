package org.concordat.chain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.spec.GenesisBlock;
import org.concordat.chain.state.InMemoryStateStore;
import org.concordat.chain.state.WorldState;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.ParseResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Genesis files of public networks, whose block 0 the whole world agrees on.
class KnownGenesisTest {
  @ParameterizedTest
  @CsvSource({
    "sepolia,0x5eb6e371a698b8d68f665192350ffcecbbbf322916f4b51bd79bb6887da3f494,"
        + "0x25a5cc106eea7138acab33231d7160d69cb777ee0c2c553fcddf5138993e6dd9",
    "hoodi,0xda87d7f5f91c51508791bbcbd4aa5baf04917830b86985eeb9ad3d5bfb657576,"
        + "0xbbe312868b376a3001692a646dd2d7d1e4406380dfd86b98aa8a34d1557c971b",
  })
  void stateRootAndHashAreTheKnownOnes(String network, String stateRoot, String hash)
      throws IOException {
    GenesisFile genesis = read("/vectors/genesis/" + network + ".json");
    WorldState empty = new InMemoryStateStore().empty();
    Bytes32 root = empty.update(GenesisState.of(genesis)).root();
    assertThat(root).isEqualTo(Bytes32.fromHexString(stateRoot));
    assertThat(GenesisBlock.of(genesis, root).hash()).isEqualTo(Bytes32.fromHexString(hash));
  }

  private static GenesisFile read(String resource) throws IOException {
    try (InputStream in = KnownGenesisTest.class.getResourceAsStream(resource)) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ((ParseResult.Parsed) GenesisFile.parse(json)).file();
    }
  }
}
