package org.concordat.chain.ledger;

import org.concordat.chain.bytes.Word;
import org.concordat.chain.execution.ExecutionRules;
import org.concordat.chain.spec.Fork;
import org.concordat.genesis.config.QbftConfig;

/// The rules of one block.
///
/// @param baseFee what its header must say
/// @param consensus QBFT's parameters for producing it, looked up with its parent's timestamp
/// @param protocol QBFT's parameters for executing it, looked up with its own timestamp
/// @param excessBlobGas what its producer writes, from Cancun on
public record BlockRules(
    Fork fork,
    Word baseFee,
    QbftConfig consensus,
    QbftConfig protocol,
    ExecutionRules execution,
    long excessBlobGas) {

  /// Zero for test networks with a period below a second, where the rule is not in force.
  long leastSecondsBetweenBlocks() {
    return consensus.blockPeriodMillis() > 0 ? 0 : consensus.blockPeriodSeconds();
  }
}
