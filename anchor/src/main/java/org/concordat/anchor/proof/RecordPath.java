package org.concordat.anchor.proof;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;

/// One record's place in its batch: a Poseidon tree of fixed size, padded with zero leaves.
///
/// @param commitment the record's leaf
/// @param index from 0
/// @param count records in the batch
/// @param path siblings from the leaf upward
public record RecordPath(Bytes32 commitment, long index, long count, List<Bytes32> path) {
  public static final int MAXIMUM_HEIGHT = 7;
  public static final long MAXIMUM_COUNT = 1L << MAXIMUM_HEIGHT;

  /// Heights of the trees of 8, 32 and 128 leaves.
  private static final List<Integer> HEIGHTS = List.of(3, 5, MAXIMUM_HEIGHT);

  public RecordPath {
    path = List.copyOf(path);
  }

  /// The batch root these leaves lead to.
  public Bytes32 root() throws MalformedException {
    if (count < 1 || count > MAXIMUM_COUNT || index < 0 || index >= count) {
      throw new MalformedException("record " + index + " of a batch of " + count);
    }
    if (path.size() != height(count)) {
      throw new MalformedException("a path of " + path.size() + " nodes for " + count + " records");
    }
    if (commitment.isZero()) {
      throw new MalformedException("an empty leaf is no commitment");
    }
    field(commitment, "the commitment");
    for (Bytes32 sibling : path) {
      field(sibling, "a path node");
    }
    return MerklePath.root(commitment, index, path, RecordPath::node);
  }

  /// The height of the smallest tree that holds `count` leaves.
  public static int height(long count) {
    return HEIGHTS.stream().filter(height -> count <= 1L << height).findFirst().orElseThrow();
  }

  private static Fr field(Bytes32 value, String what) throws MalformedException {
    return Fr.of(value)
        .orElseThrow(() -> new MalformedException(what + " is not a reduced field element"));
  }

  private static Bytes32 node(Bytes32 left, Bytes32 right) {
    return Poseidon.hash(Fr.of(left).orElseThrow(), Fr.of(right).orElseThrow()).toBytes();
  }
}
