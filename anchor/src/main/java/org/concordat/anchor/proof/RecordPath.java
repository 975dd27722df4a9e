package org.concordat.anchor.proof;

import java.math.BigInteger;
import java.util.List;
import java.util.function.BinaryOperator;
import org.apache.tuweni.bytes.Bytes32;

/// One record's place in its batch: a Poseidon tree of fixed size, padded with zero leaves.
///
/// @param commitment the record's leaf
/// @param index from 0
/// @param count records in the batch
/// @param path siblings from the leaf upward
public record RecordPath(Bytes32 commitment, long index, long count, List<Bytes32> path) {
  /// The order of BN254's scalar field (EIP-197).
  public static final BigInteger FIELD_ORDER =
      new BigInteger(
          "21888242871839275222246405745257275088548364400416034343698204186575808495617");

  public static final int MAXIMUM_HEIGHT = 7;
  public static final long MAXIMUM_COUNT = 1L << MAXIMUM_HEIGHT;

  /// Heights of the trees of 8, 32 and 128 leaves.
  private static final List<Integer> HEIGHTS = List.of(3, 5, MAXIMUM_HEIGHT);

  public RecordPath {
    path = List.copyOf(path);
  }

  /// The batch root these leaves lead to.
  ///
  /// @param poseidon the hash of two field elements, big-endian
  public Bytes32 root(BinaryOperator<Bytes32> poseidon) throws MalformedException {
    if (count < 1 || count > MAXIMUM_COUNT || index < 0 || index >= count) {
      throw new MalformedException("record " + index + " of a batch of " + count);
    }
    if (path.size() != height(count)) {
      throw new MalformedException("a path of " + path.size() + " nodes for " + count + " records");
    }
    if (commitment.isZero()) {
      throw new MalformedException("an empty leaf is no commitment");
    }
    checkField(commitment, "the commitment");
    for (Bytes32 sibling : path) {
      checkField(sibling, "a path node");
    }
    return MerklePath.root(commitment, index, path, poseidon);
  }

  /// The height of the smallest tree that holds `count` leaves.
  public static int height(long count) {
    return HEIGHTS.stream().filter(height -> count <= 1L << height).findFirst().orElseThrow();
  }

  private static void checkField(Bytes32 value, String what) throws MalformedException {
    if (value.toUnsignedBigInteger().compareTo(FIELD_ORDER) >= 0) {
      throw new MalformedException(what + " is not a reduced field element");
    }
  }
}
