package org.concordat.genesis.gadget;

import java.util.List;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;

/// The root that a leaf and its path lead to. That it is the root of a certain tree is for the
/// caller to demand.
public final class MerklePaths {
  private MerklePaths() {}

  /// In a binary tree of Poseidon(left, right): 242 constraints a level.
  ///
  /// @param sides from the leaf upwards, 1 where the node is the right child; checked to be bits
  public static Expression binaryRoot(
      CircuitBuilder b,
      Expression leaf,
      List<Expression> sides,
      List<Expression> siblings,
      String rule) {
    Expression node = leaf;
    for (int level = 0; level < siblings.size(); level++) {
      Expression side = sides.get(level);
      Expression sibling = siblings.get(level);
      b.assertBoolean(side, rule);
      Expression left = node.plus(b.multiply(side, sibling.minus(node)));
      Expression right = node.plus(sibling).minus(left);
      node = PoseidonGadget.hash(b, List.of(left, right));
    }
    return node;
  }

  /// In a tree whose nodes are Poseidon(children): Poseidon(m) and m - 1 constraints a level. Where
  /// among its siblings a node stands is left open.
  ///
  /// @param levels from the leaf upwards, the children of the node above
  public static Expression wideRoot(
      CircuitBuilder b, Expression leaf, List<List<Expression>> levels, String rule) {
    Expression node = leaf;
    for (List<Expression> children : levels) {
      Membership.assertAmong(b, node, children, rule);
      node = PoseidonGadget.hash(b, children);
    }
    return node;
  }
}
