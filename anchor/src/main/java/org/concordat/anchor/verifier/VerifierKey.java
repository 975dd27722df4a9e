package org.concordat.anchor.verifier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.proof.Keccak256;

/// A Groth16 verifying key over BN254 whose points were found to be on their curves and in their
/// groups.
///
/// @param inputPoints IC0, then one point for each public input
public record VerifierKey(
    G1Point alpha, G2Point beta, G2Point gamma, G2Point delta, List<G1Point> inputPoints) {
  /// Far above any statement of ours; a contract of that size still fits a block.
  public static final int MAXIMUM_INPUTS = 64;

  public VerifierKey {
    inputPoints = List.copyOf(inputPoints);
  }

  /// Affine, below the field's order.
  public record G1Point(BigInteger x, BigInteger y) {
    List<BigInteger> words() {
      return List.of(x, y);
    }
  }

  /// Affine; each coordinate is `real + imaginary · i`.
  public record G2Point(
      BigInteger xImaginary, BigInteger xReal, BigInteger yImaginary, BigInteger yReal) {
    /// As EIP-197 orders them.
    List<BigInteger> words() {
      return List.of(xImaginary, xReal, yImaginary, yReal);
    }
  }

  public int inputs() {
    return inputPoints.size() - 1;
  }

  /// Whether the second phase of the ceremony had a contribution. Without one delta is gamma, and
  /// whoever knows a proof makes proofs of anything.
  public boolean contributed() {
    return !delta.equals(gamma);
  }

  /// All coordinates in the order alpha, beta, gamma, delta, IC0, IC1 …
  List<BigInteger> words() {
    List<BigInteger> words = new ArrayList<>();
    Stream.of(alpha.words(), beta.words(), gamma.words(), delta.words()).forEach(words::addAll);
    inputPoints.forEach(point -> words.addAll(point.words()));
    return words;
  }

  /// What the contract calls `VERIFYING_KEY_HASH`, and `PolicyRegistry` names a circuit by:
  /// keccak256 of [#words], 32 bytes each.
  public Bytes32 hash() {
    List<Bytes> encoded = words().stream().map(word -> (Bytes) UInt256.valueOf(word)).toList();
    return Keccak256.of(Bytes.wrap(encoded));
  }
}
