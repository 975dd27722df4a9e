/// The binary container that the tools of the circom world keep their files in: circuits (`r1cs`),
/// witnesses (`wtns`), powers of tau (`ptau`) and Groth16 keys (`zkey`).
///
/// ```
/// magic       4 bytes   "r1cs", "wtns", "ptau", "zkey"
/// version     u32
/// sections    u32       how many follow
/// per section:
///   type      u32       unlike any other section's of the file
///   size      u64       bytes that follow
///   content
/// ```
///
/// All numbers are little-endian. What a section holds is for the reader of the particular file to
/// know; it walks through one with a [org.concordat.genesis.snarkfile.SectionCursor].
///
/// Invariants: a file is hostile until read. Every size and count is checked against what the file
/// really holds before anything is allocated for it, and a file that is not what it should be is a
/// [org.concordat.genesis.snarkfile.Reading.Refused] with a reason; readers carry the reason out
/// with [org.concordat.genesis.snarkfile.Malformed]. A file stays mapped while it is open and must
/// not be changed by others meanwhile. A file is written beside its place and moved there when it
/// is whole. Imports the JDK, `bn254` and this module's exception.
@org.jspecify.annotations.NullMarked
package org.concordat.genesis.snarkfile;
