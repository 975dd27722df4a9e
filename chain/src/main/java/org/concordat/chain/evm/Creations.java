package org.concordat.chain.evm;

import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.evm.word.Stacks;
import org.concordat.genesis.Address;

/// CREATE and CREATE2, and the deployment of what init code returned.
///
/// From the top of the stack: value, init code offset and size, and for CREATE2 the salt.
final class Creations {
  /// A nonce that cannot be raised any more (EIP-2681).
  private static final long LAST_NONCE = -1L;

  private static final byte RESERVED_PREFIX = (byte) 0xef;

  private Creations() {}

  /// @return gas left to the creator, or a signal; [Frame#calling] says whether init code is ready
  static long create(Machine m, Frame f, boolean salted, int sp, long gas) {
    if (f.isStatic) {
      return HaltReason.STATIC_WRITE.signal;
    }
    long[] s = f.stack;
    gas = f.memory.grow(gas, s, sp - 8, sp - 12);
    if (gas < 0) {
      return gas;
    }
    int size = (int) s[sp - 12];
    if (m.rules.metersInitCode && size > m.rules.limits.initCode()) {
      return HaltReason.INIT_CODE_TOO_LARGE.signal;
    }
    gas -= initCodeCost(m.rules, salted, size);
    if (gas < 0) {
      return HaltReason.OUT_OF_GAS.signal;
    }
    f.returnData = Frame.NO_BYTES;
    int result = salted ? sp - 16 : sp - 12;
    Word value = Stacks.word(s, sp - 4);
    long nonce = m.host.nonce(f.self);
    if (f.depth == FrameStack.MAX_DEPTH || nonce == LAST_NONCE || !m.canPay(f.self, value)) {
      Stacks.put(s, result, 0);
      return gas;
    }
    int offset = size == 0 ? 0 : (int) s[sp - 8];
    Address created =
        salted ? address2(f, sp, offset, size) : ContractAddress.ofCreate(f.self, nonce);
    long passed = GasCost.allButOne64th(gas);
    m.host.warm(created);
    m.host.setNonce(f.self, nonce + 1);
    if (m.host.collides(created)) {
      Stacks.put(s, result, 0);
      return gas - passed;
    }
    Frame callee = m.callee(f);
    callee.value = value;
    callee.start(new Code(f.memory.data, offset, size), passed);
    enter(m, f, callee, created);
    return gas - passed;
  }

  /// Stores what init code returned as the new contract's code.
  ///
  /// @return [Interpreter#STOPPED], or a signal
  static long deploy(Machine m, Frame frame) {
    int size = frame.outputSize;
    if (size > m.rules.limits.deployed()) {
      return HaltReason.CODE_TOO_LARGE.signal;
    }
    if (size > 0 && frame.memory.data[frame.outputOffset] == RESERVED_PREFIX) {
      return HaltReason.CODE_PREFIX.signal;
    }
    frame.gas -= GasCost.CODE_DEPOSIT_BYTE * size;
    if (frame.gas < 0) {
      return HaltReason.OUT_OF_GAS.signal;
    }
    m.host.setCode(frame.self, frame.output());
    return Interpreter.STOPPED;
  }

  private static void enter(Machine m, Frame f, Frame callee, Address created) {
    callee.creation = true;
    callee.isStatic = false;
    callee.self = created;
    callee.caller = f.self;
    callee.input(Frame.NO_BYTES, 0, 0);
    callee.resultOffset = 0;
    callee.resultSize = 0;
    callee.snapshot = m.host.snapshot();
    m.host.create(created);
    m.host.transfer(f.self, created, callee.value);
    f.calling = true;
  }

  private static long initCodeCost(Rules rules, boolean salted, int size) {
    long perWord = rules.metersInitCode ? GasCost.INIT_CODE_WORD : 0;
    return (salted ? perWord + GasCost.KECCAK_WORD : perWord) * GasCost.words(size);
  }

  private static Address address2(Frame f, int sp, int offset, int size) {
    byte[] salt = new byte[Word.SIZE];
    Stacks.write(f.stack, sp - 16, salt, 0);
    return ContractAddress.ofCreate2(f.self, salt, Keccak.hash(f.memory.data, offset, size));
  }
}
