/// Transactions that wait for a block.
///
/// One bounded pool: a transaction is executable when every nonce of its sender before it is known,
/// and queued otherwise. Candidates for a block come by effective tip, then by arrival, never
/// breaking a sender's order of nonces; equal pools give equal orders. On a network without fees
/// that is first come, first served.
///
/// Thread-safe through one lock at its edge; nothing inside locks, and neither signature recovery
/// nor a foreign call happens under it except reads of the head's state. May import everything up
/// to ledger.
@NullMarked
package org.concordat.chain.pool;

import org.jspecify.annotations.NullMarked;
