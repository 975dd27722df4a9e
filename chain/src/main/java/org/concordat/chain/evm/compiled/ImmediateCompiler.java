package org.concordat.chain.evm.compiled;

import org.concordat.chain.evm.Code;
import org.concordat.chain.evm.CodeCompiler;
import org.concordat.chain.spec.Fork;

/// Compiles every code when it is first seen, while its frame waits: for tests and comparisons, so
/// that nothing but what is out of bounds is interpreted. A node would pay for codes that run once.
public final class ImmediateCompiler implements CodeCompiler {
  @Override
  public long threshold(int size) {
    return 0;
  }

  @Override
  public void offer(Code code, Fork fork) {
    ClassWriter.write(code, fork).ifPresent(code::install);
  }
}
