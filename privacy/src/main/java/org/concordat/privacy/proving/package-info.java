/// A member's proofs: that a registered batch of its hidden records keeps a policy.
///
/// [org.concordat.privacy.proving.ProvingDesk] works through the queue that the vault keeps, one
/// job at a time: it opens the batch ([org.concordat.privacy.proving.OpenedBatch]), holds it
/// against the policy in plain Java first, which costs milliseconds and names the broken rule, and
/// only then has [org.concordat.privacy.proving.BatchProver] prove it.
///
/// Invariants: records, blindings and signatures go from the vault into a witness and nowhere else;
/// what leaves is a proof, whose form tells nothing of them. A refusal stays in the vault. A job is
/// decided once; one that was begun [org.concordat.privacy.proving.ProvingDesk#MAX_ATTEMPTS] times
/// without an outcome is refused, so that nothing is tried for ever. Not for hosts that are not
/// trusted with the records: proving does not take constant time.
///
/// The statement is `genesis.compliance`'s. May import `vault`, `delivery`, `schema`, `commitment`
/// and genesis.
@org.jspecify.annotations.NullMarked
package org.concordat.privacy.proving;
