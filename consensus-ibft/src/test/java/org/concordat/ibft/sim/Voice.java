package org.concordat.ibft.sim;

import org.concordat.ibft.message.IbftMessage;

/// How a node talks: what becomes of the messages its core wants sent. An honest node's voice
/// multicasts them.
interface Voice {
  void speak(IbftMessage message);

  /// Called for every message the node receives.
  default void hear(IbftMessage message) {}
}
