package org.concordat.chain.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.state.AccountChange;
import org.concordat.chain.state.StateChanges;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.BlockHeaderBuilder;
import org.concordat.chain.types.HeaderConstants;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.ForkSchedule;
import org.concordat.genesis.config.GenesisAccount;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.GenesisHeader;
import org.concordat.genesis.config.Milestone;

/// Block 0 and the state it starts with, as Besu makes them from the same file.
final class GenesisBlock {
  private GenesisBlock() {}

  /// Every account of the file, an empty one too.
  static StateChanges state(GenesisFile genesis) {
    Map<Address, AccountChange> accounts = new HashMap<>();
    Map<Bytes32, Bytes> code = new HashMap<>();
    genesis
        .alloc()
        .forEach((address, account) -> {
          Bytes32 codeHash = Keccak.hash(account.code());
          accounts.put(address, written(account, codeHash));
          if (!account.code().isEmpty()) {
            code.put(codeHash, account.code());
          }
        });
    return new StateChanges(accounts, code);
  }

  private static AccountChange.Written written(GenesisAccount account, Bytes32 codeHash) {
    Map<Word, Word> slots = new HashMap<>();
    account
        .storage()
        .forEach((key, value) -> slots.put(Word.of(key.toBytes()), Word.of(value.toBytes())));
    return new AccountChange.Written(
        account.nonce(), Word.of(account.balance().toBytes()), codeHash, true, slots);
  }

  static Block block(GenesisFile genesis, Bytes32 stateRoot) {
    long timestamp = genesis.header().timestamp();
    boolean shanghai = genesis.config().forks().isActive(Milestone.SHANGHAI, 0, timestamp);
    return new Block(header(genesis, stateRoot), BlockBody.of(List.of(), shanghai));
  }

  private static BlockHeader header(GenesisFile genesis, Bytes32 stateRoot) {
    GenesisHeader given = genesis.header();
    BlockHeaderBuilder builder =
        new BlockHeaderBuilder()
            .parentHash(given.parentHash())
            .coinbase(given.coinbase())
            .stateRoot(stateRoot)
            .difficulty(Word.of(given.difficulty().toBytes()))
            .gasLimit(given.gasLimit())
            .timestamp(given.timestamp())
            .extraData(given.extraData())
            .mixHash(given.mixHash())
            .nonce(given.nonce());
    addForkFields(builder, given, genesis.config().forks());
    return builder.build();
  }

  /// Without a base fee the encoding ends before the fields that would follow it.
  private static void addForkFields(
      BlockHeaderBuilder builder, GenesisHeader given, ForkSchedule forks) {
    boolean london = forks.declared(Milestone.LONDON).orElse(-1) == 0;
    if (given.baseFeePerGas().isEmpty() && !london) {
      return;
    }
    builder.baseFee(
        given.baseFeePerGas().map(fee -> Word.of(fee.toBytes())).orElse(BaseFees.INITIAL));
    if (forks.isActive(Milestone.SHANGHAI, 0, given.timestamp())) {
      builder.withdrawalsRoot(HeaderConstants.EMPTY_TRIE_ROOT);
    }
    if (forks.isActive(Milestone.CANCUN, 0, given.timestamp())) {
      builder
          .blobGasUsed(given.blobGasUsed().orElse(0))
          .excessBlobGas(given.excessBlobGas().orElse(0))
          .parentBeaconBlockRoot(given.parentBeaconBlockRoot().orElse(Bytes32.ZERO));
    }
    if (forks.isActive(Milestone.PRAGUE, 0, given.timestamp())) {
      builder.requestsHash(HeaderConstants.EMPTY_REQUESTS_HASH);
    }
  }
}
