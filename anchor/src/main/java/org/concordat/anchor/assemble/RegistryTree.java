package org.concordat.anchor.assemble;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.RegistryLeaf;

/// RecordRegistry's tree over the first batches, every level kept without its empty right side.
public final class RegistryTree {
  private static final List<Bytes32> EMPTY = emptyRoots();

  private final List<List<Bytes32>> levels;

  private RegistryTree(List<List<Bytes32>> levels) {
    this.levels = levels;
  }

  public static RegistryTree of(List<RegistryLeaf> leaves) {
    List<List<Bytes32>> levels = new ArrayList<>();
    List<Bytes32> level = leaves.stream().map(RegistryLeaf::hash).toList();
    levels.add(level);
    for (int height = 0; height < RegistryLeaf.HEIGHT; height++) {
      level = above(level, EMPTY.get(height));
      levels.add(level);
    }
    return new RegistryTree(levels);
  }

  private static List<Bytes32> above(List<Bytes32> level, Bytes32 empty) {
    List<Bytes32> above = new ArrayList<>();
    for (int i = 0; i < level.size(); i += 2) {
      Bytes32 right = i + 1 < level.size() ? level.get(i + 1) : empty;
      above.add(RegistryLeaf.node(level.get(i), right));
    }
    return above;
  }

  /// The roots of empty trees of heights 0 to 32.
  private static List<Bytes32> emptyRoots() {
    List<Bytes32> roots = new ArrayList<>(List.of(Bytes32.ZERO));
    for (int height = 0; height < RegistryLeaf.HEIGHT; height++) {
      roots.add(RegistryLeaf.node(roots.getLast(), roots.getLast()));
    }
    return List.copyOf(roots);
  }

  public Bytes32 root() {
    return levels.getLast().isEmpty() ? EMPTY.getLast() : levels.getLast().getFirst();
  }

  /// All siblings, from the leaf upward.
  public List<Bytes32> path(long index) {
    List<Bytes32> path = new ArrayList<>();
    for (int height = 0; height < RegistryLeaf.HEIGHT; height++) {
      List<Bytes32> level = levels.get(height);
      long sibling = (index >>> height) ^ 1;
      path.add(sibling < level.size() ? level.get((int) sibling) : EMPTY.get(height));
    }
    return path;
  }
}
