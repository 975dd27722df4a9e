package org.concordat.chain.evm;

/// Why a frame stopped with all its gas gone and its changes undone. Names follow the EVM's
/// exceptional halts; the two light failures of a CALL or CREATE (no balance, too deep) are not
/// here, because they only push zero.
public enum HaltReason {
  OUT_OF_GAS(-1),
  STACK_UNDERFLOW(-2),
  STACK_OVERFLOW(-3),
  /// A byte that is no instruction at this fork, 0xfe included.
  UNDEFINED_INSTRUCTION(-4),
  /// A jump to something that is not a JUMPDEST.
  BAD_JUMP(-5),
  /// A state change inside STATICCALL.
  STATIC_WRITE(-6),
  /// RETURNDATACOPY past the end (EIP-211).
  RETURN_DATA_BOUNDS(-7),
  /// Memory above the ceiling of a call outside a block, or above what one frame can hold, while
  /// gas would still have paid for it.
  MEMORY_CEILING(-8),
  /// CREATE onto an account that has nonce, code or storage (EIP-684, EIP-7610).
  ADDRESS_COLLISION(-9),
  /// Deployed code above the limit (EIP-170).
  CODE_TOO_LARGE(-10),
  /// Init code above the limit (EIP-3860).
  INIT_CODE_TOO_LARGE(-11),
  /// Deployed code that starts with 0xEF (EIP-3541).
  CODE_PREFIX(-12),
  /// A precompile refused its input.
  PRECOMPILE_REFUSED(-13);

  private static final HaltReason[] BY_SIGNAL = bySignal();

  /// How an instruction tells the loop: a negative number where gas is expected.
  final long signal;

  HaltReason(long signal) {
    this.signal = signal;
  }

  static HaltReason ofSignal(long signal) {
    return BY_SIGNAL[(int) -signal];
  }

  private static HaltReason[] bySignal() {
    HaltReason[] reasons = new HaltReason[values().length + 1];
    for (HaltReason reason : values()) {
      reasons[(int) -reason.signal] = reason;
    }
    return reasons;
  }
}
