package org.concordat.chain.evm;

import java.util.Arrays;
import java.util.Optional;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.precompile.Precompile;
import org.concordat.chain.evm.word.Stacks;
import org.concordat.genesis.Address;

/// CALL, CALLCODE, DELEGATECALL and STATICCALL.
///
/// From the top of the stack: gas, target, value (not for the last two), input offset and size,
/// result offset and size. The word that replaces them is written here when the call needs no frame
/// (light failure, precompile, no code), else when the callee has ended.
final class Calls {
  private Calls() {}

  /// @return gas left to the caller, or a signal; [Frame#calling] says whether a callee is ready
  static long call(Machine m, Frame f, int op, int sp, long gas) {
    long[] s = f.stack;
    boolean takesValue = op == Opcode.CALL || op == Opcode.CALLCODE;
    boolean pays = takesValue && !Stacks.isZero(s, sp - 12);
    if (pays && f.isStatic && op == Opcode.CALL) {
      return HaltReason.STATIC_WRITE.signal;
    }
    int region = takesValue ? sp - 16 : sp - 12;
    gas = f.memory.grow(gas, s, region, region - 4);
    if (gas >= 0) {
      gas = f.memory.grow(gas, s, region - 8, region - 12);
    }
    if (gas < 0) {
      return gas;
    }
    Address target = Stacks.address(s, sp - 8);
    Optional<Address> delegate = delegate(m, target);
    gas -= accessCost(m, target, delegate);
    gas -= valueCost(m, op, target, pays);
    if (gas < 0) {
      return HaltReason.OUT_OF_GAS.signal;
    }
    long passed = Math.min(Stacks.saturated(s, sp - 4), GasCost.allButOne64th(gas));
    long calleeGas = pays ? passed + GasCost.CALL_STIPEND : passed;
    f.returnData = Frame.NO_BYTES;
    if (f.depth == FrameStack.MAX_DEPTH || (pays && !m.canPay(f.self, Stacks.word(s, sp - 12)))) {
      Stacks.put(s, region - 12, 0);
      return gas - passed + calleeGas;
    }
    Frame callee = m.callee(f);
    callee.gas = calleeGas;
    callee.value = takesValue ? Stacks.word(s, sp - 12) : Word.ZERO;
    address(f, callee, op, target);
    regions(f, callee, region);
    return gas - passed + enter(m, f, callee, op, target, delegate, region - 12);
  }

  /// Who runs as whom, seen by whom.
  private static void address(Frame f, Frame callee, int op, Address target) {
    callee.creation = false;
    callee.isStatic = f.isStatic || op == Opcode.STATICCALL;
    boolean own = op == Opcode.CALLCODE || op == Opcode.DELEGATECALL;
    callee.self = own ? f.self : target;
    callee.caller = op == Opcode.DELEGATECALL ? f.caller : f.self;
    if (op == Opcode.DELEGATECALL) {
      callee.value = f.value;
    }
  }

  private static void regions(Frame f, Frame callee, int region) {
    long[] s = f.stack;
    int inputSize = (int) s[region - 4];
    callee.input(f.memory.data, inputSize == 0 ? 0 : (int) s[region], inputSize);
    callee.resultSize = (int) s[region - 12];
    callee.resultOffset = callee.resultSize == 0 ? 0 : (int) s[region - 8];
  }

  /// Makes the callee ready, or settles the call at once when nothing has to run in a frame.
  ///
  /// @return gas that comes back to the caller at once
  private static long enter(
      Machine m,
      Frame f,
      Frame callee,
      int op,
      Address target,
      Optional<Address> delegate,
      int result) {
    callee.snapshot = m.host.snapshot();
    if (op == Opcode.CALL || op == Opcode.STATICCALL) {
      m.host.transfer(f.self, target, callee.value);
      m.called(target);
    }
    Precompile precompile = m.rules.precompiles.at(target);
    if (precompile != null) {
      return runPrecompile(m, f, callee, precompile, result);
    }
    Code code = m.code(delegate.orElse(target));
    if (code.size == 0) {
      Stacks.put(f.stack, result, 1);
      return callee.gas;
    }
    callee.start(code, callee.gas);
    f.calling = true;
    return 0;
  }

  private static long runPrecompile(
      Machine m, Frame f, Frame callee, Precompile precompile, int result) {
    int end = callee.inputOffset + callee.inputSize;
    byte[] input = Arrays.copyOfRange(callee.input, callee.inputOffset, end);
    long cost = precompile.gas(input);
    byte[] output = cost > callee.gas ? null : precompile.run(input).orElse(null);
    if (output == null) {
      m.host.revertTo(callee.snapshot);
      Stacks.put(f.stack, result, 0);
      return 0;
    }
    Stacks.put(f.stack, result, 1);
    f.receive(output, callee.resultOffset, callee.resultSize);
    return callee.gas - cost;
  }

  private static Optional<Address> delegate(Machine m, Address target) {
    return m.rules.delegates ? Delegation.of(m.host.code(target)) : Optional.empty();
  }

  /// Beyond the warm access in the fixed price.
  private static long accessCost(Machine m, Address target, Optional<Address> delegate) {
    long cost = m.host.warm(target) ? 0 : GasCost.COLD_ACCOUNT_EXTRA;
    if (delegate.isPresent()) {
      cost += m.host.warm(delegate.get()) ? GasCost.WARM_ACCESS : GasCost.COLD_ACCOUNT;
    }
    return cost;
  }

  private static long valueCost(Machine m, int op, Address target, boolean pays) {
    if (!pays) {
      return 0;
    }
    boolean makesAccount = op == Opcode.CALL && m.host.isEmpty(target);
    return makesAccount ? GasCost.CALL_VALUE + GasCost.NEW_ACCOUNT : GasCost.CALL_VALUE;
  }
}
