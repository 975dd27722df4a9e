package org.concordat.privacy.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;
import org.concordat.privacy.commitment.BatchTree;
import org.junit.jupiter.api.Test;

class RecentTreesTest {
  private final Map<Bytes32, BatchTree> vault = new HashMap<>();
  private final List<Bytes32> rebuilt = new ArrayList<>();
  private final RecentTrees trees =
      new RecentTrees(root -> {
        rebuilt.add(root);
        return vault.get(root);
      });

  @Test
  void aTreeIsRebuiltOnceAndEachRootHasItsOwn() {
    Bytes32 first = keep(1);
    Bytes32 second = keep(2);
    for (int i = 0; i < 3; i++) {
      assertThat(trees.tree(first).root().toBytes()).isEqualTo(first);
      assertThat(trees.tree(second).root().toBytes()).isEqualTo(second);
    }
    assertThat(rebuilt).containsExactly(first, second);
  }

  @Test
  void theTreeNotAskedForLongestMakesRoom() {
    List<Bytes32> roots = new ArrayList<>();
    for (int i = 0; i <= RecentTrees.MAXIMUM; i++) {
      roots.add(keep(i + 1));
    }
    roots.subList(0, RecentTrees.MAXIMUM).forEach(trees::tree);
    trees.tree(roots.getFirst());
    trees.tree(roots.getLast());
    rebuilt.clear();
    trees.tree(roots.getFirst());
    assertThat(rebuilt).isEmpty();
    trees.tree(roots.get(1));
    assertThat(rebuilt).containsExactly(roots.get(1));
  }

  private Bytes32 keep(long leaf) {
    BatchTree tree = BatchTree.of(List.of(Fr.of(leaf)));
    vault.put(tree.root().toBytes(), tree);
    return tree.root().toBytes();
  }
}
