package org.concordat.chain.p2p.serve;

import java.util.ArrayList;
import java.util.List;
import org.concordat.chain.p2p.eth.EthLimits;
import org.concordat.chain.p2p.wire.MessageCodec;

/// The items of one answer, up to its bounds.
final class Portion<T> {
  /// For the request id, and for the heads of the lists around one item.
  private static final int ENVELOPE = 64;

  private static final long LARGEST_ITEM = MessageCodec.MAX_PAYLOAD - ENVELOPE;

  private final List<T> items = new ArrayList<>();
  private final int most;
  private long bytes;

  /// @param most items
  Portion(int most) {
    this.most = most;
  }

  boolean isFull() {
    return items.size() >= most;
  }

  /// The first item may be as large as a message; whoever asks for it gets it.
  ///
  /// @param size of the item, encoded
  /// @return whether there was room
  boolean add(T item, long size) {
    long room = items.isEmpty() ? LARGEST_ITEM : EthLimits.ANSWER_BYTES;
    if (isFull() || bytes + size > room) {
      return false;
    }
    bytes += size;
    return items.add(item);
  }

  List<T> items() {
    return List.copyOf(items);
  }
}
