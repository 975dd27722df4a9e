package org.concordat.genesis.config;

/// Bounds of a validator's message queues.
public record QbftLimits(
    int gossipedHistory,
    int messageQueue,
    int duplicateMessages,
    int futureMessages,
    int futureMessagesDistance) {
  public static final QbftLimits DEFAULT = new QbftLimits(1000, 1000, 100, 1000, 10);
}
