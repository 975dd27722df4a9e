/// The curve BN254 (`alt_bn128` in EIP-196 and EIP-197) and its two prime fields.
///
/// Invariants: field elements are in Montgomery form with R = 2^256 and always fully reduced, so
/// limbs are equal exactly when values are; points handed out satisfy their curve equation. The
/// arithmetic works on flat arrays of `long` without allocating and is not constant-time: use it on
/// hosts that are trusted with the values. Imports nothing but the JDK and Tuweni's bytes.
package org.concordat.genesis.bn254;
