/// Groth16 over BN254 (Groth, "On the Size of Pairing-based Non-interactive Arguments", ePrint
/// 2016/260): proves that one knows a witness of a circuit, in 256 bytes, from the files of the
/// circom tools.
///
/// A [org.concordat.genesis.groth16.ProvingKey] is a mapped `.zkey`, of any circuit; a
/// [org.concordat.genesis.groth16.Witness] is the content of a `.wtns`; a
/// [org.concordat.genesis.groth16.Prover] makes a [org.concordat.genesis.groth16.Proof] of both and
/// hands it out only when the [org.concordat.genesis.groth16.Verifier] accepts it.
/// [org.concordat.genesis.groth16.SnarkJson] has proof, public inputs and
/// [org.concordat.genesis.groth16.VerifyingKey] in snarkjs's form, to the byte.
///
/// Invariants: files and texts are hostile until read, a refusal is a
/// [org.concordat.genesis.snarkfile.Reading.Refused] with a reason. The prover draws no randomness:
/// its caller passes it in. No reason and no exception holds a wire's value. The prover is not
/// constant-time: it runs on hosts that are trusted with the witness. Imports `bn254`, `snarkfile`
/// and `json`.
@org.jspecify.annotations.NullMarked
package org.concordat.genesis.groth16;
