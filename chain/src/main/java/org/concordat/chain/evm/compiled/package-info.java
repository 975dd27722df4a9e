/// EVM code translated to class files for the JVM's own compiler.
///
/// - [org.concordat.chain.evm.compiled.BlockAnalysis] cuts a code into blocks,
///   [org.concordat.chain.evm.compiled.Plan] deals them out to methods.
/// - [org.concordat.chain.evm.compiled.BlockEmitter] writes one block: a check of gas and heights
///   in front, then instructions on a stack that exists mostly while compiling
///   ([org.concordat.chain.evm.compiled.StackModel]); what is not written out is a call of the
///   interpreter's own instruction families ([org.concordat.chain.evm.compiled.Family]).
/// - [org.concordat.chain.evm.compiled.ClassWriter] makes the class and holds the bounds;
///   [org.concordat.chain.evm.compiled.BackgroundCompiler] decides what is worth it.
///
/// Invariants. Whatever can be observed of an execution equals the interpreter: a compiled block
/// either runs as the interpreter would or has the interpreter run it. Translation is linear in the
/// size of the code and bounded; a code has used more gas than its translation is worth before it
/// is translated. No method is larger than the JVM compiles.
///
/// Imports `bytes`, `spec`, `evm` and its `word`. Of `evm` it knows the package-private `Linkage`,
/// `Program`, `Machine` and `Frame` by name only: the classes it writes belong to that package.
@NullMarked
package org.concordat.chain.evm.compiled;

import org.jspecify.annotations.NullMarked;
