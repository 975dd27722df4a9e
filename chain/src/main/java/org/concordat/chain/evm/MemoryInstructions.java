package org.concordat.chain.evm;

import java.util.Arrays;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.evm.word.Stacks;

/// MLOAD, MSTORE, MSTORE8, MCOPY, KECCAK256 and everything that copies into memory.
///
/// Each takes the gas left and returns it reduced, or a signal.
final class MemoryInstructions {
  private MemoryInstructions() {}

  static long load(Frame f, long[] s, int sp, long gas) {
    gas = f.memory.grow(gas, Stacks.saturated(s, sp - 4), Word.SIZE);
    if (gas >= 0) {
      Stacks.put(s, sp - 4, f.memory.data, (int) s[sp - 4]);
    }
    return gas;
  }

  static long store(Frame f, long[] s, int sp, long gas) {
    gas = f.memory.grow(gas, Stacks.saturated(s, sp - 4), Word.SIZE);
    if (gas >= 0) {
      Stacks.write(s, sp - 8, f.memory.data, (int) s[sp - 4]);
    }
    return gas;
  }

  static long storeByte(Frame f, long[] s, int sp, long gas) {
    gas = f.memory.grow(gas, Stacks.saturated(s, sp - 4), 1);
    if (gas >= 0) {
      f.memory.data[(int) s[sp - 4]] = (byte) s[sp - 8];
    }
    return gas;
  }

  /// EIP-5656: to, from, size. Memory grows to cover both regions.
  static long copy(Frame f, long[] s, int sp, long gas) {
    gas = f.memory.grow(gas, s, sp - 4, sp - 12);
    if (gas >= 0) {
      gas = f.memory.grow(gas, s, sp - 8, sp - 12);
    }
    if (gas < 0) {
      return gas;
    }
    int size = (int) s[sp - 12];
    gas -= GasCost.COPY_WORD * GasCost.words(size);
    if (gas >= 0 && size > 0) {
      byte[] data = f.memory.data;
      System.arraycopy(data, (int) s[sp - 8], data, (int) s[sp - 4], size);
    }
    return charged(gas);
  }

  static long keccak(Frame f, long[] s, int sp, long gas) {
    gas = f.memory.grow(gas, s, sp - 4, sp - 8);
    if (gas < 0) {
      return gas;
    }
    int size = (int) s[sp - 8];
    gas -= GasCost.KECCAK_WORD * GasCost.words(size);
    if (gas >= 0) {
      int offset = size == 0 ? 0 : (int) s[sp - 4];
      Stacks.put(s, sp - 8, Keccak.hash(f.memory.data, offset, size), 0);
    }
    return charged(gas);
  }

  /// CALLDATACOPY: to, from, size.
  static long copyInput(Frame f, int sp, long gas) {
    gas = chargeCopy(f, sp, gas);
    if (gas >= 0) {
      fill(f, sp, f.input, f.inputOffset, f.inputSize);
    }
    return gas;
  }

  static long copyCode(Frame f, int sp, long gas) {
    gas = chargeCopy(f, sp, gas);
    if (gas >= 0) {
      fill(f, sp, f.code.padded, 0, f.code.size);
    }
    return gas;
  }

  /// Reading past the end is an error here and nowhere else (EIP-211).
  static long copyReturnData(Frame f, int sp, long gas) {
    long[] s = f.stack;
    long from = Stacks.saturated(s, sp - 8);
    if (from > f.returnData.length || Stacks.saturated(s, sp - 12) > f.returnData.length - from) {
      return HaltReason.RETURN_DATA_BOUNDS.signal;
    }
    gas = chargeCopy(f, sp, gas);
    if (gas >= 0) {
      fill(f, sp, f.returnData, 0, f.returnData.length);
    }
    return gas;
  }

  /// Charges for the memory at the top word, and for copying, of the size two words below it.
  static long chargeCopy(Frame f, int sp, long gas) {
    gas = f.memory.grow(gas, f.stack, sp - 4, sp - 12);
    if (gas < 0) {
      return gas;
    }
    return charged(gas - GasCost.COPY_WORD * GasCost.words(f.stack[sp - 12]));
  }

  /// Copies from `source`, which reads as followed by zeros for ever.
  static void fill(Frame f, int sp, byte[] source, int base, int limit) {
    long[] s = f.stack;
    int size = (int) s[sp - 12];
    if (size == 0) {
      return;
    }
    int to = (int) s[sp - 4];
    long from = Stacks.saturated(s, sp - 8);
    int available = from >= limit ? 0 : (int) Math.min(size, limit - from);
    if (available > 0) {
      System.arraycopy(source, base + (int) from, f.memory.data, to, available);
    }
    Arrays.fill(f.memory.data, to + available, to + size, (byte) 0);
  }

  private static long charged(long gas) {
    return gas < 0 ? HaltReason.OUT_OF_GAS.signal : gas;
  }
}
