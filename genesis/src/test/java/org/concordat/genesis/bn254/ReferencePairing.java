package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// The pairing without tower, twist formulas or addition chains: points with coordinates in the
/// field of twelfth degree where w^12 = 18·w^6 - 82, straight lines, one plain power at the end.
/// The twin of {@link Pairing}.
final class ReferencePairing {
  private static final BigInteger P = PrimeField.BASE.modulus();
  private static final int DEGREE = 12;
  private static final BigInteger LOOP =
      Pairing.X.multiply(BigInteger.valueOf(6)).add(BigInteger.TWO);

  private ReferencePairing() {}

  /// Twelve coefficients, lowest power of w first.
  record Element(List<BigInteger> c) {
    static Element of(BigInteger value) {
      BigInteger[] c = zeros(DEGREE);
      c[0] = value.mod(P);
      return new Element(List.of(c));
    }

    /// (a + b·u)·w^power with u = w^6 - 9.
    static Element of(Fp2 value, int power) {
      BigInteger[] c = zeros(DEGREE);
      BigInteger b = value.c1().toBigInteger();
      c[power] = value.c0().toBigInteger().subtract(b.multiply(BigInteger.valueOf(9))).mod(P);
      c[power + 6] = b;
      return new Element(List.of(c));
    }

    /// The tower's c0 + c1·w, each over v = w².
    static Element of(Fp12 value) {
      Element sum = of(BigInteger.ZERO);
      List<Fp2> even = List.of(value.c0().c0(), value.c0().c1(), value.c0().c2());
      List<Fp2> odd = List.of(value.c1().c0(), value.c1().c1(), value.c1().c2());
      for (int i = 0; i < 3; i++) {
        sum = sum.add(of(even.get(i), 2 * i)).add(of(odd.get(i), 2 * i + 1));
      }
      return sum;
    }

    private static BigInteger[] zeros(int length) {
      BigInteger[] c = new BigInteger[length];
      Arrays.fill(c, BigInteger.ZERO);
      return c;
    }

    Element add(Element other) {
      BigInteger[] out = zeros(DEGREE);
      for (int i = 0; i < DEGREE; i++) {
        out[i] = c.get(i).add(other.c.get(i)).mod(P);
      }
      return new Element(List.of(out));
    }

    Element subtract(Element other) {
      return add(other.multiply(of(BigInteger.ONE.negate())));
    }

    Element multiply(Element other) {
      BigInteger[] out = zeros(2 * DEGREE - 1);
      for (int i = 0; i < DEGREE; i++) {
        for (int j = 0; j < DEGREE; j++) {
          out[i + j] = out[i + j].add(c.get(i).multiply(other.c.get(j)));
        }
      }
      for (int i = 2 * DEGREE - 2; i >= DEGREE; i--) {
        out[i - 6] = out[i - 6].add(out[i].multiply(BigInteger.valueOf(18)));
        out[i - 12] = out[i - 12].subtract(out[i].multiply(BigInteger.valueOf(82)));
      }
      return new Element(Arrays.stream(out).limit(DEGREE).map(x -> x.mod(P)).toList());
    }

    Element power(BigInteger exponent) {
      Element result = of(BigInteger.ONE);
      for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
        result = result.multiply(result);
        if (exponent.testBit(bit)) {
          result = result.multiply(this);
        }
      }
      return result;
    }

    /// Solves this · b = 1 for the coefficients of b by elimination.
    Element inverse() {
      BigInteger[][] rows = new BigInteger[DEGREE][DEGREE + 1];
      for (int column = 0; column < DEGREE; column++) {
        BigInteger[] unit = zeros(DEGREE);
        unit[column] = BigInteger.ONE;
        List<BigInteger> product = multiply(new Element(List.of(unit))).c;
        for (int row = 0; row < DEGREE; row++) {
          rows[row][column] = product.get(row);
          rows[row][DEGREE] = row == 0 ? BigInteger.ONE : BigInteger.ZERO;
        }
      }
      for (int pivot = 0; pivot < DEGREE; pivot++) {
        eliminate(rows, pivot);
      }
      return new Element(Arrays.stream(rows).map(row -> row[DEGREE]).toList());
    }

    private static void eliminate(BigInteger[][] rows, int pivot) {
      int usable = pivot;
      while (rows[usable][pivot].signum() == 0) {
        usable++;
      }
      BigInteger[] chosen = rows[usable];
      rows[usable] = rows[pivot];
      BigInteger scale = chosen[pivot].modInverse(P);
      rows[pivot] =
          Arrays.stream(chosen).map(x -> x.multiply(scale).mod(P)).toArray(BigInteger[]::new);
      for (int row = 0; row < DEGREE; row++) {
        BigInteger factor = rows[row][pivot];
        for (int j = 0; row != pivot && j <= DEGREE; j++) {
          rows[row][j] = rows[row][j].subtract(factor.multiply(rows[pivot][j])).mod(P);
        }
      }
    }
  }

  private record Affine(Element x, Element y) {
    Affine frobenius() {
      return new Affine(x.power(P), y.power(P));
    }

    Affine negate() {
      return new Affine(x, y.multiply(Element.of(BigInteger.ONE.negate())));
    }
  }

  /// A chord or tangent: its value at a point, and the sum of the two points.
  private record Line(Element value, Affine sum) {
    static Line through(Affine a, Affine b, Affine at) {
      Element slope =
          a.equals(b)
              ? a.x
                  .multiply(a.x)
                  .multiply(Element.of(BigInteger.valueOf(3)))
                  .multiply(a.y.add(a.y).inverse())
              : b.y.subtract(a.y).multiply(b.x.subtract(a.x).inverse());
      Element x = slope.multiply(slope).subtract(a.x).subtract(b.x);
      Element y = slope.multiply(a.x.subtract(x)).subtract(a.y);
      Element value = slope.multiply(at.x.subtract(a.x)).subtract(at.y.subtract(a.y));
      return new Line(value, new Affine(x, y));
    }
  }

  static Element pair(Point<Fp> p, Point<Fp2> q) {
    Affine at = new Affine(Element.of(p.x().toBigInteger()), Element.of(p.y().toBigInteger()));
    Affine start = new Affine(Element.of(q.x(), 2), Element.of(q.y(), 3));
    Affine t = start;
    Element f = Element.of(BigInteger.ONE);
    for (int bit = LOOP.bitLength() - 2; bit >= 0; bit--) {
      Line tangent = Line.through(t, t, at);
      f = f.multiply(f).multiply(tangent.value);
      t = tangent.sum;
      if (LOOP.testBit(bit)) {
        Line chord = Line.through(t, start, at);
        f = f.multiply(chord.value);
        t = chord.sum;
      }
    }
    Affine first = start.frobenius();
    Line one = Line.through(t, first, at);
    Line two = Line.through(one.sum, first.frobenius().negate(), at);
    BigInteger exponent = P.pow(DEGREE).subtract(BigInteger.ONE).divide(Fr.MODULUS);
    return f.multiply(one.value).multiply(two.value).power(exponent);
  }
}
