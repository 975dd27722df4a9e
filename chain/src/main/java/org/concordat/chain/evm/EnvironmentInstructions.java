package org.concordat.chain.evm;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.word.Stacks;
import org.concordat.genesis.Address;

/// What a contract may ask about accounts, its call, the transaction and the block.
final class EnvironmentInstructions {
  private EnvironmentInstructions() {}

  static long balance(Machine m, long[] s, int sp, long gas) {
    Address account = Stacks.address(s, sp - 4);
    gas = access(m, account, gas);
    if (gas >= 0) {
      Stacks.put(s, sp - 4, m.host.balance(account));
    }
    return gas;
  }

  static long codeSize(Machine m, long[] s, int sp, long gas) {
    Address account = Stacks.address(s, sp - 4);
    gas = access(m, account, gas);
    if (gas >= 0) {
      Stacks.put(s, sp - 4, m.host.code(account).length);
    }
    return gas;
  }

  static long codeHash(Machine m, long[] s, int sp, long gas) {
    Address account = Stacks.address(s, sp - 4);
    gas = access(m, account, gas);
    if (gas >= 0) {
      Stacks.put(s, sp - 4, m.host.codeHash(account).toArrayUnsafe(), 0);
    }
    return gas;
  }

  /// EXTCODECOPY: account, then as CODECOPY.
  static long copyCode(Machine m, Frame f, int sp, long gas) {
    Address account = Stacks.address(f.stack, sp - 4);
    gas = access(m, account, gas);
    if (gas >= 0) {
      gas = MemoryInstructions.chargeCopy(f, sp - 4, gas);
    }
    if (gas >= 0) {
      byte[] code = m.host.code(account);
      MemoryInstructions.fill(f, sp - 4, code, 0, code.length);
    }
    return gas;
  }

  /// CALLDATALOAD; call data reads as followed by zeros for ever.
  static void loadInput(Frame f, long[] s, int sp) {
    long index = Stacks.saturated(s, sp - 4);
    if (index >= f.inputSize) {
      Stacks.put(s, sp - 4, 0);
    } else if (f.inputSize - index >= Word.SIZE) {
      Stacks.put(s, sp - 4, f.input, f.inputOffset + (int) index);
    } else {
      byte[] word = new byte[Word.SIZE];
      int rest = f.inputSize - (int) index;
      System.arraycopy(f.input, f.inputOffset + (int) index, word, 0, rest);
      Stacks.put(s, sp - 4, word, 0);
    }
  }

  static void blockHash(Machine m, long[] s, int sp) {
    long number = Stacks.saturated(s, sp - 4);
    Stacks.put(s, sp - 4, m.host.blockHash(number).toArrayUnsafe(), 0);
  }

  /// EIP-4844: zero past the last.
  static void blobHash(Machine m, long[] s, int sp) {
    List<Bytes32> hashes = m.transaction.blobHashes();
    long index = Stacks.saturated(s, sp - 4);
    if (index < hashes.size()) {
      Stacks.put(s, sp - 4, hashes.get((int) index).toArrayUnsafe(), 0);
    } else {
      Stacks.put(s, sp - 4, 0);
    }
  }

  /// What a cold account adds to the warm access that the fixed price includes (EIP-2929).
  private static long access(Machine m, Address account, long gas) {
    if (m.host.warm(account)) {
      return gas;
    }
    return gas < GasCost.COLD_ACCOUNT_EXTRA
        ? HaltReason.OUT_OF_GAS.signal
        : gas - GasCost.COLD_ACCOUNT_EXTRA;
  }
}
