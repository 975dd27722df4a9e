/// 256-bit arithmetic on the EVM's stack, in place and without an object per number.
///
/// A stack is one `long[]`. A word is four longs, **least significant first**; `sp` is the index
/// just past the top word, so the top is `s[sp - 4 .. sp - 1]`. Every method is an instruction: it
/// reads its operands below `sp` and writes the result where the deepest operand was; the caller
/// moves `sp`. The caller has checked the stack height.
///
/// Everything at and above `sp` is free: division and exponentiation use up to [Stacks#SCRATCH]
/// longs there, which is why a stack array is that much longer than 1024 words.
///
/// Imports nothing of chain but `bytes`. The plain twin of every method (BigInteger) is in the
/// tests. Section 9.4.1 and appendix H of the Yellow Paper.
package org.concordat.chain.evm.word;
