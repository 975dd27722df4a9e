package org.concordat.anchor.assemble;

import java.util.List;

/// The anchors of one contract on the L2.
public interface AnchorPoints {
  /// All anchors in ascending order of consortium blocks.
  List<AnchorPoint> points();
}
