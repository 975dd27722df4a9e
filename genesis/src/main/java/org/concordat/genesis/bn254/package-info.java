/// The curve BN254 (`alt_bn128` in EIP-196 and EIP-197) and its two prime fields.
///
/// Invariants: field elements are in Montgomery form with R = 2^256 and always fully reduced, so
/// limbs are equal exactly when values are; points handed out satisfy their curve equation and lie
/// in the group of order r. The kernel works on flat arrays of `long` without allocating; field
/// elements, points and the tower of the pairing are immutable values above it. Nothing here is
/// constant-time: use it on hosts that are trusted with the values. Imports nothing but the JDK and
/// Tuweni's bytes.
package org.concordat.genesis.bn254;
