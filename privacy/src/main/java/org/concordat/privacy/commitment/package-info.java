/// What the chain sees of a record: a hiding, binding commitment, and the tree that gathers them.
///
/// Content digest = Poseidon(schema, f1..fn), commitment = Poseidon(content digest, blinding), over
/// the scalar field of BN254, bit-compatible with circomlib's `Poseidon`. `schema` is keccak256 of
/// the schema id, reduced. The digest stands apart so that an issuer can sign what a record says
/// before anyone has drawn a blinding for it. Field elements by type:
///
/// | type | element |
/// |---|---|
/// | text | SHA-256 of the UTF-8 bytes, big-endian, reduced |
/// | code, LEI, country | the ASCII bytes (at most 31) as a big-endian integer |
/// | day | days since 1970-01-01; before it, the field's negative |
/// | whole number | itself |
/// | any, absent | 2^248, which no code, no day and no number can be |
///
/// Batch tree: binary, Poseidon(2), 8, 32 or 128 leaves, unused ones 0, leaf 0 left-most. Pure
/// functions; the blinding's randomness is passed in. May import `schema`, genesis' BN254 and
/// Poseidon, Tuweni's bytes.
@org.jspecify.annotations.NullMarked
package org.concordat.privacy.commitment;
