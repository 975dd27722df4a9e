package org.concordat.chain.evm;

/// A code in compiled form: a hidden class of this package, written by
/// [org.concordat.chain.evm.compiled].
interface Program {
  /// Beside the endings of [Interpreter]: the frame stands before an instruction that the
  /// interpreter has to run, with the rest of what it does until it ends or calls.
  long INTERPRET = 3;

  /// Only between the methods of one program: the frame goes on at its `pc` in another of them.
  long ELSEWHERE = 4;

  /// Runs from where the frame stands until it ends, calls or must be interpreted.
  ///
  /// @return as [Interpreter#run], or [#INTERPRET]
  long run(Machine m, Frame f);
}
