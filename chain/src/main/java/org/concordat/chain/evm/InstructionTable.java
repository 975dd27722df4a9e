package org.concordat.chain.evm;

import java.util.Arrays;
import org.concordat.chain.evm.word.Stacks;
import org.concordat.chain.spec.Fork;

/// Which instructions a fork has, their fixed price and the stack heights they accept, packed into
/// one long each: bits 0 to 15 the price, 16 to 31 the least height, 32 to 47 the greatest, heights
/// counted in longs.
///
/// Each fork's table is its predecessor's with the changes applied.
public final class InstructionTable {
  /// No stack is ever this high, so an undefined byte fails the stack check and costs the loop no
  /// check of its own.
  private static final int UNREACHABLE = 0xffff;

  public static final long UNDEFINED = (long) UNREACHABLE << 16;

  private InstructionTable() {}

  /// A fresh copy: the caller may keep it.
  public static long[] of(Fork fork) {
    return switch (fork) {
      case LONDON -> london();
      case PARIS -> of(Fork.LONDON);
      case SHANGHAI -> shanghai(of(Fork.PARIS));
      case CANCUN -> cancun(of(Fork.SHANGHAI));
      case PRAGUE -> of(Fork.CANCUN);
      case OSAKA -> osaka(of(Fork.PRAGUE));
    };
  }

  public static long price(long entry) {
    return entry & 0xffff;
  }

  public static int leastHeight(long entry) {
    return (int) (entry >>> 16) & 0xffff;
  }

  public static int greatestHeight(long entry) {
    return (int) (entry >>> 32);
  }

  private static long[] shanghai(long[] table) {
    set(table, Opcode.PUSH0, 2, 0, 1); // EIP-3855
    return table;
  }

  private static long[] cancun(long[] table) {
    set(table, Opcode.BLOBHASH, 3, 1, 1); // EIP-4844
    set(table, Opcode.BLOBBASEFEE, 2, 0, 1); // EIP-7516
    set(table, Opcode.TLOAD, 100, 1, 1); // EIP-1153
    set(table, Opcode.TSTORE, 100, 2, 0);
    set(table, Opcode.MCOPY, 3, 3, 0); // EIP-5656
    return table;
  }

  private static long[] osaka(long[] table) {
    set(table, Opcode.CLZ, 5, 1, 1); // EIP-7939
    return table;
  }

  private static long[] london() {
    long[] table = new long[256];
    Arrays.fill(table, UNDEFINED);
    set(table, Opcode.STOP, 0, 0, 0);
    numbers(table);
    environment(table);
    block(table);
    memoryAndFlow(table);
    stack(table);
    system(table);
    return table;
  }

  private static void numbers(long[] table) {
    range(table, Opcode.ADD, Opcode.SUB, 3, 2, 1);
    range(table, Opcode.DIV, Opcode.SMOD, 5, 2, 1);
    set(table, Opcode.MUL, 5, 2, 1);
    range(table, Opcode.ADDMOD, Opcode.MULMOD, 8, 3, 1);
    set(table, Opcode.EXP, 10, 2, 1);
    set(table, Opcode.SIGNEXTEND, 5, 2, 1);
    range(table, Opcode.LT, Opcode.EQ, 3, 2, 1);
    set(table, Opcode.ISZERO, 3, 1, 1);
    range(table, Opcode.AND, Opcode.XOR, 3, 2, 1);
    set(table, Opcode.NOT, 3, 1, 1);
    range(table, Opcode.BYTE, Opcode.SAR, 3, 2, 1);
    set(table, Opcode.KECCAK256, 30, 2, 1);
  }

  private static void environment(long[] table) {
    range(table, Opcode.ADDRESS, Opcode.CALLVALUE, 2, 0, 1);
    set(table, Opcode.BALANCE, GasCost.WARM_ACCESS, 1, 1);
    set(table, Opcode.CALLDATALOAD, 3, 1, 1);
    set(table, Opcode.CALLDATASIZE, 2, 0, 1);
    set(table, Opcode.CALLDATACOPY, 3, 3, 0);
    set(table, Opcode.CODESIZE, 2, 0, 1);
    set(table, Opcode.CODECOPY, 3, 3, 0);
    set(table, Opcode.GASPRICE, 2, 0, 1);
    set(table, Opcode.EXTCODESIZE, GasCost.WARM_ACCESS, 1, 1);
    set(table, Opcode.EXTCODECOPY, GasCost.WARM_ACCESS, 4, 0);
    set(table, Opcode.RETURNDATASIZE, 2, 0, 1);
    set(table, Opcode.RETURNDATACOPY, 3, 3, 0);
    set(table, Opcode.EXTCODEHASH, GasCost.WARM_ACCESS, 1, 1);
  }

  private static void block(long[] table) {
    set(table, Opcode.BLOCKHASH, 20, 1, 1);
    range(table, Opcode.COINBASE, Opcode.CHAINID, 2, 0, 1);
    set(table, Opcode.SELFBALANCE, 5, 0, 1);
    set(table, Opcode.BASEFEE, 2, 0, 1);
  }

  private static void memoryAndFlow(long[] table) {
    set(table, Opcode.POP, 2, 1, 0);
    set(table, Opcode.MLOAD, 3, 1, 1);
    range(table, Opcode.MSTORE, Opcode.MSTORE8, 3, 2, 0);
    set(table, Opcode.SLOAD, GasCost.WARM_ACCESS, 1, 1);
    set(table, Opcode.SSTORE, 0, 2, 0);
    set(table, Opcode.JUMP, 8, 1, 0);
    set(table, Opcode.JUMPI, 10, 2, 0);
    range(table, Opcode.PC, Opcode.GAS, 2, 0, 1);
    set(table, Opcode.JUMPDEST, 1, 0, 0);
  }

  private static void stack(long[] table) {
    range(table, Opcode.PUSH1, Opcode.PUSH32, 3, 0, 1);
    for (int n = 1; n <= 16; n++) {
      set(table, Opcode.BEFORE_DUP + n, 3, n, n + 1);
      set(table, Opcode.BEFORE_SWAP + n, 3, n + 1, n + 1);
    }
  }

  private static void system(long[] table) {
    for (int topics = 0; topics <= 4; topics++) {
      set(table, Opcode.LOG0 + topics, 375 + GasCost.LOG_TOPIC * topics, 2 + topics, 0);
    }
    set(table, Opcode.CREATE, 32_000, 3, 1);
    set(table, Opcode.CREATE2, 32_000, 4, 1);
    range(table, Opcode.CALL, Opcode.CALLCODE, GasCost.WARM_ACCESS, 7, 1);
    set(table, Opcode.DELEGATECALL, GasCost.WARM_ACCESS, 6, 1);
    set(table, Opcode.STATICCALL, GasCost.WARM_ACCESS, 6, 1);
    set(table, Opcode.RETURN, 0, 2, 0);
    set(table, Opcode.REVERT, 0, 2, 0);
    set(table, Opcode.SELFDESTRUCT, 5_000, 1, 0);
  }

  private static void range(long[] table, int first, int last, long price, int in, int out) {
    for (int op = first; op <= last; op++) {
      set(table, op, price, in, out);
    }
  }

  private static void set(long[] table, int op, long price, int in, int out) {
    long least = (long) in * Stacks.LONGS;
    long greatest = (long) (Stacks.MAX_WORDS + Math.min(0, in - out)) * Stacks.LONGS;
    table[op] = price | least << 16 | greatest << 32;
  }
}
