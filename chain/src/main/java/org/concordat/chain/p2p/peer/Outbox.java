package org.concordat.chain.p2p.peer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.concordat.chain.p2p.wire.Message;
import org.jspecify.annotations.Nullable;

/// Messages that wait to be written to one peer: put in by any thread, taken out by its writer.
final class Outbox {
  private static final class Waiting {
    final Deque<Message> messages = new ArrayDeque<>();
    long bytes;

    boolean hasRoomFor(Message message, Lane lane) {
      return messages.size() < lane.messages() && bytes + message.payload().size() <= lane.bytes();
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Lane, Waiting> lanes = new EnumMap<>(Lane.class);
  private @Nullable Message last;
  private boolean finished;

  Outbox() {
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new Waiting());
    }
  }

  /// @return false when its lane is full; a message after the last one is taken and forgotten
  boolean offer(Lane lane, Message message) {
    lock.lock();
    try {
      Waiting waiting = lanes.getOrDefault(lane, new Waiting());
      if (finished) {
        return true;
      }
      if (!waiting.hasRoomFor(message, lane)) {
        return false;
      }
      waiting.messages.add(message);
      waiting.bytes += message.payload().size();
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// What waits is given up, this is all that is still written. The first call counts.
  void finish(Message farewell) {
    lock.lock();
    try {
      if (!finished) {
        finished = true;
        last = farewell;
        lanes.values().forEach(waiting -> waiting.messages.clear());
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  boolean isFinished() {
    lock.lock();
    try {
      return finished;
    } finally {
      lock.unlock();
    }
  }

  /// The next message to be written; empty after the last one.
  Optional<Message> take() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        Optional<Message> next = finished ? farewell() : first();
        if (next.isPresent() || finished) {
          return next;
        }
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private Optional<Message> farewell() {
    Optional<Message> farewell = Optional.ofNullable(last);
    last = null;
    return farewell;
  }

  private Optional<Message> first() {
    for (Waiting waiting : lanes.values()) {
      Message message = waiting.messages.poll();
      if (message != null) {
        waiting.bytes -= message.payload().size();
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }
}
