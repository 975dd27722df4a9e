package org.concordat.chain.network;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/// A receiver's bounded queue and the thread that hands its messages over one by one.
final class Mailbox {
  /// Messages waiting for one receiver. A QBFT height costs a few dozen; the rest is transactions.
  static final int CAPACITY = 16_384;

  private static final Logger LOG = LogManager.getLogger();

  private record Envelope(String from, PeerMessage message) {}

  private final String owner;
  private final PeerHandler handler;
  private final BlockingQueue<Envelope> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread reader;

  Mailbox(String owner, PeerHandler handler) {
    this.owner = owner;
    this.handler = handler;
    this.reader = Thread.ofVirtual().name("mailbox-" + owner).unstarted(this::read);
  }

  String owner() {
    return owner;
  }

  PeerHandler handler() {
    return handler;
  }

  void start() {
    reader.start();
  }

  void stop() {
    reader.interrupt();
  }

  /// Never blocks: what does not fit is dropped, as a network would.
  void offer(String from, PeerMessage message) {
    if (!queue.offer(new Envelope(from, message)) && dropped.getAndIncrement() == 0) {
      LOG.warn("{} is too slow for its peers: messages are being dropped", owner);
    }
  }

  private void read() {
    try {
      while (true) {
        Envelope envelope = queue.take();
        handle(envelope);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A handler's fault costs one message, not the mailbox.
  private void handle(Envelope envelope) {
    try {
      handler.received(envelope.from(), envelope.message());
    } catch (RuntimeException e) {
      LOG.error("{} could not handle a message of {}", owner, envelope.from(), e);
    }
  }
}
