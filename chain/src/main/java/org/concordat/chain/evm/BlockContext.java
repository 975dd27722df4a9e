package org.concordat.chain.evm;

import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// What instructions may read of the block being executed.
///
/// @param coinbase who COINBASE answers and fees go to
/// @param prevRandao the header's mix hash; under London, where the instruction is DIFFICULTY, the
///   difficulty
/// @param blobBaseFee zero before Cancun
public record BlockContext(
    long number,
    long timestamp,
    Address coinbase,
    long gasLimit,
    Word prevRandao,
    Word baseFee,
    Word blobBaseFee,
    Word chainId) {}
