package org.concordat.chain.evm.compiled;

import java.lang.constant.ClassDesc;
import org.concordat.chain.evm.Opcode;
import org.concordat.chain.evm.word.Arithmetic;
import org.concordat.chain.evm.word.Bitwise;
import org.concordat.chain.evm.word.Division;
import org.jspecify.annotations.Nullable;

/// An instruction that works on the stack array: the method that does it, and how it is called.
record Family(Kind kind, ClassDesc owner, String name, int in, int out) {
  enum Kind {
    /// `(long[] s, int sp)`
    WORD,
    /// `(Machine, Frame, int sp)`
    PLACED,
    /// `(Machine, Frame, int sp, long gas)`, gives gas left or a signal
    GAS,
    /// `(Machine, Frame)`, gives a number of one limb
    NUMBER
  }

  static @Nullable Family of(int op) {
    return switch (op) {
      case Opcode.MUL -> word(Arithmetic.class, "mul", 2);
      case Opcode.DIV -> word(Division.class, "div", 2);
      case Opcode.SDIV -> word(Division.class, "sdiv", 2);
      case Opcode.MOD -> word(Division.class, "mod", 2);
      case Opcode.SMOD -> word(Division.class, "smod", 2);
      case Opcode.ADDMOD -> word(Division.class, "addmod", 3);
      case Opcode.MULMOD -> word(Division.class, "mulmod", 3);
      case Opcode.SIGNEXTEND -> word(Bitwise.class, "signExtend", 2);
      case Opcode.BYTE -> word(Bitwise.class, "byteAt", 2);
      case Opcode.SHL -> word(Bitwise.class, "shl", 2);
      case Opcode.SHR -> word(Bitwise.class, "shr", 2);
      case Opcode.SAR -> word(Bitwise.class, "sar", 2);
      case Opcode.CLZ -> word(Bitwise.class, "countLeadingZeros", 1);
      case Opcode.EXP -> gas("exp", 2, 1);
      case Opcode.KECCAK256 -> gas("keccak", 2, 1);
      case Opcode.ADDRESS -> placed("address", 0);
      case Opcode.BALANCE -> gas("balance", 1, 1);
      case Opcode.ORIGIN -> placed("origin", 0);
      case Opcode.CALLER -> placed("caller", 0);
      case Opcode.CALLVALUE -> placed("callValue", 0);
      case Opcode.CALLDATALOAD -> placed("loadInput", 1);
      case Opcode.CALLDATASIZE -> number("inputSize");
      case Opcode.CALLDATACOPY -> gas("copyInput", 3, 0);
      case Opcode.CODESIZE -> number("codeSize");
      case Opcode.CODECOPY -> gas("copyCode", 3, 0);
      case Opcode.GASPRICE -> placed("gasPrice", 0);
      case Opcode.EXTCODESIZE -> gas("externalSize", 1, 1);
      case Opcode.EXTCODECOPY -> gas("externalCopy", 4, 0);
      case Opcode.RETURNDATASIZE -> number("returnDataSize");
      case Opcode.RETURNDATACOPY -> gas("copyReturnData", 3, 0);
      case Opcode.EXTCODEHASH -> gas("externalHash", 1, 1);
      case Opcode.BLOCKHASH -> placed("blockHash", 1);
      case Opcode.COINBASE -> placed("coinbase", 0);
      case Opcode.TIMESTAMP -> number("timestamp");
      case Opcode.NUMBER -> number("number");
      case Opcode.PREVRANDAO -> placed("prevRandao", 0);
      case Opcode.GASLIMIT -> number("gasLimit");
      case Opcode.CHAINID -> placed("chainId", 0);
      case Opcode.SELFBALANCE -> placed("selfBalance", 0);
      case Opcode.BASEFEE -> placed("baseFee", 0);
      case Opcode.BLOBHASH -> placed("blobHash", 1);
      case Opcode.BLOBBASEFEE -> placed("blobBaseFee", 0);
      case Opcode.SLOAD -> gas("load", 1, 1);
      case Opcode.SSTORE -> gas("store", 2, 0);
      case Opcode.MSIZE -> number("memorySize");
      case Opcode.TLOAD -> placed("loadTransient", 1);
      case Opcode.TSTORE -> gas("storeTransient", 2, 0);
      case Opcode.MCOPY -> gas("copyMemory", 3, 0);
      default -> system(op);
    };
  }

  private static @Nullable Family system(int op) {
    return switch (op) {
      case Opcode.LOG0, 0xa1, 0xa2, 0xa3, Opcode.LOG4 ->
          gas("log" + (op - Opcode.LOG0), 2 + op - Opcode.LOG0, 0);
      case Opcode.CREATE -> gas("create", 3, 1);
      case Opcode.CREATE2 -> gas("create2", 4, 1);
      case Opcode.CALL -> gas("call", 7, 1);
      case Opcode.CALLCODE -> gas("callCode", 7, 1);
      case Opcode.DELEGATECALL -> gas("delegateCall", 6, 1);
      case Opcode.STATICCALL -> gas("staticCall", 6, 1);
      default -> null;
    };
  }

  private static Family word(Class<?> owner, String name, int in) {
    return new Family(Kind.WORD, Names.of(owner), name, in, 1);
  }

  private static Family placed(String name, int in) {
    return new Family(Kind.PLACED, Names.LINKAGE, name, in, 1);
  }

  private static Family gas(String name, int in, int out) {
    return new Family(Kind.GAS, Names.LINKAGE, name, in, out);
  }

  private static Family number(String name) {
    return new Family(Kind.NUMBER, Names.LINKAGE, name, 0, 1);
  }
}
