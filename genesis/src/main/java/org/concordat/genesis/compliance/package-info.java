/// What a batch of hidden records provably satisfies: the statements `compliance/1` and, without
/// its last rule, `compliance/1-basic`, over nothing but field elements.
///
/// Public: `batchRoot, count, day, policyRoot, context`. For some policy with that root there are
/// `count` records, 1 to N (8, 32 or 128), of the schema `due-diligence/1`, such that
///
/// - the binary Poseidon tree over their commitments in order, filled up to N with zeros, has the
///   root `batchRoot`; a commitment is Poseidon(content digest, blinding), a content digest
///   Poseidon(schema, lei, legal name, level, expiry, jurisdiction, amount);
/// - they fall into at most K consecutive deliveries (4, or 8 for N = 128), each signed as a whole
///   by an accredited issuer: EdDSA on BabyJubJub over the chain of its content digests;
/// - 0 ≤ level - minimum < 256, and 0 < expiry - `day` ≤ 2^24;
/// - 0 ≤ amount ≤ the maximum for one, and their sum ≤ the maximum for all;
/// - the jurisdiction is a number below 2^16 and none of the blocked ones, nor 0;
/// - the subject's identifier is below 2^160 - 1, is not 0 and is not on the list of sanctions.
///
/// policyRoot = Poseidon(issuer root, digest of blocked codes, sanctions root, packed numbers); the
/// parts are described in [org.concordat.genesis.compliance.IssuerTree],
/// [org.concordat.genesis.compliance.BlockedCodes],
/// [org.concordat.genesis.compliance.SanctionsTree] and
/// [org.concordat.genesis.compliance.PolicyParameters].
///
/// It does not show that what an issuer signed is true, that the policy is in force, that the batch
/// is registered, or that `day` is the day of anything: whoever accepts a proof checks the last
/// three. It relies on the list of sanctions to be sorted, which anyone who has the list can check
/// by its root.
///
/// [org.concordat.genesis.compliance.ComplianceCheck] is the same statement in plain Java. Uses
/// `genesis.circuit`, `gadget`, `babyjubjub`, `poseidon`, `bn254`.
package org.concordat.genesis.compliance;
