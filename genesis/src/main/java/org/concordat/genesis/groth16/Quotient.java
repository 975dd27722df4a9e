package org.concordat.genesis.groth16;

import java.lang.foreign.MemorySegment;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.NumberTheoreticTransform;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.bn254.Workers;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.SectionCursor;

/// The polynomial that exists only for a witness that satisfies the circuit, as the scalars of the
/// key's section H.
///
/// With a, b and c the polynomials whose values on the domain are the constraints' linear
/// combinations A·w, B·w and their products, the quotient is (a·b - c) / Z. Section H holds the
/// basis for values of a·b - c on the coset of the domain by the root of twice the order, where Z
/// is constant.
final class Quotient {
  private static final int W = ScalarArrays.STRIDE;

  private final ProvingKey key;
  private final NumberTheoreticTransform transform;
  private final int size;

  Quotient(ProvingKey key, Workers workers) {
    this.key = key;
    this.size = key.domain();
    this.transform =
        new NumberTheoreticTransform(Integer.numberOfTrailingZeros(key.domain()), workers);
  }

  /// @throws Malformed for a key whose matrices name wires or constraints that are not there
  /// @return plain numbers
  long[] of(Witness witness) {
    long[] a = ScalarArrays.zeros(size);
    long[] b = ScalarArrays.zeros(size);
    combine(a, b, witness.plain());
    long[] c = ScalarArrays.zeros(size);
    for (int i = 0; i < c.length; i += W) {
      ScalarArrays.multiply(c, i, a, i, b, i);
    }
    toCoset(a);
    toCoset(b);
    toCoset(c);
    for (int i = 0; i < a.length; i += W) {
      ScalarArrays.multiply(a, i, a, i, b, i);
      ScalarArrays.subtract(a, i, a, i, c, i);
      ScalarArrays.toPlain(a, i, a, i);
    }
    return a;
  }

  /// a = A·w and b = B·w. An entry is the coefficient times 2^512: its Montgomery product with the
  /// plain value of a wire is the element of both's product.
  private void combine(long[] a, long[] b, long[] wires) {
    MemorySegment entries = key.coefficients();
    long[] value = new long[2 * W];
    for (long at = 0; at < entries.byteSize(); at += Zkey.COEFFICIENT_SIZE) {
      int matrix = entries.get(SectionCursor.U32, at);
      int constraint = entries.get(SectionCursor.U32, at + 4);
      int wire = entries.get(SectionCursor.U32, at + 8);
      boolean inside =
          (matrix & ~1) == 0
              && Integer.compareUnsigned(constraint, size) < 0
              && Integer.compareUnsigned(wire, key.wires()) < 0;
      Malformed.unless(inside, () -> "a coefficient of the key names what is not there");
      MemorySegment.copy(entries, SectionCursor.U64, at + 12, value, 0, W);
      Malformed.unless(
          ScalarArrays.isReduced(value, 0), () -> "a coefficient of the key is not below r");
      long[] sum = matrix == 0 ? a : b;
      ScalarArrays.multiply(value, W, value, 0, wires, wire * W);
      ScalarArrays.add(sum, constraint * W, sum, constraint * W, value, W);
    }
  }

  /// From values on the domain to values on its coset.
  private void toCoset(long[] values) {
    transform.coefficients(values);
    Fr shift = NumberTheoreticTransform.root(Integer.numberOfTrailingZeros(size) + 1);
    transform.scale(values, Fr.ONE, shift);
    transform.values(values);
  }
}
