package org.concordat.chain.evm;

/// The gas numbers that are not an instruction's fixed price. Names follow appendix G of the Yellow
/// Paper and the EIP named beside each.
final class GasCost {
  // EIP-2929
  static final long WARM_ACCESS = 100;
  static final long COLD_ACCOUNT = 2_600;
  static final long COLD_SLOT = 2_100;

  /// The fixed price of account-reading instructions is a warm access; this is what cold adds.
  static final long COLD_ACCOUNT_EXTRA = COLD_ACCOUNT - WARM_ACCESS;

  static final long COLD_SLOT_EXTRA = COLD_SLOT - WARM_ACCESS;

  // EIP-2200 as changed by EIP-2929 and EIP-3529
  static final long STORAGE_SET = 20_000;
  static final long STORAGE_RESET = 5_000 - COLD_SLOT;
  static final long STORAGE_CLEAR_REFUND = STORAGE_RESET + 1_900;

  /// SSTORE needs more than this left, so that a call's stipend never pays for one.
  static final long STORAGE_SENTRY = 2_300;

  static final long CALL_VALUE = 9_000;
  static final long CALL_STIPEND = 2_300;
  static final long NEW_ACCOUNT = 25_000;

  static final long MEMORY_WORD = 3;
  static final long MEMORY_QUADRATIC_DIVISOR = 512;
  static final long COPY_WORD = 3;
  static final long KECCAK_WORD = 6;
  static final long EXP_BYTE = 50;
  static final long LOG_TOPIC = 375;
  static final long LOG_BYTE = 8;
  static final long CODE_DEPOSIT_BYTE = 200;

  /// EIP-3860.
  static final long INIT_CODE_WORD = 2;

  private GasCost() {}

  static long words(long bytes) {
    return (bytes + 31) >>> 5;
  }

  /// What a caller may pass on: all but a 64th (EIP-150).
  static long allButOne64th(long gas) {
    return gas - (gas >>> 6);
  }
}
