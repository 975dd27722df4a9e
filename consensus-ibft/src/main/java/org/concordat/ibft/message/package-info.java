/// What validators say to each other, and the certificates they build from it.
///
/// A *payload* is what an author signs; {@link org.concordat.ibft.message.Signed} adds author and
/// signature; a *message* is a signed payload plus the unsigned proofs that travel with it. Whoever
/// constructs a {@link org.concordat.ibft.message.Signed} has verified its signature: the author is
/// recovered from it, never claimed. May import `ibft.model`.
///
/// Names follow `types.dfy` of the QBFT formal specification; the split between signed and unsigned
/// parts follows Besu's wire format (a Proposal signs the whole block).
package org.concordat.ibft.message;
