package org.concordat.chain.evm;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.tuweni.bytes.Bytes32;
import org.jspecify.annotations.Nullable;

/// Analysed code by its hash, shared by every execution of one [Evm]. Direct-mapped: a slot holds
/// the last code that fell into it, so the bound needs no bookkeeping and a look-up no lock.
final class CodeCache {
  /// A power of two.
  static final int SLOTS = 2_048;

  /// Larger code is analysed each time: it can exist only where a network has lifted the limit.
  static final int MAX_CODE_BYTES = 65_536;

  private record Entry(Bytes32 hash, Code code) {}

  private final AtomicReferenceArray<@Nullable Entry> slots = new AtomicReferenceArray<>(SLOTS);

  Code get(Bytes32 hash, byte[] code) {
    int slot = hash.getInt(0) & SLOTS - 1;
    Entry entry = slots.get(slot);
    if (entry != null && entry.hash.equals(hash)) {
      return entry.code;
    }
    Code analysed = new Code(code, 0, code.length);
    if (code.length <= MAX_CODE_BYTES) {
      slots.set(slot, new Entry(hash, analysed));
    }
    return analysed;
  }
}
