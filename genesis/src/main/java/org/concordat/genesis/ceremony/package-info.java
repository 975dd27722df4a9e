/// The ceremony that makes a circuit's proving key: who takes part, what is written and hashed, and
/// how anybody checks it afterwards. Files and transcripts are those of snarkjs 0.7.6, to the byte,
/// so that people who do not trust this program use that one.
///
/// A Groth16 key contains powers of secrets τ, α, β and δ. Whoever knows them proves falsehoods. In
/// a ceremony each member multiplies them by secrets of its own and forgets those: the key is sound
/// unless *all* members colluded or were robbed.
///
/// | phase | what | file | once per |
/// |---|---|---|---|
/// | 1 | τ, α, β | .ptau | consortium (or take a public one) |
/// | 2 | δ | .zkey | circuit |
///
/// Each phase ends with a contribution from a public [org.concordat.genesis.ceremony.Beacon], so
/// that the last member could not choose the outcome.
///
/// ## The numbers in files
///
/// Containers are described in [org.concordat.genesis.snarkfile]. A point is affine, its
/// coordinates little-endian in Montgomery form with R = 2^256, zeros at infinity; 64 bytes in G1,
/// 128 in G2. Transcripts hash the *uncompressed* form instead: plain big-endian numbers, in G2 the
/// coefficient of u first. Hashes are BLAKE2b of 64 bytes
/// ([org.concordat.genesis.ceremony.Blake2b]).
///
/// ## A .ptau file (version 1, seven sections, eleven once prepared)
///
/// | section | what |
/// |---|---|
/// | 1 | power ([org.concordat.genesis.ceremony.PowersFile]) |
/// | 2 to 6 | lists of points ([org.concordat.genesis.ceremony.PowersSection]) |
/// | 7 | [org.concordat.genesis.ceremony.PowersContribution] each |
/// | 12 to 15 | the lists 2 to 5 by their values, by ascending power |
///
/// A contribution answers a *challenge*, the hash of the last response's hash and of all points
/// uncompressed. Its *response* is the challenge's hash, all points after it compressed, and three
/// proofs of knowledge ([org.concordat.genesis.ceremony.PowersSecret]); its hash is what the
/// contributor publishes. Files keep that hash unfinished, before the proofs. Challenge and
/// response also exist as files ([org.concordat.genesis.ceremony.PowersLayout]), for machines
/// without a network. What is hashed is never what is in the file, so no file can be checked by its
/// checksum alone.
///
/// ## A .zkey file (version 1, ten sections)
///
/// | section | what |
/// |---|---|
/// | 1, 2 | [org.concordat.genesis.ceremony.KeyHeader] |
/// | 3 to 9 | [org.concordat.genesis.ceremony.KeyPart] and, as 4, the matrices A and B ([org.concordat.genesis.ceremony.KeyWriter]) |
/// | 10 | [org.concordat.genesis.ceremony.KeyTranscript]: circuit hash, contributions |
///
/// A contribution ([org.concordat.genesis.ceremony.KeyContribution]) multiplies δ by x and divides
/// sections 8 and 9 by it. It proves that its contributor knew x: s and x·s in G1, x·p in G2, where
/// p comes from hashing the transcript, s and x·s. Its *hash* is over δ after it, s, x·s, x·p and
/// the transcript.
///
/// ## Keys that are no secret
///
/// [org.concordat.genesis.ceremony.DevelopmentKey] makes a key from a seed, for tests and
/// demonstrations. [org.concordat.genesis.ceremony.KeyProvenance] tells such a key, and one nobody
/// contributed to, from one that may be used.
///
/// Invariants: files are hostile until read; a refusal is a value with a reason. Randomness is
/// passed in. Results do not depend on the number of threads, which is bounded. Nothing here is
/// constant-time. Imports `genesis.bn254`, `genesis.circuit` and `genesis.snarkfile`.
@org.jspecify.annotations.NullMarked
package org.concordat.genesis.ceremony;
