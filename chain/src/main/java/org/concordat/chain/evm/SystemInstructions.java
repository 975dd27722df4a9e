package org.concordat.chain.evm;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.word.Stacks;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;

/// LOG, SELFDESTRUCT and the end of a frame.
final class SystemInstructions {
  private SystemInstructions() {}

  /// Offset, size, then the topics.
  static long log(Machine m, Frame f, int topics, int sp, long gas) {
    if (f.isStatic) {
      return HaltReason.STATIC_WRITE.signal;
    }
    long[] s = f.stack;
    gas = f.memory.grow(gas, s, sp - 4, sp - 8);
    if (gas < 0) {
      return gas;
    }
    int size = (int) s[sp - 8];
    gas -= GasCost.LOG_BYTE * size;
    if (gas < 0) {
      return HaltReason.OUT_OF_GAS.signal;
    }
    List<Bytes32> words = new ArrayList<>(topics);
    for (int i = 0; i < topics; i++) {
      byte[] topic = new byte[Word.SIZE];
      Stacks.write(s, sp - 12 - 4 * i, topic, 0);
      words.add(Bytes32.wrap(topic));
    }
    m.host.log(new Log(f.self, words, Bytes.wrap(f.memory.slice((int) s[sp - 4], size))));
    return gas;
  }

  /// Sends the whole balance to the beneficiary; deletes the account where the fork still does
  /// (EIP-6780).
  static long selfDestruct(Machine m, Frame f, int sp, long gas) {
    if (f.isStatic) {
      return HaltReason.STATIC_WRITE.signal;
    }
    Host host = m.host;
    Address beneficiary = Stacks.address(f.stack, sp - 4);
    Word balance = host.balance(f.self);
    if (!host.warm(beneficiary)) {
      gas -= GasCost.COLD_ACCOUNT;
    }
    if (!balance.isZero() && host.isEmpty(beneficiary)) {
      gas -= GasCost.NEW_ACCOUNT;
    }
    if (gas < 0) {
      return HaltReason.OUT_OF_GAS.signal;
    }
    host.transfer(f.self, beneficiary, balance);
    if (!m.rules.destroysOnlyNew || host.createdInTransaction(f.self)) {
      host.selfDestruct(f.self);
    }
    return gas;
  }

  /// RETURN and REVERT: offset, size.
  static long output(Frame f, int sp, long gas) {
    long[] s = f.stack;
    gas = f.memory.grow(gas, s, sp - 4, sp - 8);
    if (gas >= 0) {
      f.outputSize = (int) s[sp - 8];
      f.outputOffset = f.outputSize == 0 ? 0 : (int) s[sp - 4];
    }
    return gas;
  }
}
