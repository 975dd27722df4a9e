package org.concordat.chain.ledger;

/// Where an included transaction is.
///
/// @param index in the block
public record TransactionLocation(long blockNumber, int index) {}
