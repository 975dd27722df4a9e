package org.concordat.chain.evm;

import org.concordat.chain.evm.precompile.Precompiles;
import org.concordat.chain.spec.Fork;

/// What distinguishes one fork's EVM from another's.
final class Rules {
  final Fork fork;
  final long[] instructions;
  final Precompiles precompiles;
  final CodeLimits limits;

  /// EIP-3860.
  final boolean metersInitCode;

  /// SELFDESTRUCT deletes only what this transaction created (EIP-6780).
  final boolean destroysOnlyNew;

  /// Code may be a designator (EIP-7702).
  final boolean delegates;

  /// A touch of the RIPEMD-160 precompile outlives the failure of the call that made it: how the
  /// main network came to delete an empty account at address 3 once. Paris dropped the rule.
  final boolean keepsRipemdTouch;

  Rules(Fork fork, CodeLimits limits) {
    this.fork = fork;
    this.instructions = InstructionTable.of(fork);
    this.precompiles = Precompiles.of(fork);
    this.limits = limits;
    this.metersInitCode = fork.isAtLeast(Fork.SHANGHAI);
    this.destroysOnlyNew = fork.isAtLeast(Fork.CANCUN);
    this.keepsRipemdTouch = !fork.isAtLeast(Fork.PARIS);
    this.delegates = fork.isAtLeast(Fork.PRAGUE);
  }
}
