package org.concordat.genesis.groth16;

/// The sections of a Groth16 `.zkey`. All points and coefficients are Montgomery numbers.
public final class Zkey {
  public static final String MAGIC = "zkey";
  public static final int VERSION = 1;

  /// The number of the protocol, 1 for Groth16.
  public static final int PROTOCOL = 1;

  public static final int GROTH16 = 1;

  /// Both primes, the counts, and the points alpha1, beta1, beta2, gamma2, delta1 and delta2.
  public static final int HEADER = 2;

  /// For the constant one and each public input: a point of G1.
  public static final int INPUTS = 3;

  /// The entries of the matrices A and B, each times 2^512.
  public static final int COEFFICIENTS = 4;

  /// A point per wire: of G1 for A and B1, of G2 for B2.
  public static final int A = 5;

  public static final int B1 = 6;
  public static final int B2 = 7;

  /// A point of G1 per wire that is not public.
  public static final int C = 8;

  /// A point of G1 per element of the domain.
  public static final int H = 9;

  /// Who contributed to the set-up.
  public static final int CONTRIBUTIONS = 10;

  /// Bytes of an entry of {@link #COEFFICIENTS}: matrix, constraint and wire as `u32`, and the
  /// value.
  public static final int COEFFICIENT_SIZE = 44;

  private Zkey() {}
}
