package org.concordat.chain.evm;

import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.word.Stacks;

/// SLOAD and SSTORE with net gas metering (EIP-2200, EIP-2929, EIP-3529), TLOAD and TSTORE
/// (EIP-1153).
final class StorageInstructions {
  private StorageInstructions() {}

  static long load(Machine m, Frame f, long[] s, int sp, long gas) {
    Word key = Stacks.word(s, sp - 4);
    if (!m.host.warm(f.self, key)) {
      gas -= GasCost.COLD_SLOT_EXTRA;
      if (gas < 0) {
        return HaltReason.OUT_OF_GAS.signal;
      }
    }
    Stacks.put(s, sp - 4, m.host.storage(f.self, key));
    return gas;
  }

  static long store(Machine m, Frame f, long[] s, int sp, long gas) {
    if (f.isStatic) {
      return HaltReason.STATIC_WRITE.signal;
    }
    if (gas <= GasCost.STORAGE_SENTRY) {
      return HaltReason.OUT_OF_GAS.signal;
    }
    Word key = Stacks.word(s, sp - 4);
    Word value = Stacks.word(s, sp - 8);
    if (!m.host.warm(f.self, key)) {
      gas -= GasCost.COLD_SLOT;
    }
    Word current = m.host.storage(f.self, key);
    if (current.equals(value)) {
      return charged(gas - GasCost.WARM_ACCESS);
    }
    Word original = m.host.originalStorage(f.self, key);
    gas -= cost(original, current);
    if (gas < 0) {
      return HaltReason.OUT_OF_GAS.signal;
    }
    f.refund += refund(original, current, value);
    m.host.setStorage(f.self, key, value);
    return gas;
  }

  static void loadTransient(Machine m, Frame f, long[] s, int sp) {
    Stacks.put(s, sp - 4, m.host.transientStorage(f.self, Stacks.word(s, sp - 4)));
  }

  static long storeTransient(Machine m, Frame f, long[] s, int sp, long gas) {
    if (f.isStatic) {
      return HaltReason.STATIC_WRITE.signal;
    }
    m.host.setTransientStorage(f.self, Stacks.word(s, sp - 4), Stacks.word(s, sp - 8));
    return gas;
  }

  /// The first change of a slot in a transaction pays; later ones only touch it.
  private static long cost(Word original, Word current) {
    if (!original.equals(current)) {
      return GasCost.WARM_ACCESS;
    }
    return original.isZero() ? GasCost.STORAGE_SET : GasCost.STORAGE_RESET;
  }

  /// May be negative: it takes back a refund given for a clearing that is undone here.
  private static long refund(Word original, Word current, Word value) {
    long refund = 0;
    if (!original.isZero()) {
      if (current.isZero()) {
        refund -= GasCost.STORAGE_CLEAR_REFUND;
      } else if (value.isZero()) {
        refund += GasCost.STORAGE_CLEAR_REFUND;
      }
    }
    if (original.equals(value)) {
      long paid = original.isZero() ? GasCost.STORAGE_SET : GasCost.STORAGE_RESET;
      refund += paid - GasCost.WARM_ACCESS;
    }
    return refund;
  }

  private static long charged(long gas) {
    return gas < 0 ? HaltReason.OUT_OF_GAS.signal : gas;
  }
}
