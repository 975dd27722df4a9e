package org.concordat.genesis.groth16;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Bn254;

/// A proof as a contract takes it: points in the bytes of EIP-196 and EIP-197. That they are points
/// is for {@link Verifier} to find.
///
/// @param a of G1
/// @param b of G2
/// @param c of G1
public record Proof(Bytes a, Bytes b, Bytes c) {
  public static final int SIZE = 2 * Bn254.G1_SIZE + Bn254.G2_SIZE;

  public Proof {
    if (a.size() != Bn254.G1_SIZE || b.size() != Bn254.G2_SIZE || c.size() != Bn254.G1_SIZE) {
      throw new IllegalArgumentException("points of other sizes");
    }
  }

  /// Reads what {@link #toBytes} writes.
  ///
  /// @param bytes {@link #SIZE} of them
  public static Proof of(Bytes bytes) {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("a proof has " + SIZE + " bytes, not " + bytes.size());
    }
    int second = Bn254.G1_SIZE;
    int third = second + Bn254.G2_SIZE;
    return new Proof(
        bytes.slice(0, second),
        bytes.slice(second, Bn254.G2_SIZE),
        bytes.slice(third, Bn254.G1_SIZE));
  }

  /// a, b and c in a row.
  public Bytes toBytes() {
    return Bytes.concatenate(a, b, c);
  }
}
