package org.concordat.ibft.message;

import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.Signature;

/// "A quorum prepared this block, and this is my seal on it."
///
/// @param commitSeal the author's signature over `digest` itself; it ends up in the block
public record UnsignedCommit(long height, int round, Digest digest, Signature commitSeal)
    implements Payload {}
