package org.concordat.chain.network;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;

/// A receiver's bounded queue and the thread that hands its messages over one by one.
final class Mailbox {
  /// Messages waiting for one receiver. A QBFT height costs a few dozen; the rest is transactions.
  static final int CAPACITY = 16_384;

  /// How long leaving waits for a handler that is at work.
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  private static final Logger LOG = LogManager.getLogger();

  private record Envelope(String from, PeerMessage message) {}

  private final String owner;
  private final PeerHandler handler;
  private final BlockingQueue<Envelope> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong dropped = new AtomicLong();
  private final ReentrantReadWriteLock serving = new ReentrantReadWriteLock();
  private final Thread reader;
  private volatile boolean stopped;

  Mailbox(String owner, PeerHandler handler) {
    this.owner = owner;
    this.handler = handler;
    this.reader = Thread.ofVirtual().name("mailbox-" + owner).unstarted(this::read);
  }

  String owner() {
    return owner;
  }

  void start() {
    reader.start();
  }

  /// Returns when the handler is not used any more, neither by its reader nor by a peer that asked
  /// it for blocks: what it stands on may be closed then.
  void stop() {
    serving.writeLock().lock();
    try {
      stopped = true;
    } finally {
      serving.writeLock().unlock();
    }
    reader.interrupt();
    if (!Thread.currentThread().equals(reader)) {
      awaitReader();
    }
  }

  private void awaitReader() {
    try {
      if (!reader.join(STOP_TIMEOUT)) {
        LOG.warn("{} left while it still handled a message", owner);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Blocks of the owner, on the thread of the peer that asks; none when it fails or has left.
  List<Bytes> serve(long first) {
    serving.readLock().lock();
    try {
      return stopped ? List.of() : handler.blocksFrom(first);
    } catch (RuntimeException e) {
      LOG.error("{} could not serve blocks from {}", owner, first, e);
      return List.of();
    } finally {
      serving.readLock().unlock();
    }
  }

  /// Never blocks: what does not fit is dropped, as a network would.
  void offer(String from, PeerMessage message) {
    if (!queue.offer(new Envelope(from, message)) && dropped.getAndIncrement() == 0) {
      LOG.warn("{} is too slow for its peers: messages are being dropped", owner);
    }
  }

  private void read() {
    try {
      while (!stopped) {
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
