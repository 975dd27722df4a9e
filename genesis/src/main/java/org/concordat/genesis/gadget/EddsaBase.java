package org.concordat.genesis.gadget;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.concordat.genesis.babyjubjub.BabyJubJub;
import org.concordat.genesis.babyjubjub.EdwardsPoint;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;

/// S·Base8 for an S that only the prover knows: 584 constraints.
///
/// S is written with odd digits, S = Σ d·8^i with d = ±1, ±3, ±5, ±7, and ±1, ±3 at the top: 84 of
/// them. Two bits select |d|·8^i·Base8 among four known points, as a polynomial in the bits; only u
/// and v² are looked up, and a wire whose square is v² is the sign as well. No wire holds S: that
/// there is an S with the right product is all a signature claims, and S + l would say the same.
///
/// No chord is exceptional. Before window i the sum is K·Base8 with |K| < 8^i, so K differs from
/// ±d·8^i, and by less than 8^(i + 1) ≤ 2^249 < l: also modulo l. At the top the differences reach
/// 2^251, so there the two u are asserted to differ; a random S fails that once in 2^249.
final class EddsaBase {
  private static final String RULE = "multiple of the base point";
  private static final int WINDOWS = 84;
  private static final int TOP = WINDOWS - 1;

  /// Two bits and v for each window but the highest, which has one bit.
  static final int WIRES = 3 * WINDOWS - 1;

  private EddsaBase() {}

  /// Σ d·8^i = `s` modulo l, as the wires of the windows.
  ///
  /// @param s not negative and below l
  static List<Fr> digits(BigInteger s) {
    List<Fr> wires = new ArrayList<>(WIRES);
    BigInteger rest = s.testBit(0) ? s : s.subtract(BabyJubJub.ORDER);
    for (int window = 0; window < TOP; window++) {
      BigInteger digit = rest.mod(BigInteger.valueOf(16)).subtract(BigInteger.valueOf(8));
      addWires(wires, window, digit.intValue());
      rest = rest.subtract(digit).shiftRight(3);
    }
    addWires(wires, TOP, rest.intValue());
    return wires;
  }

  private static void addWires(List<Fr> wires, int window, int digit) {
    int place = Math.abs(digit) / 2;
    Fr v = Tables.WINDOWS.get(window).v.get(place);
    wires.add(Fr.of(place & 1));
    if (window < TOP) {
      wires.add(Fr.of(place >> 1));
    }
    wires.add(digit < 0 ? v.negate() : v);
  }

  /// @param wires of [#WIRES], in the order of [#digits], not yet constrained
  static MontgomeryPair multiple(CircuitBuilder b, List<Expression> wires) {
    MontgomeryPair sum = window(b, 0, wires);
    for (int window = 1; window < TOP; window++) {
      sum = sum.add(b, window(b, window, wires));
    }
    MontgomeryPair highest = window(b, TOP, wires);
    Quotients.of(b, b.constant(1), highest.u().minus(sum.u()), RULE);
    return sum.add(b, highest);
  }

  /// Four constraints; two for the highest.
  private static MontgomeryPair window(CircuitBuilder b, int window, List<Expression> wires) {
    int first = 3 * window;
    Table table = Tables.WINDOWS.get(window);
    List<Expression> monomials = new ArrayList<>();
    monomials.add(b.constant(1));
    monomials.add(bit(b, wires.get(first)));
    if (window < TOP) {
      monomials.add(bit(b, wires.get(first + 1)));
      monomials.add(b.multiply(monomials.get(1), monomials.get(2)));
    }
    Expression v = wires.get(first + monomials.size() / 2);
    b.assertProduct(v, v, b.combine(monomials, table.square, 0), RULE);
    return new MontgomeryPair(b.combine(monomials, table.u, 0), v);
  }

  private static Expression bit(CircuitBuilder b, Expression bit) {
    b.assertBoolean(bit, RULE);
    return bit;
  }

  /// The points (2·place + 1)·8^i·Base8 of one window.
  private static final class Table {
    /// Coefficients of 1, the low bit, the high bit and their product that yield u.
    final long[] u;

    /// The same for v².
    final long[] square;

    /// By place.
    final List<Fr> v;

    private Table(long[] u, long[] square, List<Fr> v) {
      this.u = u;
      this.square = square;
      this.v = v;
    }

    static Table of(EdwardsPoint unit, int places) {
      EdwardsPoint step = unit.add(unit);
      List<Fr> us = new ArrayList<>();
      List<Fr> vs = new ArrayList<>();
      EdwardsPoint point = unit;
      for (int place = 0; place < places; place++) {
        Fr u = Fr.ONE.add(point.y()).multiply(Fr.ONE.subtract(point.y()).inverse());
        us.add(u);
        vs.add(u.multiply(point.x().inverse()));
        point = point.add(step);
      }
      List<Fr> squares = vs.stream().map(v -> v.multiply(v)).toList();
      return new Table(interpolated(us), interpolated(squares), List.copyOf(vs));
    }

    private static long[] interpolated(List<Fr> values) {
      long[] out = ScalarArrays.pack(values);
      for (int distance = 1; distance < values.size(); distance *= 2) {
        for (int i = 0; i < values.size(); i++) {
          if ((i & distance) != 0) {
            ScalarArrays.subtract(out, i * STRIDE, out, i * STRIDE, out, (i - distance) * STRIDE);
          }
        }
      }
      return out;
    }
  }

  /// Made when a circuit first needs them.
  private static final class Tables {
    static final List<Table> WINDOWS = windows();

    private static List<Table> windows() {
      List<Table> windows = new ArrayList<>(EddsaBase.WINDOWS);
      EdwardsPoint unit = BabyJubJub.BASE8;
      for (int window = 0; window < EddsaBase.WINDOWS; window++) {
        windows.add(Table.of(unit, window < TOP ? 4 : 2));
        unit = unit.multiply(BigInteger.valueOf(8));
      }
      return List.copyOf(windows);
    }
  }
}
