package org.concordat.chain.evm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.concordat.chain.evm.word.Arithmetic;
import org.concordat.chain.evm.word.Stacks;

/// What a compiled [Program] calls that is more than an instruction on the stack: how it leaves,
/// memory, and everything that needs gas, a frame or the host.
///
/// [org.concordat.chain.evm.compiled] names these methods in strings; a test compiles every
/// instruction and so checks every name. `sp` counts as in the interpreter: operands below it.
final class Linkage {
  private static final VarHandle BIG_ENDIAN_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Linkage() {}

  // Leaving.

  static long interpret(Frame f, int pc, int sp, long gas) {
    return stand(f, pc, sp, gas, Program.INTERPRET);
  }

  static long elsewhere(Frame f, int pc, int sp, long gas) {
    return stand(f, pc, sp, gas, Program.ELSEWHERE);
  }

  /// A method of a program has no entry for `pc`: another may, or if `pc` is its own, none has.
  static long unknown(Frame f, int pc, int sp, long gas, int start, int end) {
    boolean own = pc >= start && pc < end;
    return stand(f, pc, sp, gas, own ? Program.INTERPRET : Program.ELSEWHERE);
  }

  static boolean isElsewhere(long ending) {
    return ending == Program.ELSEWHERE;
  }

  static long calling(Frame f, int pc, int sp, long gas) {
    f.calling = false;
    return stand(f, pc, sp, gas, Interpreter.CALLING);
  }

  static long stop(Frame f, long gas) {
    f.gas = gas;
    return Interpreter.STOPPED;
  }

  static long exit(Frame f, int sp, long gas) {
    f.gas = SystemInstructions.output(f, sp, gas);
    return f.gas < 0 ? f.gas : Interpreter.STOPPED;
  }

  static long revert(Frame f, int sp, long gas) {
    f.gas = SystemInstructions.output(f, sp, gas);
    return f.gas < 0 ? f.gas : Interpreter.REVERTED;
  }

  static long selfDestruct(Machine m, Frame f, int sp, long gas) {
    f.gas = SystemInstructions.selfDestruct(m, f, sp, gas);
    return f.gas < 0 ? f.gas : Interpreter.STOPPED;
  }

  static long outOfGas() {
    return HaltReason.OUT_OF_GAS.signal;
  }

  static long undefined() {
    return HaltReason.UNDEFINED_INSTRUCTION.signal;
  }

  static long badJump() {
    return HaltReason.BAD_JUMP.signal;
  }

  /// @return where a jump goes on, or -1 when nobody may jump there
  static int target(Frame f, long target) {
    return f.code.isDestination(target) ? (int) target : -1;
  }

  private static long stand(Frame f, int pc, int sp, long gas, long ending) {
    f.pc = pc;
    f.sp = sp;
    f.gas = gas;
    return ending;
  }

  // Memory. Offsets are saturated as by Stacks.saturated.

  /// @return gas left, or a signal
  static long reach(Frame f, long gas, long offset, int size) {
    return offset <= f.memory.size - size ? gas : f.memory.grow(gas, offset, size);
  }

  static long read(Frame f, long offset, int shift) {
    return (long) BIG_ENDIAN_LONG.get(f.memory.data, (int) offset + shift);
  }

  static void write(Frame f, long offset, int shift, long value) {
    BIG_ENDIAN_LONG.set(f.memory.data, (int) offset + shift, value);
  }

  static void writeByte(Frame f, long offset, long value) {
    f.memory.data[(int) offset] = (byte) value;
  }

  // Numbers of one limb.

  static long memorySize(Machine m, Frame f) {
    return f.memory.size;
  }

  static long inputSize(Machine m, Frame f) {
    return f.inputSize;
  }

  static long codeSize(Machine m, Frame f) {
    return f.code.size;
  }

  static long returnDataSize(Machine m, Frame f) {
    return f.returnData.length;
  }

  static long timestamp(Machine m, Frame f) {
    return m.block.timestamp();
  }

  static long number(Machine m, Frame f) {
    return m.block.number();
  }

  static long gasLimit(Machine m, Frame f) {
    return m.block.gasLimit();
  }

  // Words put on the stack array; no gas beyond the fixed price.

  static void address(Machine m, Frame f, int sp) {
    Stacks.put(f.stack, sp, f.self);
  }

  static void origin(Machine m, Frame f, int sp) {
    Stacks.put(f.stack, sp, m.transaction.origin());
  }

  static void caller(Machine m, Frame f, int sp) {
    Stacks.put(f.stack, sp, f.caller);
  }

  static void callValue(Machine m, Frame f, int sp) {
    Stacks.put(f.stack, sp, f.value);
  }

  static void loadInput(Machine m, Frame f, int sp) {
    EnvironmentInstructions.loadInput(f, f.stack, sp);
  }

  static void gasPrice(Machine m, Frame f, int sp) {
    Stacks.put(f.stack, sp, m.transaction.gasPrice());
  }

  static void blockHash(Machine m, Frame f, int sp) {
    EnvironmentInstructions.blockHash(m, f.stack, sp);
  }

  static void coinbase(Machine m, Frame f, int sp) {
    Stacks.put(f.stack, sp, m.block.coinbase());
  }

  static void prevRandao(Machine m, Frame f, int sp) {
    Stacks.put(f.stack, sp, m.block.prevRandao());
  }

  static void chainId(Machine m, Frame f, int sp) {
    Stacks.put(f.stack, sp, m.block.chainId());
  }

  static void selfBalance(Machine m, Frame f, int sp) {
    Stacks.put(f.stack, sp, m.host.balance(f.self));
  }

  static void baseFee(Machine m, Frame f, int sp) {
    Stacks.put(f.stack, sp, m.block.baseFee());
  }

  static void blobHash(Machine m, Frame f, int sp) {
    EnvironmentInstructions.blobHash(m, f.stack, sp);
  }

  static void blobBaseFee(Machine m, Frame f, int sp) {
    Stacks.put(f.stack, sp, m.block.blobBaseFee());
  }

  static void loadTransient(Machine m, Frame f, int sp) {
    StorageInstructions.loadTransient(m, f, f.stack, sp);
  }

  // With gas of their own: the gas left, or a signal.

  static long exp(Machine m, Frame f, int sp, long gas) {
    long cost = GasCost.EXP_BYTE * Arithmetic.byteLength(f.stack, sp - 2 * Stacks.LONGS);
    if (gas < cost) {
      return HaltReason.OUT_OF_GAS.signal;
    }
    Arithmetic.exp(f.stack, sp);
    return gas - cost;
  }

  static long keccak(Machine m, Frame f, int sp, long gas) {
    return MemoryInstructions.keccak(f, f.stack, sp, gas);
  }

  static long balance(Machine m, Frame f, int sp, long gas) {
    return EnvironmentInstructions.balance(m, f.stack, sp, gas);
  }

  static long copyInput(Machine m, Frame f, int sp, long gas) {
    return MemoryInstructions.copyInput(f, sp, gas);
  }

  static long copyCode(Machine m, Frame f, int sp, long gas) {
    return MemoryInstructions.copyCode(f, sp, gas);
  }

  static long externalSize(Machine m, Frame f, int sp, long gas) {
    return EnvironmentInstructions.codeSize(m, f.stack, sp, gas);
  }

  static long externalCopy(Machine m, Frame f, int sp, long gas) {
    return EnvironmentInstructions.copyCode(m, f, sp, gas);
  }

  static long externalHash(Machine m, Frame f, int sp, long gas) {
    return EnvironmentInstructions.codeHash(m, f.stack, sp, gas);
  }

  static long copyReturnData(Machine m, Frame f, int sp, long gas) {
    return MemoryInstructions.copyReturnData(f, sp, gas);
  }

  static long load(Machine m, Frame f, int sp, long gas) {
    return StorageInstructions.load(m, f, f.stack, sp, gas);
  }

  static long store(Machine m, Frame f, int sp, long gas) {
    return StorageInstructions.store(m, f, f.stack, sp, gas);
  }

  static long storeTransient(Machine m, Frame f, int sp, long gas) {
    return StorageInstructions.storeTransient(m, f, f.stack, sp, gas);
  }

  static long copyMemory(Machine m, Frame f, int sp, long gas) {
    return MemoryInstructions.copy(f, f.stack, sp, gas);
  }

  static long log0(Machine m, Frame f, int sp, long gas) {
    return SystemInstructions.log(m, f, 0, sp, gas);
  }

  static long log1(Machine m, Frame f, int sp, long gas) {
    return SystemInstructions.log(m, f, 1, sp, gas);
  }

  static long log2(Machine m, Frame f, int sp, long gas) {
    return SystemInstructions.log(m, f, 2, sp, gas);
  }

  static long log3(Machine m, Frame f, int sp, long gas) {
    return SystemInstructions.log(m, f, 3, sp, gas);
  }

  static long log4(Machine m, Frame f, int sp, long gas) {
    return SystemInstructions.log(m, f, 4, sp, gas);
  }

  // Calls: after them Frame.calling says whether the frame waits for a callee.

  static long create(Machine m, Frame f, int sp, long gas) {
    return Creations.create(m, f, false, sp, gas);
  }

  static long create2(Machine m, Frame f, int sp, long gas) {
    return Creations.create(m, f, true, sp, gas);
  }

  static long call(Machine m, Frame f, int sp, long gas) {
    return Calls.call(m, f, Opcode.CALL, sp, gas);
  }

  static long callCode(Machine m, Frame f, int sp, long gas) {
    return Calls.call(m, f, Opcode.CALLCODE, sp, gas);
  }

  static long delegateCall(Machine m, Frame f, int sp, long gas) {
    return Calls.call(m, f, Opcode.DELEGATECALL, sp, gas);
  }

  static long staticCall(Machine m, Frame f, int sp, long gas) {
    return Calls.call(m, f, Opcode.STATICCALL, sp, gas);
  }

  static boolean waits(Frame f) {
    return f.calling;
  }

  static long[] stack(Frame f) {
    return f.stack;
  }

  static int pc(Frame f) {
    return f.pc;
  }

  static int sp(Frame f) {
    return f.sp;
  }

  static long gas(Frame f) {
    return f.gas;
  }
}
