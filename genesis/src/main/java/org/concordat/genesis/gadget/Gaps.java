package org.concordat.genesis.gadget;

import java.util.ArrayList;
import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;

/// Absence from a sorted list: an element that lies strictly between two neighbours is not on it.
public final class Gaps {
  private Gaps() {}

  /// `element` lies strictly between two neighbours of `block`: 3·n - 5 + 2·`bits` constraints for
  /// n values.
  ///
  /// @param block ascending values below 2^`bits`, which the caller vouches for, for example by a
  ///   root that was made of such blocks. Neighbours that are equal have no gap.
  /// @param bits at most 251, so that nothing below wraps around the field
  public static void assertInGap(
      CircuitBuilder b, Expression element, List<Expression> block, int bits, String rule) {
    int gaps = block.size() - 1;
    List<Expression> inputs = new ArrayList<>(block);
    inputs.add(element);
    Selection gap = Selection.of(b, gaps, Gaps::giveFlags, inputs, rule);
    Expression below = gap.from(block.subList(0, gaps));
    Expression above = gap.from(block.subList(1, gaps + 1));
    Numbers.assertAbove(b, element, below, bits, rule);
    Numbers.assertAbove(b, above, element, bits, rule);
  }

  /// @param in the block and then the element
  private static void giveFlags(long[] in, long[] out) {
    int gaps = in.length / ScalarArrays.STRIDE - 2;
    Fr element = value(in, gaps + 1);
    for (int gap = 0; gap < gaps; gap++) {
      if (value(in, gap).compareTo(element) < 0 && element.compareTo(value(in, gap + 1)) < 0) {
        Selection.raise(gap, out);
        return;
      }
    }
  }

  private static Fr value(long[] packed, int index) {
    return ScalarArrays.load(packed, index * ScalarArrays.STRIDE);
  }
}
