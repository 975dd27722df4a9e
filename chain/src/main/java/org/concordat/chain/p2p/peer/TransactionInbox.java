package org.concordat.chain.p2p.peer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Transactions that wait to be handled, this node's own before those of peers, each kind within
/// bounds of its own: a flood from outside costs no transaction given to this node.
final class TransactionInbox {
  /// Of each kind.
  static final int MAX_TRANSACTIONS = 8192;

  /// Of each kind.
  static final long MAX_BYTES = 32 * 1024 * 1024;

  /// @param from empty for this node's own
  record Arrival(Optional<Peer> from, TransactionMessages.Item item) {
    int size() {
      return item.encoded().size();
    }
  }

  private static final class Waiting {
    final Deque<Arrival> arrivals = new ArrayDeque<>();
    long bytes;

    boolean offer(Arrival arrival) {
      int size = arrival.size();
      if (arrivals.size() >= MAX_TRANSACTIONS || bytes + size > MAX_BYTES) {
        return false;
      }
      bytes += size;
      return arrivals.add(arrival);
    }

    void drainTo(List<Arrival> batch, int most) {
      while (batch.size() < most && !arrivals.isEmpty()) {
        Arrival arrival = arrivals.remove();
        bytes -= arrival.size();
        batch.add(arrival);
      }
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Waiting own = new Waiting();
  private final Waiting others = new Waiting();

  /// @return false when it was dropped
  boolean offer(Arrival arrival) {
    lock.lock();
    try {
      boolean taken = (arrival.from().isEmpty() ? own : others).offer(arrival);
      arrived.signal();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for at least one.
  List<Arrival> take(int most) throws InterruptedException {
    lock.lock();
    try {
      while (own.arrivals.isEmpty() && others.arrivals.isEmpty()) {
        arrived.await();
      }
      List<Arrival> batch = new ArrayList<>();
      own.drainTo(batch, most);
      others.drainTo(batch, most);
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
