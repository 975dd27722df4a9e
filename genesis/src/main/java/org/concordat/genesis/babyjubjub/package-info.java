/// The curve BabyJubJub and EdDSA-Poseidon on it: signatures that a circuit over BN254 can check.
///
/// BabyJubJub is the twisted Edwards curve 168700·x² + y² = 1 + 168696·x²·y² over BN254's scalar
/// field (EIP-2494), so its coordinates are what a circuit computes with anyway. Its group has 8·l
/// points, l prime; everything here works in the subgroup of order l, whose generator is
/// circomlib's `Base8`. Because a is a square and d is not, the addition law has no exceptions.
///
/// A signature of the field element m under the key A is (R, S) with S·Base8 = R + h·8·A and h =
/// Poseidon(R.x, R.y, A.x, A.y, m): circomlibjs 0.1.7 makes and accepts the same (`prv2pub`,
/// `signPoseidon`, `verifyPoseidon`).
///
/// Invariants, held by the types: a point is on the curve; a public key is in the subgroup and not
/// the identity; S is below l. A foreign value becomes one of these or is refused where it is read,
/// and there is one encoding of each. As with the whole of `genesis.bn254`, nothing is
/// constant-time: sign on a host that may know the key. Uses `bn254`, `poseidon` and, for key
/// files, `keys`.
package org.concordat.genesis.babyjubjub;
