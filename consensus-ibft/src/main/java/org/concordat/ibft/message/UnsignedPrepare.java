package org.concordat.ibft.message;

import org.concordat.ibft.model.Digest;

/// "I accepted the proposal with this digest."
public record UnsignedPrepare(long height, int round, Digest digest) implements Payload {}
