package org.concordat.chain.evm.precompile;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// BLS12-381: its two groups and its pairing, made at the first use.
final class Bls12 {
  private static final int FP12 = 12 * BlsField.NATIVE;

  final BlsGroup g1 = BlsGroup.g1();
  final BlsGroup g2 = BlsGroup.g2();
  private final MethodHandle millerLoop;
  private final MethodHandle multiply;
  private final MethodHandle finalExponentiation;
  private final MethodHandle isOne;

  private static final class Holder {
    static final Bls12 INSTANCE = new Bls12();
  }

  private Bls12() {
    Blst blst = Blst.library();
    this.millerLoop = blst.procedure("blst_miller_loop", 3);
    this.multiply = blst.procedure("blst_fp12_mul", 3);
    this.finalExponentiation = blst.procedure("blst_final_exp", 2);
    this.isOne = blst.predicate("blst_fp12_is_one");
  }

  /// @throws org.concordat.chain.ChainException when the native library is missing
  static Bls12 get() {
    Blst.library();
    return Holder.INSTANCE;
  }

  /// A product of pairings, gathered pair by pair.
  final class Product {
    private final MemorySegment product;
    private final MemorySegment factor;
    private boolean empty = true;

    Product(Arena arena) {
      this.product = arena.allocate(FP12, 8);
      this.factor = arena.allocate(FP12, 8);
    }

    /// Both points are in their subgroups. Pairs with a point at infinity contribute one.
    void add(MemorySegment p1, MemorySegment p2) {
      if (BlsGroup.isInfinity(p1) || BlsGroup.isInfinity(p2)) {
        return;
      }
      Blst.call(millerLoop, factor, p2, p1);
      if (empty) {
        MemorySegment.copy(
            factor, ValueLayout.JAVA_BYTE, 0, product, ValueLayout.JAVA_BYTE, 0, FP12);
        empty = false;
      } else {
        Blst.call(multiply, product, product, factor);
      }
    }

    boolean isOne() {
      if (empty) {
        return true;
      }
      Blst.call(finalExponentiation, product, product);
      return Blst.test(isOne, product);
    }
  }
}
