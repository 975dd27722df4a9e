/// A front end for rank-1 constraint systems: a statement is one Java program.
///
/// A [org.concordat.genesis.circuit.Circuit] is run without values to yield its constraints, and
/// with values to yield the witness; both runs take the same steps, so the two cannot drift apart.
///
/// | run | builder | an expression is |
/// |---|---|---|
/// | [org.concordat.genesis.circuit.CompiledCircuit]`.of` | `Compilation` | a linear combination of wires |
/// | [org.concordat.genesis.circuit.CompiledCircuit]`.witness` | `Evaluation` | a field element |
///
/// Expressions stay symbolic, so additions and multiples cost nothing; a product costs one
/// constraint and one wire. What the program cannot compute with field operations alone (bits, an
/// inverse) it takes as [org.concordat.genesis.circuit.Advice] and then constrains.
///
/// Invariants: compiling a circuit twice gives equal systems; wires are numbered as circom numbers
/// them: the constant one, outputs, public inputs, all others; a program's control flow never
/// depends on values. A constraint that fails at witness time is a value that names the rule and
/// holds no part of the witness.
///
/// Files are iden3's `.r1cs`, version 1. Uses `genesis.bn254` and `genesis.snarkfile`.
package org.concordat.genesis.circuit;
