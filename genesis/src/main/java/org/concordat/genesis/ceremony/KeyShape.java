package org.concordat.genesis.ceremony;

import org.concordat.genesis.circuit.ConstraintSystem;

/// The sizes of a circuit's key.
///
/// @param wires all of them, the constant one included
/// @param publics outputs and public inputs, which are wires 1 to this number
/// @param constraints rows of the circuit; the key has one more for the constant and each public
///   wire, which keep them independent
/// @param domainLog the key's polynomials are over the 2^domainLog-th roots of one
record KeyShape(int wires, int publics, int constraints, int domainLog) {
  /// The field has no roots of one of a higher order than 2^28; a key also needs those of twice its
  /// own.
  static final int DOMAIN_LOG_MAX = 27;

  /// The smallest domain whose hash takes one point too many, see {@link
  /// KeyPart#POWER_DIFFERENCES}.
  static final int OVERSHOOT_LOG = 15;

  KeyShape {
    if (domainLog > DOMAIN_LOG_MAX) {
      throw new IllegalArgumentException("a circuit of more than 2^27 constraints");
    }
  }

  static KeyShape of(ConstraintSystem system) {
    int publics = system.counts().publics();
    int constraints = system.constraints();
    int domainLog = Integer.SIZE - Integer.numberOfLeadingZeros(constraints + publics);
    return new KeyShape(system.counts().wires(), publics, constraints, domainLog);
  }

  int domain() {
    return 1 << domainLog;
  }

  /// The least power of tau a ceremony's file must have: one more than the domain's where the hash
  /// takes a point too many.
  int powerNeeded() {
    return domainLog < OVERSHOOT_LOG ? domainLog : domainLog + 1;
  }

  /// How many points a list of the key has.
  int points(KeyPart part) {
    return switch (part) {
      case A, B1, B2 -> wires;
      case PUBLIC_K -> publics + 1;
      case SECRET_K -> wires - publics - 1;
      case H -> domain();
      case POWER_DIFFERENCES -> hashedDifferences();
    };
  }

  /// One less than the domain's size; but from 2^15 on snarkjs, which reads them in blocks of 2^14,
  /// hashes a full last block.
  private int hashedDifferences() {
    return domainLog < OVERSHOOT_LOG ? domain() - 1 : domain();
  }
}
