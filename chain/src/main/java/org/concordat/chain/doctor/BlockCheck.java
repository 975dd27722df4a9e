package org.concordat.chain.doctor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.execution.ExecutedBlock;
import org.concordat.chain.store.Segment;
import org.concordat.chain.trie.OrderedTrieRoot;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;

/// Compares the body, the receipts and the index entries of a block with its header.
record BlockCheck(ChainTables tables, Findings findings) {
  /// @return how many transactions its body has; empty when it cannot be read
  OptionalInt check(Bytes32 hash, BlockHeader header) {
    long number = header.number();
    Optional<BlockBody> body = tables.body(hash).orReport(findings, number, Finding.Part.BODY);
    Optional<List<Receipt>> receipts =
        tables.receipts(hash).orReport(findings, number, Finding.Part.RECEIPTS);
    body.ifPresent(it -> transactions(header, it.transactions()));
    receipts.ifPresent(it -> receipts(header, it));
    return body.map(it -> OptionalInt.of(it.transactions().size())).orElseGet(OptionalInt::empty);
  }

  private void transactions(BlockHeader header, List<Transaction> transactions) {
    Bytes32 root = ExecutedBlock.transactionsRoot(transactions);
    if (!root.equals(header.transactionsRoot())) {
      findings.inBlock(
          header.number(),
          Finding.Part.BODY,
          "its transactions have root " + root + ", the header says " + header.transactionsRoot());
    }
    for (int i = 0; i < transactions.size(); i++) {
      Bytes32 hash = transactions.get(i).hash();
      if (!tables.locates(hash, header.number(), i)) {
        findings.inIndex(
            Segment.TX_INDEX,
            "transaction %s is number %d of block %d, the index does not say so"
                .formatted(hash, i, header.number()));
      }
    }
  }

  private void receipts(BlockHeader header, List<Receipt> receipts) {
    Bytes32 root = OrderedTrieRoot.of(receipts.stream().map(Receipt::encode).toList());
    if (!root.equals(header.receiptsRoot())) {
      findings.inBlock(
          header.number(),
          Finding.Part.RECEIPTS,
          "they have root " + root + ", the header says " + header.receiptsRoot());
    }
  }
}
