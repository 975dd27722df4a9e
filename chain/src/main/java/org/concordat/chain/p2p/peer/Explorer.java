package org.concordat.chain.p2p.peer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.concordat.genesis.network.Enode;

/// Dials nodes that discovery has found while there is room for peers.
final class Explorer implements AutoCloseable {
  /// Dials at once, those under way and those connected, each of which holds a thread.
  static final int MAX_DIALS = 64;

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final FoundNodes found = new FoundNodes();
  private final Surroundings surroundings;
  private final Dialer dialer;
  private final PeerSet peers;
  private final Semaphore dials;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Thread thread;

  Explorer(Surroundings surroundings, Dialer dialer, PeerSet peers) {
    this.surroundings = surroundings;
    this.dialer = dialer;
    this.peers = peers;
    this.dials = new Semaphore(MAX_DIALS);
    this.thread = Thread.ofVirtual().name("explores").unstarted(this::run);
  }

  /// A node was found; the first one sets out.
  void offer(Enode node) {
    found.offer(node);
    if (started.compareAndSet(false, true)) {
      thread.start();
    }
  }

  private void run() {
    try {
      while (true) {
        if (peers.hasRoom() && dials.tryAcquire()) {
          dialNext();
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void dialNext() {
    Optional<Enode> next =
        found.next(surroundings.clock().millis(), id -> !peers.contains(id) && !dialer.isKept(id));
    if (next.isEmpty()) {
      dials.release();
      return;
    }
    Enode node = next.get();
    Thread.ofVirtual().name("tries-" + node.host() + ":" + node.port()).start(() -> tryOnce(node));
  }

  private void tryOnce(Enode node) {
    try {
      if (dialer.dial(node)) {
        found.wasGood(node.publicKey());
      }
    } finally {
      dials.release();
    }
  }

  @Override
  public void close() {
    started.set(true);
    thread.interrupt();
  }
}
