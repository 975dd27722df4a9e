package org.concordat.ibft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.event.Event;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.model.BlockRounds;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.state.Configuration;
import org.concordat.ibft.state.NodeState;
import org.concordat.ibft.transition.NodeTransition;
import org.concordat.ibft.transition.Step;

/// Holds the state of one node between events, and messages that came too early.
///
/// For one thread: the event loop of the shell. Each call returns the effects to execute, in order;
/// none of them is executed here.
public final class IbftNode {
  private final NodeTransition transition;
  private final FutureHeights futureHeights;
  private NodeState state;

  private IbftNode(NodeTransition transition, NodeState state) {
    this.transition = transition;
    this.state = state;
    this.futureHeights = new FutureHeights();
  }

  /// A node and its first effects.
  ///
  /// @param node to be fed with events from now on
  public record Started(IbftNode node, List<Effect> effects) {}

  /// @param recorded see {@link NodeTransition#start}
  public static Started start(
      Configuration configuration,
      ChainHead head,
      Optional<SafetyRecord> recorded,
      BlockRounds blocks) {
    NodeTransition transition = new NodeTransition(blocks);
    Step first = transition.start(configuration, head, recorded);
    return new Started(new IbftNode(transition, first.next()), first.effects());
  }

  public NodeState state() {
    return state;
  }

  /// How many early messages are kept.
  public int futureMessages() {
    return futureHeights.size();
  }

  public List<Effect> on(Event event) {
    if (event instanceof Event.MessageReceived(IbftMessage message)) {
      keepIfEarly(message);
    }
    long height = state.height();
    Step step = transition.step(state, event);
    state = step.next();
    return state.height() == height ? step.effects() : andEarlyMessages(step.effects());
  }

  private void keepIfEarly(IbftMessage message) {
    if (message.height() > state.height() && state.validators().contains(message.author())) {
      futureHeights.keep(message, state.height());
    }
  }

  private List<Effect> andEarlyMessages(List<Effect> first) {
    List<Effect> effects = new ArrayList<>(first);
    for (IbftMessage message : futureHeights.take(state.height())) {
      Step step = transition.step(state, new Event.MessageReceived(message));
      state = step.next();
      effects.addAll(step.effects());
    }
    return List.copyOf(effects);
  }
}
