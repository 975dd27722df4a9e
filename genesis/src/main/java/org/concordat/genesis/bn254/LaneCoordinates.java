package org.concordat.genesis.bn254;

/// The field of a group's coordinates in lanes: an element is one block of {@link LaneField} for
/// Fp, and two, real part first, for Fp2. For one thread; outputs may be inputs, at the same place.
sealed interface LaneCoordinates {
  /// Blocks per element.
  int blocks();

  void multiply(double[] out, int o, double[] a, int i, double[] b, int j);

  void square(double[] out, int o, double[] a, int i);

  void subtract(double[] out, int o, double[] a, int i, double[] b, int j);

  /// `out = a - 2b - c`; see {@link LaneField#subtractTwiceAndOnce}.
  void subtractTwiceAndOnce(
      double[] out, int o, double[] a, int i, double[] b, int j, double[] c, int k);

  /// Doubles per element.
  default int size() {
    return blocks() * LaneField.BLOCK;
  }

  static LaneCoordinates of(PointArrays group) {
    return group.isG1() ? new Base() : new Quadratic();
  }

  final class Base implements LaneCoordinates {
    private final LaneField field = new LaneField(PrimeField.BASE);

    @Override
    public int blocks() {
      return 1;
    }

    @Override
    public void multiply(double[] out, int o, double[] a, int i, double[] b, int j) {
      field.multiply(out, o, a, i, b, j);
    }

    @Override
    public void square(double[] out, int o, double[] a, int i) {
      field.multiply(out, o, a, i, a, i);
    }

    @Override
    public void subtract(double[] out, int o, double[] a, int i, double[] b, int j) {
      field.subtract(out, o, a, i, b, j);
    }

    @Override
    public void subtractTwiceAndOnce(
        double[] out, int o, double[] a, int i, double[] b, int j, double[] c, int k) {
      field.subtractTwiceAndOnce(out, o, a, i, b, j, c, k);
    }
  }

  final class Quadratic implements LaneCoordinates {
    private static final int U = LaneField.BLOCK;

    private final LaneField field = new LaneField(PrimeField.BASE);
    private final double[] room = new double[4 * LaneField.BLOCK];

    @Override
    public int blocks() {
      return 2;
    }

    /// (a + b·u)·(c + d·u) by three products (Karatsuba).
    @Override
    public void multiply(double[] out, int o, double[] a, int i, double[] b, int j) {
      field.add(room, 0, a, i, a, i + U);
      field.add(room, U, b, j, b, j + U);
      field.multiply(room, 0, room, 0, room, U);
      field.multiply(room, U, a, i, b, j);
      field.multiply(room, 2 * U, a, i + U, b, j + U);
      field.subtract(room, 0, room, 0, room, U);
      field.subtract(out, o + U, room, 0, room, 2 * U);
      field.subtract(out, o, room, U, room, 2 * U);
    }

    @Override
    public void square(double[] out, int o, double[] a, int i) {
      field.add(room, 0, a, i, a, i + U);
      field.subtract(room, U, a, i, a, i + U);
      field.multiply(room, 2 * U, a, i, a, i + U);
      field.multiply(out, o, room, 0, room, U);
      field.add(out, o + U, room, 2 * U, room, 2 * U);
    }

    @Override
    public void subtract(double[] out, int o, double[] a, int i, double[] b, int j) {
      field.subtract(out, o, a, i, b, j);
      field.subtract(out, o + U, a, i + U, b, j + U);
    }

    @Override
    public void subtractTwiceAndOnce(
        double[] out, int o, double[] a, int i, double[] b, int j, double[] c, int k) {
      field.subtractTwiceAndOnce(out, o, a, i, b, j, c, k);
      field.subtractTwiceAndOnce(out, o + U, a, i + U, b, j + U, c, k + U);
    }
  }
}
