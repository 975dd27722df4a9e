package org.concordat.genesis.compliance;

import java.util.List;

/// Which circuit: each shape has keys and a verifier of its own.
///
/// @param size leaves of the batch tree, a power of two
/// @param deliveries the most that a batch may hold
/// @param sanctions whether the rule about sanctioned subjects is part of it
public record ComplianceShape(int size, int deliveries, boolean sanctions) {
  private static final int FEW = 4;
  private static final int MANY = 8;

  /// All there are, the smallest first.
  public static final List<ComplianceShape> ALL =
      List.of(
          new ComplianceShape(8, FEW, false),
          new ComplianceShape(8, FEW, true),
          new ComplianceShape(32, FEW, false),
          new ComplianceShape(32, FEW, true),
          new ComplianceShape(128, MANY, false),
          new ComplianceShape(128, MANY, true));

  /// The shape for a batch tree.
  ///
  /// @param size 8, 32 or 128
  /// @throws IllegalArgumentException for another size
  public static ComplianceShape of(int size, boolean sanctions) {
    return ALL.stream()
        .filter(shape -> shape.size == size && shape.sanctions == sanctions)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no circuit for " + size + " leaves"));
  }

  /// Name and version of the statement; files and registries know a circuit by it and its size.
  public String statement() {
    return sanctions ? "compliance/1" : "compliance/1-basic";
  }
}
