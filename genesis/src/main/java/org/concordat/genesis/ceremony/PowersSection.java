package org.concordat.genesis.ceremony;

/// The lists of points in a .ptau file of power k, in the order in which they are written and
/// hashed. Each but the last has a second form in a prepared file: for every j up to k (and k + 1
/// for the first), the same polynomials by their values, 2^j points L_0(τ), L_1(τ), … times the
/// list's factor, where L_i are the Lagrange polynomials of the 2^j-th roots of one.
enum PowersSection {
  /// τ^i for i below 2^(k+1) - 1.
  TAU_G1(2, Group.G1),
  /// τ^i for i below 2^k, as are the next two.
  TAU_G2(3, Group.G2),
  /// α·τ^i.
  ALPHA_TAU_G1(4, Group.G1),
  /// β·τ^i.
  BETA_TAU_G1(5, Group.G1),
  /// β alone.
  BETA_G2(6, Group.G2);

  private static final int LAGRANGE = 10;

  private final int type;
  private final Group group;

  PowersSection(int type, Group group) {
    this.type = type;
    this.group = group;
  }

  int type() {
    return type;
  }

  Group group() {
    return group;
  }

  long points(int power) {
    return switch (this) {
      case TAU_G1 -> (2L << power) - 1;
      case TAU_G2, ALPHA_TAU_G1, BETA_TAU_G1 -> 1L << power;
      case BETA_G2 -> 1;
    };
  }

  boolean hasLagrange() {
    return this != BETA_G2;
  }

  int lagrangeType() {
    return type + LAGRANGE;
  }

  /// The largest j whose 2^j values a prepared file has.
  int lagrangePowerMax(int power) {
    return this == TAU_G1 ? power + 1 : power;
  }

  long lagrangePoints(int power) {
    return (2L << lagrangePowerMax(power)) - 1;
  }

  /// Where the 2^j values begin, counted in points.
  static long lagrangeOffset(int j) {
    return (1L << j) - 1;
  }

  String title() {
    return switch (this) {
      case TAU_G1 -> "tau in G1";
      case TAU_G2 -> "tau in G2";
      case ALPHA_TAU_G1 -> "alpha tau in G1";
      case BETA_TAU_G1 -> "beta tau in G1";
      case BETA_G2 -> "beta in G2";
    };
  }
}
