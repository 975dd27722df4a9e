package org.concordat.chain.evm;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;

/// Codes that mostly make sense: the stack is rarely empty, jumps mostly land, loops end with the
/// gas. Bytes at random would halt at once and show nothing.
final class RandomCode {
  private static final int[] PLAIN = {
    Opcode.ADD,
    Opcode.MUL,
    Opcode.SUB,
    Opcode.DIV,
    Opcode.SDIV,
    Opcode.MOD,
    Opcode.SMOD,
    Opcode.ADDMOD,
    Opcode.MULMOD,
    Opcode.EXP,
    Opcode.SIGNEXTEND,
    Opcode.LT,
    Opcode.GT,
    Opcode.SLT,
    Opcode.SGT,
    Opcode.EQ,
    Opcode.ISZERO,
    Opcode.AND,
    Opcode.OR,
    Opcode.XOR,
    Opcode.NOT,
    Opcode.BYTE,
    Opcode.SHL,
    Opcode.SHR,
    Opcode.SAR,
    Opcode.CLZ,
    Opcode.ADDRESS,
    Opcode.BALANCE,
    Opcode.ORIGIN,
    Opcode.CALLER,
    Opcode.CALLVALUE,
    Opcode.CALLDATALOAD,
    Opcode.CALLDATASIZE,
    Opcode.CODESIZE,
    Opcode.GASPRICE,
    Opcode.EXTCODESIZE,
    Opcode.RETURNDATASIZE,
    Opcode.EXTCODEHASH,
    Opcode.BLOCKHASH,
    Opcode.COINBASE,
    Opcode.TIMESTAMP,
    Opcode.NUMBER,
    Opcode.PREVRANDAO,
    Opcode.GASLIMIT,
    Opcode.CHAINID,
    Opcode.SELFBALANCE,
    Opcode.BASEFEE,
    Opcode.BLOBHASH,
    Opcode.BLOBBASEFEE,
    Opcode.POP,
    Opcode.SLOAD,
    Opcode.PC,
    Opcode.MSIZE,
    Opcode.GAS,
    Opcode.TLOAD
  };

  private static final int[] WITH_MEMORY = {
    Opcode.MLOAD, Opcode.MSTORE, Opcode.MSTORE8, Opcode.MCOPY, Opcode.KECCAK256,
    Opcode.CALLDATACOPY, Opcode.CODECOPY, Opcode.RETURNDATACOPY, Opcode.SSTORE, Opcode.TSTORE,
    Opcode.LOG0, Opcode.LOG4 - 1, Opcode.EXTCODECOPY
  };

  private final Random random;
  private final Bytecode code = Bytecode.code();
  private final List<Integer> destinations = new ArrayList<>();

  private RandomCode(Random random) {
    this.random = random;
  }

  static Bytecode of(Random random, int instructions) {
    RandomCode writer = new RandomCode(random);
    int seeds = 4 + random.nextInt(10);
    for (int i = 0; i < seeds; i++) {
      writer.number();
    }
    for (int i = 0; i < instructions; i++) {
      writer.step();
    }
    return random.nextBoolean() ? writer.code.push(64).push(0).op(Opcode.RETURN) : writer.code;
  }

  private void step() {
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> number();
      case 3, 4 -> code.op(Opcode.BEFORE_DUP + 1 + random.nextInt(random.nextInt(16) + 1));
      case 5, 6 -> code.op(Opcode.BEFORE_SWAP + 1 + random.nextInt(random.nextInt(6) + 1));
      case 7, 8, 9, 10 -> code.op(PLAIN[random.nextInt(PLAIN.length)]);
      case 11, 12 -> memory();
      case 13 -> destination();
      case 14 -> jump();
      default -> rare();
    }
  }

  private void number() {
    switch (random.nextInt(5)) {
      case 0 -> code.push(random.nextInt(300));
      case 1 -> code.push(random.nextInt(3));
      case 2 -> code.push(random.nextLong());
      case 3 ->
          code.push(
              new Word(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
      default -> code.push(new Word(-random.nextInt(2), -1, random.nextInt(2), -1));
    }
  }

  private void memory() {
    int op = WITH_MEMORY[random.nextInt(WITH_MEMORY.length)];
    if (random.nextInt(8) > 0) {
      code.push(random.nextInt(100)).push(random.nextInt(100)).push(random.nextInt(400));
    }
    code.op(op);
  }

  private void destination() {
    destinations.add(code.bytes().size());
    code.op(Opcode.JUMPDEST);
  }

  /// Back to a known place, mostly on a condition, or to anywhere.
  private void jump() {
    boolean known = !destinations.isEmpty() && random.nextInt(12) > 0;
    code.push(known ? destinations.get(random.nextInt(destinations.size())) : random.nextInt(200));
    if (random.nextInt(4) == 0) {
      number();
      code.op(Opcode.BEFORE_SWAP + 1, Opcode.POP);
      code.op(Opcode.BEFORE_DUP + 1).op(Opcode.POP);
    }
    code.op(random.nextInt(6) == 0 ? Opcode.JUMP : Opcode.JUMPI);
  }

  private void rare() {
    switch (random.nextInt(8)) {
      case 0 -> code.call(Scene.OTHER, random.nextInt(3));
      case 1 -> code.staticCall(Scene.OTHER);
      case 2 -> code.delegateCall(Scene.OTHER);
      case 3 -> code.call(Scene.CONTRACT, 0);
      case 4 -> code.push(random.nextInt(40)).push(random.nextInt(90)).push(1).op(Opcode.CREATE);
      case 5 -> code.push(7).push(20).push(0).push(0).op(Opcode.CREATE2);
      case 6 -> code.raw(Bytes.of(random.nextInt(256)));
      default -> code.push(32).push(0).op(random.nextBoolean() ? Opcode.REVERT : Opcode.STOP);
    }
  }
}
