package org.concordat.ibft.message;

import java.util.Optional;

/// What a validator must still know after a crash, so that restarting is not a Byzantine fault.
///
/// After a restart the node signs nothing at `height` in any round up to and including `round`, and
/// its round changes carry `lastPrepared`. A record about another height than the one being decided
/// says nothing.
///
/// @param round the latest round of `height` in which anything was signed
/// @param restarts how often this node was restarted at `height` and then signed again; it decides
///   how long the node waits after the next restart, not what it may sign
public record SafetyRecord(
    long height, int round, Optional<PreparedCertificate> lastPrepared, int restarts) {}
