package org.concordat.ibft.model;

/// What a block holds. The shell implements it with its own immutable block type; the core passes
/// it along unopened.
public interface BlockContent {}
