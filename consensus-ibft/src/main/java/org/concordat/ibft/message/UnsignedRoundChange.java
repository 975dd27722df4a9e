package org.concordat.ibft.message;

import java.util.Optional;

/// "I gave up on the rounds before this one."
///
/// @param round the round to move to, so at least 1
/// @param prepared the latest round this author prepared at this height, if any
public record UnsignedRoundChange(long height, int round, Optional<PreparedRoundMetadata> prepared)
    implements Payload {}
