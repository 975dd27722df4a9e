package org.concordat.chain.evm;

import org.concordat.chain.spec.Fork;

/// Makes programs of codes that have paid for it. The EVM owns this port;
/// [org.concordat.chain.evm.compiled] implements it. Which engine runs a code can be seen in how
/// long it takes and in nothing else.
public interface CodeCompiler {
  /// Interprets everything.
  CodeCompiler NONE =
      new CodeCompiler() {
        @Override
        public long threshold(int size) {
          return Long.MAX_VALUE;
        }

        @Override
        public void offer(Code code, Fork fork) {}
      };

  /// How much gas a code of `size` bytes must have used by itself before it is offered.
  long threshold(int size);

  /// Called once when a code has reached its threshold, by the thread that is about to run it. May
  /// call [Code#install], now or later from any thread. A code is offered again only after
  /// [Code#uninstall].
  void offer(Code code, Fork fork);
}
