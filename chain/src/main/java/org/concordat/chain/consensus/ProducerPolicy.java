package org.concordat.chain.consensus;

import org.apache.tuweni.bytes.Bytes;

/// What a validator may choose about its blocks.
///
/// @param name of this node, in its log lines
/// @param gasLimitTarget Besu's `--target-gas-limit`
/// @param vanity free bytes of the extra data
/// @param shape of the messages it sends
public record ProducerPolicy(String name, long gasLimitTarget, Bytes vanity, WireShape shape) {}
