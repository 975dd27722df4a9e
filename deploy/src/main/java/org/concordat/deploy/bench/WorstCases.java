package org.concordat.deploy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.precompile.Precompile;
import org.concordat.chain.evm.precompile.Precompiles;
import org.concordat.chain.spec.Fork;
import org.concordat.genesis.Address;

/// The programs of `concordat bench worst`: what is known or suspected to cost a node more than its
/// price.
final class WorstCases {
  private static final int LARGEST_CODE = 24_576;
  private static final int LARGE_CODES = 1_024;
  private static final Address CALLEE = new Address(0, 0, 0x1001);
  private static final String NEXT = "6001 01";
  private static final String BIG =
      "7f f3a1c5d7e9fbdcba98765432100123456789abcdef1032547698badcfe1f2e3d";
  private static final String TWO_LIMBS = "6f a1c5d7e9fbdcba98765432100123456f";

  private WorstCases() {}

  /// @param transactions that each one's target is called by in all
  static List<WorstCase> all(int transactions) {
    List<WorstCase> cases = new ArrayList<>();
    computing(cases);
    state(cases, transactions * WorstCase.STRIDE);
    calls(cases);
    codes(cases);
    precompiles(cases);
    return List.copyOf(cases);
  }

  private static void computing(List<WorstCase> cases) {
    String destinations = "5b".repeat(20_000);
    cases.add(WorstCase.loop("JUMPDEST, 20,000 in a row", "", destinations));
    cases.add(WorstCase.loop("MOD of 4 limbs by 2", TWO_LIMBS + BIG, "81 81 06 50".repeat(500)));
    cases.add(WorstCase.loop("MULMOD", BIG + BIG, "81 81 83 09 50".repeat(500)));
    cases.add(WorstCase.loop("KECCAK256 of 136 bytes", "", "6088 5f 20 50".repeat(200)));
    cases.add(WorstCase.loop("BLOCKHASH", "", "6001 43 03 40 50".repeat(200)));
    cases.add(WorstCase.loop("SELFBALANCE", "", "47 50".repeat(500)));
  }

  /// @param known accounts or slots there are
  private static void state(List<WorstCase> cases, int known) {
    cases.add(WorstCase.loop("BALANCE, cold", "", "80 31 50" + NEXT).withBalances(known));
    cases.add(WorstCase.loop("EXTCODESIZE, cold", "", "80 3b 50" + NEXT).withBalances(known));
    cases.add(WorstCase.loop("SLOAD, cold", "", "80 54 50" + NEXT).withSlots(known));
    cases.add(WorstCase.loop("SSTORE, clearing", "", "5f 81 55" + NEXT).withSlots(known));
    cases.add(WorstCase.loop("SSTORE, filling", "", "80 80 55" + NEXT));
    cases.add(WorstCase.loop("TSTORE", "", "80 80 5d" + NEXT));
    cases.add(WorstCase.loop("LOG0 of 4 KiB", "", "611000 5f a0"));
    cases.add(WorstCase.loop("LOG0 of nothing", "", "5f 5f a0".repeat(20)));
  }

  private static void calls(List<WorstCase> cases) {
    // Init code GAS, SELFDESTRUCT: each beneficiary is another cold account.
    cases.add(
        WorstCase.loop("SELFDESTRUCT by new contracts", "61 5aff 5f 52", "6002 601e 5f f0 50"));
    cases.add(WorstCase.loop("CREATE2 of nothing", "", "80 5f 5f 5f f5 50" + NEXT));
    // The callee calls itself for as long as 5,000 gas are left; each frame returns 4 KiB.
    cases.add(
        WorstCase.loop("nested calls that return 4 KiB", "", call(CALLEE))
            .with(
                CALLEE,
                hex("5a 611388 10 15 6014 57 611000 5f 5f 5f 5f 30 5a f1 50 5b 611000 5f f3")));
    cases.add(
        WorstCase.loop("calls that fill 16 KiB of memory", "", call(CALLEE))
            .with(CALLEE, hex("5f 613fe0 52 00")));
    cases.add(
        WorstCase.loop("calls that revert a write", "", call(CALLEE))
            .with(CALLEE, hex("5a 5f 55 5f 5f fd")));
  }

  private static void codes(List<WorstCase> cases) {
    // Init code: REVERT, then JUMPDEST to be analysed.
    Bytes initCode = Bytes.concatenate(hex("5f 5f fd"), repeated("5b", LARGEST_CODE - 3));
    String copyTwice = "616000 5f 5f 61 1001 3c  616000 5f 616000 61 1001 3c";
    cases.add(
        WorstCase.loop("init code of 48 KiB", copyTwice, "61c000 5f 5f f0 50")
            .with(CALLEE, initCode));
    WorstCase loads =
        WorstCase.loop(
            "24 KiB of code, 1,024 times", "50 612000", "5f 5f 5f 5f 5f 85 5a f1 50" + NEXT);
    for (int i = 0; i < LARGE_CODES; i++) {
      Bytes tail = Bytes.wrap(new byte[] {(byte) (i >>> 8), (byte) i});
      Bytes code = Bytes.concatenate(hex("00"), repeated("5b", LARGEST_CODE - 3), tail);
      loads = loads.with(new Address(0, 0, WorstCase.STRIDE + i), code);
    }
    cases.add(loads.forgetful(2_950_000));
    cases.add(compiled());
  }

  /// Codes of 256 bytes, each run just long enough to be compiled and never again.
  private static WorstCase compiled() {
    String paying = "5f 5f 5f 5f 5f 85 62 220000 f1 50";
    String compiling = "5f 5f 5f 5f 5f 85 61 2000 f1 50";
    WorstCase one =
        WorstCase.loop("codes compiled in vain", "50 612000", paying + compiling + NEXT);
    for (int i = 0; i < 1_024; i++) {
      Bytes body = hex("5a 5a 01 5a 02 5a 16 5a 18 50".repeat(22));
      Assembly code = new Assembly().hex("61").hex("%04x".formatted(i)).hex("50 5b");
      code.hex(body.toUnprefixedHexString()).hex("5a 61 1000 10 6004 57 00");
      one = one.with(new Address(0, 0, WorstCase.STRIDE + i), code.bytes());
    }
    return one.forgetful(WorstCase.MOST_GAS);
  }

  /// Each one's hardest inputs that a transaction can pay for several times, through STATICCALL.
  private static void precompiles(List<WorstCase> cases) {
    Precompiles osaka = Precompiles.of(Fork.OSAKA);
    for (PrecompileCases.Case each : PrecompileCases.all()) {
      Precompile precompile = Objects.requireNonNull(osaka.at(new Address(0, 0, each.number())));
      if (precompile.gas(each.input()) > WorstCase.MOST_GAS / 8) {
        continue;
      }
      int size = each.input().length;
      String address = "61%04x".formatted(each.number());
      // The input stands behind the program, which copies it to memory.
      Assembly body = new Assembly().hex("5f 5f").push(size).hex("5f" + address + "5a fa 50");
      WorstCase one = WorstCase.of(each.name(), copyFromCallee(size), body.bytes());
      cases.add(one.with(CALLEE, Bytes.wrap(each.input())));
    }
  }

  private static Bytes copyFromCallee(int size) {
    return new Assembly().push(size).hex("5f 5f 61 1001 3c").bytes();
  }

  private static String call(Address callee) {
    return "5f 5f 5f 5f 5f 61 %04x 5a f1 50".formatted(callee.low());
  }

  private static Bytes repeated(String hex, int count) {
    return hex(hex.repeat(count));
  }

  private static Bytes hex(String code) {
    return new Assembly().hex(code).bytes();
  }

  /// What the transaction with this number calls the target with.
  static Bytes32 argument(int transaction) {
    return Word.of((1L + transaction) * WorstCase.STRIDE).toBytes32();
  }
}
