package org.concordat.anchor.testing;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.RegistryLeaf;

/// RecordRegistry's tree, computed the plainest way: level by level with the empty subtrees.
public final class TestingRegistry {
  private final List<RegistryLeaf> leaves;

  public TestingRegistry(List<RegistryLeaf> leaves) {
    this.leaves = List.copyOf(leaves);
  }

  public Bytes32 root() {
    return node(RegistryLeaf.HEIGHT, 0);
  }

  public List<Bytes32> path(long index) {
    List<Bytes32> path = new ArrayList<>();
    for (int height = 0; height < RegistryLeaf.HEIGHT; height++) {
      path.add(node(height, (index >>> height) ^ 1));
    }
    return path;
  }

  private Bytes32 node(int height, long position) {
    if (height == 0) {
      return position < leaves.size() ? leaves.get((int) position).hash() : Bytes32.ZERO;
    }
    if (position << height >= leaves.size()) {
      Bytes32 empty = node(height - 1, Long.MAX_VALUE >>> height);
      return RegistryLeaf.node(empty, empty);
    }
    return RegistryLeaf.node(node(height - 1, 2 * position), node(height - 1, 2 * position + 1));
  }
}
