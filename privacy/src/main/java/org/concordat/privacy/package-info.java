/// Records: from a member's own data to a registered commitment.
///
/// Personal data stays in the vault of the member that holds it. What leaves the vault is a hiding
/// commitment and a Merkle root over commitments; no attribute, blinding, subject identifier or key
/// of this module reaches the chain, a log line, an exception message or a `toString`.
///
/// Packages, each using only those before it: `schema` (what a record is), `csv` (records from a
/// file), `commitment` (field elements, Poseidon, the batch tree), `delivery` (records that an
/// issuer has signed together), `policy` (the lists a policy rests on), `registration` (the chain,
/// through web3j), `vault` (encrypted storage), `batch` (from vault to chain, exactly once),
/// `gateway` (the facade). This package holds the one exception type. The module may use `genesis`
/// and web3j; its main code never sees `chain`, `consensus-ibft`, `governance` or `anchor`.
@org.jspecify.annotations.NullMarked
package org.concordat.privacy;
