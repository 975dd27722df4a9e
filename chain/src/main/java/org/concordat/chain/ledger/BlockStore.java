package org.concordat.chain.ledger;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.state.StateTables;
import org.concordat.chain.state.StateUpdate;
import org.concordat.chain.state.WorldState;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;

/// Blocks, receipts and states in the key-value store.
///
/// | segment | key | value |
/// |---|---|---|
/// | HEADERS | block hash | header RLP |
/// | BODIES | block hash | body RLP |
/// | RECEIPTS | block hash | list of encoded receipts |
/// | CANONICAL | number, 8 bytes | block hash |
/// | TX_INDEX | transaction hash | number, 8 bytes, and index, 4 bytes |
/// | METADATA | `head` | block hash |
/// | METADATA | `genesis-alloc` | digest of the accounts in the genesis file, see [LedgerOpening] |
///
/// What a state is made of is with [StateTables].
final class BlockStore {
  private static final Bytes HEAD_KEY = Bytes.of('h', 'e', 'a', 'd');

  private final KeyValueStore store;
  private final StateTables states;

  BlockStore(KeyValueStore store, StateTables states) {
    this.store = store;
    this.states = states;
  }

  /// Stores a block as the new head, with its receipts and the state after it, in one atomic write.
  void append(Block block, List<Receipt> receipts, StateUpdate state) {
    WriteBatch batch = new WriteBatch();
    states.add(batch, state);
    Bytes32 hash = block.hash();
    batch.put(Segment.HEADERS, hash, block.header().encode());
    batch.put(Segment.BODIES, hash, block.body().encode());
    batch.put(Segment.RECEIPTS, hash, BlockCodec.receipts(receipts));
    batch.put(Segment.CANONICAL, BlockCodec.number(block.number()), hash);
    List<Transaction> transactions = block.body().transactions();
    for (int i = 0; i < transactions.size(); i++) {
      TransactionLocation location = new TransactionLocation(block.number(), i);
      batch.put(Segment.TX_INDEX, transactions.get(i).hash(), BlockCodec.location(location));
    }
    batch.put(Segment.METADATA, HEAD_KEY, hash);
    store.write(batch);
  }

  /// @throws ChainException `STORE_CORRUPT` when there is none
  Block head() {
    return store
        .get(Segment.METADATA, HEAD_KEY)
        .flatMap(hash -> blockByHash(Bytes32.wrap(hash)))
        .orElseThrow(() ->
            new ChainException(
                ChainException.Code.STORE_CORRUPT,
                "the database names no head block, or lacks it. Restore the data directory"
                    + " from a backup or sync again into an empty one."));
  }

  Optional<BlockHeader> headerByHash(Bytes32 hash) {
    return store.get(Segment.HEADERS, hash).map(BlockHeader::decode);
  }

  Optional<BlockHeader> headerByNumber(long number) {
    return storedHashOf(number).flatMap(this::headerByHash);
  }

  Optional<Block> blockByHash(Bytes32 hash) {
    return headerByHash(hash)
        .flatMap(header ->
            store.get(Segment.BODIES, hash).map(body -> new Block(header, BlockBody.decode(body))));
  }

  Optional<Block> blockByNumber(long number) {
    return storedHashOf(number).flatMap(this::blockByHash);
  }

  Optional<Bytes32> storedHashOf(long number) {
    return number < 0
        ? Optional.empty()
        : store.get(Segment.CANONICAL, BlockCodec.number(number)).map(Bytes32::wrap);
  }

  /// Zero when there is no such block.
  Bytes32 hashOf(long number) {
    return storedHashOf(number).orElse(Bytes32.ZERO);
  }

  Optional<List<Receipt>> receipts(Bytes32 blockHash) {
    return store.get(Segment.RECEIPTS, blockHash).map(BlockCodec::receipts);
  }

  Optional<TransactionLocation> transaction(Bytes32 hash) {
    return store.get(Segment.TX_INDEX, hash).map(BlockCodec::location);
  }

  /// The state after this block.
  WorldState stateAt(BlockHeader block) {
    return states.at(block.number(), block.stateRoot());
  }

  StateTables states() {
    return states;
  }
}
