/// The lists a policy rests on: accredited issuers, blocked jurisdictions, sanctioned entities.
///
/// A list is made from a published file, once, by a stated selection, and from then on is a file of
/// its own: canonical JSON (`concordat-policy-list/1`) with its name, date, where it comes from and
/// under which licence, and its entries in ascending order. The same entries give the same bytes in
/// whatever order they came; other bytes for the same content are refused. Its maker signs
/// keccak256 of `concordat policy list` and a line feed, followed by these bytes, with a secp256k1
/// key; the signature is a file beside it (`concordat-policy-list-signature/1`).
///
/// | kind | identifier of an entry | at most | enters the policy as |
/// |---|---|---|---|
/// | accredited-issuers | public key, x and y, in hexadecimal | 64 | a Merkle tree |
/// | blocked-jurisdictions | ISO 3166-1 alpha-2 | 64 | a table |
/// | sanctioned-entities | LEI | 10,999 | a tree of sorted blocks |
///
/// What a list cannot do: screening is by identifier alone. Source rows without an LEI are counted
/// in the list and shown, and do not enter the set; names are labels for people and never compared.
/// A list is public: no record, and no data of a member, is in it.
///
/// Pure functions but for reading files. Sources: ISO 17442, ISO 3166-1. May import the JDK,
/// `schema`, `csv`, `commitment`, genesis and web3j's key recovery.
@org.jspecify.annotations.NullMarked
package org.concordat.privacy.policy;
