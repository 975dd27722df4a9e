package org.concordat.ibft.message;

import org.concordat.ibft.model.Digest;

/// Which block was prepared, and when.
///
/// @param preparedValue the digest of the block *at* `preparedRound`
public record PreparedRoundMetadata(int preparedRound, Digest preparedValue) {}
