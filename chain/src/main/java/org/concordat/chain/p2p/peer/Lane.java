package org.concordat.chain.p2p.peer;

/// What waits for one peer is written in this order: all of the first lane before any of the next.
/// Each lane has bounds of its own, so that a flood of one kind leaves room for the others.
enum Lane {
  /// Pings and their answers.
  CONTROL(64, 64 * 1024),
  /// A Proposal may be as large as a message; two of them fit.
  CONSENSUS(1024, 24 * 1024 * 1024),
  /// Requests, and answers to the peer's own.
  EXCHANGE(64, 12 * 1024 * 1024),
  /// Blocks and transactions that come again by other ways when they are lost here.
  GOSSIP(1024, 12 * 1024 * 1024);

  private final int messages;
  private final long bytes;

  Lane(int messages, long bytes) {
    this.messages = messages;
    this.bytes = bytes;
  }

  int messages() {
    return messages;
  }

  long bytes() {
    return bytes;
  }

  /// Whether a peer that leaves this lane full is cut off, rather than the message lost.
  boolean mustArrive() {
    return this != GOSSIP;
  }
}
