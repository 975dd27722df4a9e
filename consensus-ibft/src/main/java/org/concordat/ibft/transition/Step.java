package org.concordat.ibft.transition;

import java.util.List;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.state.NodeState;

/// The outcome of one event.
///
/// @param effects to be executed in this order
public record Step(NodeState next, List<Effect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }
}
