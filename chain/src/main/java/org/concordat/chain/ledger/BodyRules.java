package org.concordat.chain.ledger;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.execution.ExecutedBlock;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.Withdrawal;

/// Whether a body belongs to its header.
final class BodyRules {
  private BodyRules() {}

  static Optional<Breach> check(Block block, Fork fork) {
    Optional<List<Withdrawal>> expected =
        fork.isAtLeast(Fork.SHANGHAI) ? Optional.of(List.of()) : Optional.empty();
    if (!block.body().withdrawals().equals(expected)) {
      return Breach.of(Rule.WITHDRAWALS, "body " + block.body().withdrawals(), expected);
    }
    Bytes32 root = ExecutedBlock.transactionsRoot(block.body().transactions());
    return Breach.unless(
        root.equals(block.header().transactionsRoot()),
        Rule.TRANSACTIONS_ROOT,
        block.header().transactionsRoot(),
        root);
  }
}
