/// The Poseidon hash over BN254's scalar field, equal to circomlib's `poseidon` for 1 to 16 inputs.
///
/// Specification: Grassi, Khovratovich, Rechberger, Roy, Schofnegger, "Poseidon: A New Hash
/// Function for Zero-Knowledge Proof Systems" (ePrint 2019/458). Round constants and matrices are
/// generated from its Grain stream when a width is first used; nothing is tabulated.
/// [org.concordat.genesis.poseidon.PoseidonTree] is the one Merkle tree over it. Uses
/// `genesis.bn254`.
package org.concordat.genesis.poseidon;
