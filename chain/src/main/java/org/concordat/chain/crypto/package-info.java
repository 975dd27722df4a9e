/// Hashes and signatures of the ledger.
///
/// Keccak-256 is our own; secp256k1 is libsecp256k1 through JNI with Bouncy Castle standing in
/// where the native library cannot load. Both give the same bytes (RFC 6979 nonces, low s), which
/// the tests check. Pure functions: no clock, no randomness. May import `chain.bytes`, genesis'
/// `Address`, Tuweni bytes; the only package of chain that sees either library. Sources: FIPS 202
/// with Keccak's own padding, SEC 1 section 4.1.6, RFC 6979, EIP-2.
package org.concordat.chain.crypto;
