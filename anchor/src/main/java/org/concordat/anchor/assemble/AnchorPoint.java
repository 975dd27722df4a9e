package org.concordat.anchor.assemble;

/// One anchor on the L2.
///
/// @param consortiumBlock the block that was anchored
/// @param batchCount the registry's count in that block
/// @param l2Block the L2 block that includes the anchor
public record AnchorPoint(long consortiumBlock, long batchCount, long l2Block) {}
