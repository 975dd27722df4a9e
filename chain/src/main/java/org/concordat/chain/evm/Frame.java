package org.concordat.chain.evm;

import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.word.Stacks;
import org.concordat.genesis.Address;

/// One running call or creation: pooled by depth and reset for each use. A plain record of working
/// state that the interpreter and the instruction families of this package share; it never leaves
/// the package.
final class Frame {
  static final byte[] NO_BYTES = new byte[0];

  final int depth;
  final long[] stack = Stacks.allocate();
  final Memory memory;

  // What it was called with.
  boolean creation;
  boolean isStatic;
  Address self = Address.ZERO;
  Address caller = Address.ZERO;
  Word value = Word.ZERO;
  Code code = Code.EMPTY;

  /// Call data is a view: a caller's memory does not move while its callee runs.
  byte[] input = NO_BYTES;

  int inputOffset;
  int inputSize;

  /// Where in the caller's memory the result goes.
  int resultOffset;

  int resultSize;

  /// What the host goes back to if this frame fails.
  int snapshot;

  // Where it stands; the loop keeps pc, sp and gas in locals and stores them when it leaves.
  int pc;
  int sp;
  long gas;
  long refund;

  // What this frame alone has used is start less gas less what callees have used.
  long startGas;
  long calleeGas;

  /// Set by a CALL or CREATE that needs a frame of its own: the loop leaves for it.
  boolean calling;

  /// What the last callee returned.
  byte[] returnData = NO_BYTES;

  // How it ended: a region of its own memory.
  int outputOffset;
  int outputSize;

  Frame(int depth, Memory.Budget budget) {
    this.depth = depth;
    this.memory = new Memory(budget);
  }

  void start(Code code, long gas) {
    this.code = code;
    this.gas = gas;
    startGas = gas;
    calleeGas = 0;
    refund = 0;
    calling = false;
    pc = 0;
    sp = 0;
    returnData = NO_BYTES;
    outputOffset = 0;
    outputSize = 0;
  }

  void input(byte[] source, int offset, int size) {
    input = source;
    inputOffset = offset;
    inputSize = size;
  }

  byte[] output() {
    return memory.slice(outputOffset, outputSize);
  }

  /// Takes what a callee or precompile returned, and copies what fits to where the caller wants it.
  void receive(byte[] data, int offset, int size) {
    returnData = data;
    System.arraycopy(data, 0, memory.data, offset, Math.min(size, data.length));
  }

  /// Lets go of everything a pooled frame must not keep alive.
  void end() {
    memory.clear();
    code = Code.EMPTY;
    input = NO_BYTES;
    returnData = NO_BYTES;
  }
}
