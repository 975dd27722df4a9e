package org.concordat.chain.pool;

import org.concordat.chain.bytes.Word;
import org.concordat.chain.execution.TransactionValidator;
import org.concordat.chain.ledger.BlockRules;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.state.StateReader;
import org.concordat.chain.types.BlockHeader;

/// What the pool needs of the chain: the state after the head and the rules of the next block.
///
/// @param baseFee of the next block
public record PoolView(
    StateReader state, TransactionValidator validator, Word baseFee, long gasLimit) {

  /// The ledger's head, and the block that could follow it a second later.
  public static PoolView of(Ledger ledger) {
    BlockHeader head = ledger.head().header();
    BlockRules next = ledger.rulesAfter(head, head.timestamp() + 1);
    return new PoolView(
        ledger.stateAt(head),
        new TransactionValidator(next.execution()),
        next.baseFee(),
        head.gasLimit());
  }
}
