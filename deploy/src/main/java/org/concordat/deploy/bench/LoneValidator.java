package org.concordat.deploy.bench;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.evm.CodeCompiler;
import org.concordat.chain.ledger.BlockBuilder;
import org.concordat.chain.ledger.ImportResult;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.LedgerOpening;
import org.concordat.chain.ledger.TransactionSource;
import org.concordat.chain.state.StateRetention;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHashing;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.ForkSchedule;
import org.concordat.genesis.config.GenesisAccount;
import org.concordat.genesis.config.GenesisConfig;
import org.concordat.genesis.config.GenesisExtraData;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.GenesisHeader;
import org.concordat.genesis.config.Milestone;
import org.concordat.genesis.config.QbftConfig;

/// The one validator of a network without fees: its seal is the quorum, so that this process makes
/// final blocks as fast as it can.
final class LoneValidator {
  static final Word CHAIN_ID = Word.of(1_337);
  private static final long GAS_LIMIT = 1L << 40;
  private static final long GENESIS_TIME = 1_700_000_000L;
  private static final Bytes32 KEY = key(-1);

  private LoneValidator() {}

  /// The network, with these accounts.
  static GenesisFile genesis(SortedMap<Address, GenesisAccount> alloc) {
    return new GenesisFile(
        GenesisConfig.ofQbft(
            CHAIN_ID.w0(), ForkSchedule.allAtGenesis(Milestone.OSAKA), true, QbftConfig.DEFAULT),
        GenesisHeader.ofQbft(
            GENESIS_TIME, GAS_LIMIT, GenesisExtraData.ofValidators(List.of(owner(KEY)))),
        alloc);
  }

  static Ledger open(GenesisFile genesis, KeyValueStore store, StateRetention retention) {
    return open(genesis, store, retention, CodeCompiler.NONE);
  }

  /// @param compiler takes codes that blocks run much
  static Ledger open(
      GenesisFile genesis, KeyValueStore store, StateRetention retention, CodeCompiler compiler) {
    Instant later = Instant.ofEpochSecond(2 * GENESIS_TIME);
    return LedgerOpening.open(genesis, store, InstantSource.fixed(later), retention, compiler);
  }

  /// A sealed block on the ledger's head, a second after it.
  static Block next(Ledger ledger, TransactionSource source) {
    Block parent = ledger.head();
    BlockBuilder.Proposal proposal =
        new BlockBuilder.Proposal(
            parent.header().timestamp() + 1,
            owner(KEY),
            0,
            GAS_LIMIT,
            Bytes.EMPTY,
            Optional.empty());
    Block block = ledger.blockBuilder().build(parent.header(), proposal, source);
    Bytes32 digest = BlockHashing.commitHash(block.header());
    return BlockBuilder.sealed(block, 0, List.of(Secp256k1.sign(digest, KEY)));
  }

  /// @throws IllegalStateException when the ledger does not take the block
  static Block imported(Ledger ledger, Block block) {
    ImportResult result = ledger.importBlock(block);
    if (!(result instanceof ImportResult.Imported)) {
      throw new IllegalStateException("block " + block.number() + ": " + result);
    }
    return block;
  }

  /// The private key of the account with this number: the same at every run.
  static Bytes32 key(int number) {
    return Keccak.hash(Bytes.ofUnsignedInt(number & 0xffffffffL));
  }

  static Address owner(Bytes32 key) {
    return Secp256k1.address(Secp256k1.publicKey(key));
  }
}
