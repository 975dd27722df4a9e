/// The curve BN254 (`alt_bn128` in EIP-196 and EIP-197) and its two prime fields.
///
/// Layers, each on flat arrays of `long` with an index, without allocation: a prime field
/// ([org.concordat.genesis.bn254.PrimeField], [org.concordat.genesis.bn254.Inversion]); the tower
/// Fp2, Fp6, Fp12 of the pairing, whose classes own the room their products need and are for one
/// thread; points of G1 and walks on the twist; the pairing. What other packages see is
/// [org.concordat.genesis.bn254.Bn254] (bytes in, bytes out), [org.concordat.genesis.bn254.Fr] (a
/// scalar as a value), [org.concordat.genesis.bn254.ScalarArrays] (vectors of scalars) and
/// [org.concordat.genesis.bn254.PointArrays] (vectors of points of either group; its formulas are
/// written once, over a [org.concordat.genesis.bn254.CoordinateField]), with
/// [org.concordat.genesis.bn254.FixedBase] for one point times many scalars,
/// [org.concordat.genesis.bn254.MultiScalarMultiplication] for a sum of many points times scalars,
/// and the [org.concordat.genesis.bn254.NumberTheoreticTransform] of vectors of scalars.
///
/// A second arithmetic of the base field, [org.concordat.genesis.bn254.LaneField], computes on
/// hundreds of elements at once in vector instructions; sums of many points rest on it
/// ([org.concordat.genesis.bn254.BucketTree] over [org.concordat.genesis.bn254.LaneAdditions]).
///
/// Invariants: field elements are in Montgomery form with R = 2^256 and always fully reduced, so
/// limbs are equal exactly when values are. The plain twins, values over the same kernel and over
/// `BigInteger`, are in the tests. Nothing here is constant-time: use it on hosts that are trusted
/// with the values. Imports nothing but the JDK and Tuweni's bytes.
package org.concordat.genesis.bn254;
