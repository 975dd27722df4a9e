package org.concordat.chain.consensus;

import java.util.PriorityQueue;

/// Actions in the order of their time, and of their scheduling when times are equal.
final class VirtualTime {
  private record Entry(long atMillis, long order, Runnable action) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = Long.compare(atMillis, other.atMillis);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Entry> queue = new PriorityQueue<>();
  private long nowMillis;
  private long order;

  VirtualTime(long startMillis) {
    this.nowMillis = startMillis;
  }

  long nowMillis() {
    return nowMillis;
  }

  void after(long delayMillis, Runnable action) {
    queue.add(new Entry(nowMillis + delayMillis, order++, action));
  }

  /// Runs the next action; false if there is none until `deadlineMillis`, which it then is.
  boolean runNext(long deadlineMillis) {
    if (queue.isEmpty() || queue.peek().atMillis > deadlineMillis) {
      nowMillis = deadlineMillis;
      return false;
    }
    Entry next = queue.remove();
    nowMillis = next.atMillis;
    next.action.run();
    return true;
  }
}
