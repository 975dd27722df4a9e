package org.concordat.anchor.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.MutableBytes;

/// Several trie proofs with each node once. The upper nodes are most of a proof's bytes and common
/// to all paths of one trie, so 128 validators' proofs fit into one transaction.
///
/// @param nodes in the order of first use
/// @param steps two bytes per node on the paths, one path after the other: its place in `nodes`
public record SharedProof(List<Bytes> nodes, Bytes steps) {
  private static final int STEP_BYTES = 2;

  public SharedProof {
    nodes = List.copyOf(nodes);
  }

  /// The proofs of all these paths, in their order.
  public static SharedProof of(List<List<Bytes>> paths) {
    Map<Bytes, Integer> places = new HashMap<>();
    List<Bytes> nodes = new ArrayList<>();
    List<Integer> steps = new ArrayList<>();
    for (List<Bytes> path : paths) {
      for (Bytes node : path) {
        steps.add(places.computeIfAbsent(node, it -> add(nodes, it)));
      }
    }
    MutableBytes encoded = MutableBytes.create(STEP_BYTES * steps.size());
    for (int i = 0; i < steps.size(); i++) {
      encoded.set(STEP_BYTES * i, Bytes.ofUnsignedShort(steps.get(i)));
    }
    return new SharedProof(nodes, encoded);
  }

  private static int add(List<Bytes> nodes, Bytes node) {
    nodes.add(node);
    return nodes.size() - 1;
  }
}
