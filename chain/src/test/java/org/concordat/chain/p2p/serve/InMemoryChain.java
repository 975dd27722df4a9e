package org.concordat.chain.p2p.serve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;

/// A chain that a test puts together; it counts how often it is asked.
final class InMemoryChain implements ChainView {
  private final Map<Bytes32, BlockHeader> headers = new HashMap<>();
  private final Map<Long, Bytes32> hashes = new HashMap<>();
  private final Map<Bytes32, BlockBody> bodies = new HashMap<>();
  private final Map<Bytes32, List<Receipt>> receipts = new HashMap<>();
  private final Map<Bytes32, Transaction> pool = new HashMap<>();
  int lookups;

  InMemoryChain with(Block block, List<Receipt> itsReceipts) {
    Bytes32 hash = block.hash();
    hashes.put(block.number(), hash);
    headers.put(hash, block.header());
    bodies.put(hash, block.body());
    receipts.put(hash, itsReceipts);
    return this;
  }

  InMemoryChain withPooled(Transaction transaction) {
    pool.put(transaction.hash(), transaction);
    return this;
  }

  private <K, V> Optional<V> lookUp(Map<K, V> map, K key) {
    lookups++;
    return Optional.ofNullable(map.get(key));
  }

  @Override
  public Optional<BlockHeader> headerByHash(Bytes32 hash) {
    return lookUp(headers, hash);
  }

  @Override
  public Optional<BlockHeader> headerByNumber(long number) {
    return lookUp(hashes, number).map(headers::get);
  }

  @Override
  public Optional<BlockBody> body(Bytes32 blockHash) {
    return lookUp(bodies, blockHash);
  }

  @Override
  public Optional<List<Receipt>> receipts(Bytes32 blockHash) {
    return lookUp(receipts, blockHash);
  }

  @Override
  public Optional<Transaction> pooledTransaction(Bytes32 hash) {
    return lookUp(pool, hash);
  }
}
