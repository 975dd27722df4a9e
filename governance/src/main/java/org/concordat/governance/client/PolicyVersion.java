package org.concordat.governance.client;

import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes32;

/// One version of the policy.
///
/// @param number from 1
/// @param draft which draft it is
/// @param adoptedAt the block of the decision
/// @param endedAt the block in which another followed or it was withdrawn
public record PolicyVersion(long number, Bytes32 draft, long adoptedAt, OptionalLong endedAt) {}
