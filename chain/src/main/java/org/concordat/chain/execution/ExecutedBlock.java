package org.concordat.chain.execution;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.state.StateChanges;
import org.concordat.chain.trie.OrderedTrieRoot;
import org.concordat.chain.types.Bloom;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;

/// What executing a block's transactions gave.
public record ExecutedBlock(
    List<Transaction> transactions, List<Receipt> receipts, long gasUsed, StateChanges changes) {
  public ExecutedBlock {
    transactions = List.copyOf(transactions);
    receipts = List.copyOf(receipts);
  }

  public Bytes32 transactionsRoot() {
    return transactionsRoot(transactions);
  }

  public static Bytes32 transactionsRoot(List<Transaction> transactions) {
    return OrderedTrieRoot.of(transactions.stream().map(Transaction::encode).toList());
  }

  public Bytes32 receiptsRoot() {
    return OrderedTrieRoot.of(receipts.stream().map(Receipt::encode).toList());
  }

  /// The union of the receipts' blooms.
  public Bloom bloom() {
    return Bloom.union(receipts.stream().map(Receipt::bloom).toList());
  }
}
