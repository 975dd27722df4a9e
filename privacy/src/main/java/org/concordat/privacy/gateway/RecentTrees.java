package org.concordat.privacy.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.privacy.commitment.BatchTree;

/// The trees last asked for: evidence for a whole batch asks for one tree as often as the batch has
/// records, and rebuilding it hashes all of them. A tree never changes, so none is ever outdated.
final class RecentTrees {
  /// About a megabyte of trees.
  static final int MAXIMUM = 64;

  private final Function<Bytes32, BatchTree> rebuild;
  private final Map<Bytes32, BatchTree> recent =
      new LinkedHashMap<>(MAXIMUM, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes32, BatchTree> eldest) {
          return size() > MAXIMUM;
        }
      };

  /// @param rebuild gives the tree with this root, and only a tree with this root
  RecentTrees(Function<Bytes32, BatchTree> rebuild) {
    this.rebuild = rebuild;
  }

  /// One thread rebuilds, the others wait for what it finds.
  synchronized BatchTree tree(Bytes32 root) {
    BatchTree known = recent.get(root);
    if (known != null) {
      return known;
    }
    BatchTree rebuilt = rebuild.apply(root);
    recent.put(root, rebuilt);
    return rebuilt;
  }
}
