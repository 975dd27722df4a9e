package org.concordat.genesis.bn254;

/// Many inversions for the price of one and three products each (Montgomery's trick). Zeros stay
/// zero.
final class BatchInversion {
  private final CoordinateField field;
  private final int w;
  private final int count;
  private final long[] elements;
  private final long[] products;

  BatchInversion(CoordinateField field, int count) {
    this.field = field;
    this.w = field.limbs();
    this.count = count;
    this.elements = new long[count * field.limbs()];
    this.products = new long[(count + 1) * field.limbs()];
  }

  void put(int k, long[] a, int i) {
    System.arraycopy(a, i, elements, k * w, w);
  }

  void get(long[] out, int o, int k) {
    System.arraycopy(elements, k * w, out, o, w);
  }

  /// Every element becomes its inverse.
  void invert() {
    // products[k] is the product of the elements before k that are not zero.
    field.one(products, 0);
    for (int k = 0; k < count; k++) {
      if (field.isZero(elements, k * w)) {
        System.arraycopy(products, k * w, products, (k + 1) * w, w);
      } else {
        field.multiply(products, (k + 1) * w, products, k * w, elements, k * w);
      }
    }
    long[] rest = new long[w];
    long[] inverse = new long[w];
    field.invert(rest, 0, products, count * w);
    for (int k = count - 1; k >= 0; k--) {
      if (!field.isZero(elements, k * w)) {
        field.multiply(inverse, 0, rest, 0, products, k * w);
        field.multiply(rest, 0, rest, 0, elements, k * w);
        System.arraycopy(inverse, 0, elements, k * w, w);
      }
    }
  }
}
