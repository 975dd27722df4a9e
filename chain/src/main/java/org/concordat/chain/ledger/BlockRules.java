package org.concordat.chain.ledger;

import org.concordat.chain.bytes.Word;
import org.concordat.chain.execution.ExecutionRules;
import org.concordat.chain.spec.Fork;
import org.concordat.genesis.config.QbftConfig;

/// The rules of one block.
///
/// @param baseFee what its header must say
/// @param consensus QBFT's parameters for proposing and judging it
/// @param earliestTimestamp in seconds, for a block with the timestamp these rules were asked for
/// @param excessBlobGas what its producer writes, from Cancun on
public record BlockRules(
    Fork fork,
    Word baseFee,
    QbftConfig consensus,
    long earliestTimestamp,
    ExecutionRules execution,
    long excessBlobGas) {}
