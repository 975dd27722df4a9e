package org.concordat.chain.evm.compiled;

import org.concordat.chain.evm.CodeCompiler;

/// What runs the contracts of a node's blocks. Nothing but speed depends on it.
public enum EvmEngine {
  INTERPRETED {
    @Override
    public CodeCompiler compiler() {
      return CodeCompiler.NONE;
    }
  },

  /// Interprets what is run little and compiles what is run much.
  COMPILED {
    @Override
    public CodeCompiler compiler() {
      return BackgroundCompiler.inOneThread();
    }
  };

  public static final EvmEngine DEFAULT = INTERPRETED;

  /// A new one: its bounds hold for the node it is given to.
  public abstract CodeCompiler compiler();
}
