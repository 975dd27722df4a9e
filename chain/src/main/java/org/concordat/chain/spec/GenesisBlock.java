package org.concordat.chain.spec;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHeaderBuilder;
import org.concordat.chain.types.HeaderConstants;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.GenesisHeader;
import org.concordat.genesis.config.Milestone;

/// Block 0 as Besu makes it from the same file. `zeroBaseFee` does not reach it.
public final class GenesisBlock {
  private GenesisBlock() {}

  /// @param stateRoot of the file's accounts
  public static Block of(GenesisFile genesis, Bytes32 stateRoot) {
    BlockHeaderBuilder header = always(genesis.header(), stateRoot);
    addForkFields(header, genesis);
    return new Block(
        header.build(), BlockBody.of(List.of(), isActive(genesis, Milestone.SHANGHAI)));
  }

  private static BlockHeaderBuilder always(GenesisHeader file, Bytes32 stateRoot) {
    return new BlockHeaderBuilder()
        .parentHash(file.parentHash())
        .coinbase(file.coinbase())
        .stateRoot(stateRoot)
        .difficulty(word(file.difficulty()))
        .gasLimit(file.gasLimit())
        .timestamp(file.timestamp())
        .extraData(file.extraData())
        .mixHash(file.mixHash())
        .nonce(file.nonce());
  }

  /// The encoding has no gaps, so a field whose fork is active is there only with all before it.
  private static void addForkFields(BlockHeaderBuilder header, GenesisFile genesis) {
    GenesisHeader file = genesis.header();
    boolean london = genesis.config().forks().declared(Milestone.LONDON).orElse(-1) == 0;
    if (!london && file.baseFeePerGas().isEmpty()) {
      return;
    }
    header.baseFee(file.baseFeePerGas().map(GenesisBlock::word).orElse(BaseFee.INITIAL));
    if (isActive(genesis, Milestone.SHANGHAI)) {
      header.withdrawalsRoot(HeaderConstants.EMPTY_TRIE_ROOT);
    }
    if (isActive(genesis, Milestone.CANCUN)) {
      header
          .blobGasUsed(file.blobGasUsed().orElse(0))
          .excessBlobGas(file.excessBlobGas().orElse(0))
          .parentBeaconBlockRoot(file.parentBeaconBlockRoot().orElse(Bytes32.ZERO));
    }
    if (isActive(genesis, Milestone.PRAGUE)) {
      header.requestsHash(HeaderConstants.EMPTY_REQUESTS_HASH);
    }
  }

  private static boolean isActive(GenesisFile genesis, Milestone milestone) {
    return genesis.config().forks().isActive(milestone, 0, genesis.header().timestamp());
  }

  private static Word word(UInt256 value) {
    return Word.of(value.toBytes());
  }
}
