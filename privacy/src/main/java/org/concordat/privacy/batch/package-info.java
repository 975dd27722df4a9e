/// From the vault to the chain: every batch is registered exactly once, whatever crashes when.
///
/// The order of effects is the whole design: a batch is durable before it is signed, the signed
/// transaction is durable before it is sent, and a batch counts as committed only from what the
/// chain says. After a crash at any point the next pass finds out which effects took place:
///
/// | crash after | the next pass |
/// |---|---|
/// | batch formed | asks the chain for the root, then signs |
/// | transaction kept | asks for its fate; unknown: sends the same bytes |
/// | transaction sent | asks for its fate; pending: waits |
/// | transaction included | asks for its fate; confirmed: marks the batch |
///
/// A transaction whose nonce another one took can never be included: only then, and when the chain
/// does not know the root, is the batch signed anew. No thread, clock or network of its own: the
/// caller runs passes. May import `vault`, `registration`, `schema` and the JDK.
@org.jspecify.annotations.NullMarked
package org.concordat.privacy.batch;
