package org.concordat.genesis.ceremony;

/// The lists of points of a circuit's key before any contribution (δ = 1), in terms of the
/// polynomials a, b and c that the circuit's three matrices give each wire.
enum KeyPart {
  /// a(τ) for each wire, in G1.
  A(5, Group.G1),
  /// b(τ) for each wire, in G1.
  B1(6, Group.G1),
  /// b(τ) for each wire, in G2.
  B2(7, Group.G2),
  /// β·a(τ) + α·b(τ) + c(τ) for the constant and each public wire, in G1.
  PUBLIC_K(3, Group.G1),
  /// The same for the other wires; divided by δ once there is one.
  SECRET_K(8, Group.G1),
  /// For each root ω^(2i+1) of twice the domain: its Lagrange polynomial at τ, in G1; divided by δ
  /// once there is one.
  H(9, Group.G1),
  /// τ^(n+i) - τ^i, in G1, for the domain's size n: not in the key, but in its hash.
  POWER_DIFFERENCES(0, Group.G1);

  private final int section;
  private final Group group;

  KeyPart(int section, Group group) {
    this.section = section;
    this.group = group;
  }

  /// Type of its section in a .zkey file.
  int section() {
    return section;
  }

  Group group() {
    return group;
  }

  String title() {
    return switch (this) {
      case A -> "A";
      case B1 -> "B in G1";
      case B2 -> "B in G2";
      case PUBLIC_K -> "public wires";
      case SECRET_K -> "secret wires";
      case H -> "H";
      case POWER_DIFFERENCES -> "circuit hash";
    };
  }
}
