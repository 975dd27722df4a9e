package org.concordat.chain.node;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.network.Reception;
import org.concordat.chain.types.Block;

/// A peer that keeps what it hears, and serves whatever blocks it was given.
///
/// @param blocks from height 1 on
record Wiretap(Queue<Heard> heard, List<Bytes> blocks) implements PeerHandler {
  record Heard(String from, PeerMessage message) {}

  static Wiretap serving(List<Bytes> blocks) {
    return new Wiretap(new ConcurrentLinkedQueue<>(), blocks);
  }

  long signedBy(String name) {
    return heard.stream()
        .filter(it -> it.from().equals(name) && it.message() instanceof PeerMessage.Consensus)
        .count();
  }

  /// Messages come in the order they were sent, so all before that block have been heard too.
  boolean heardBlock(long height) {
    return heard.stream()
        .anyMatch(it ->
            it.message() instanceof PeerMessage.NewBlock(Bytes encoded)
                && Block.decode(encoded).number() >= height);
  }

  @Override
  public Reception received(String from, PeerMessage message) {
    heard.add(new Heard(from, message));
    return Reception.KEPT;
  }

  @Override
  public void peerAt(long height) {}

  @Override
  public List<Bytes> blocksFrom(long first) {
    return first > blocks.size() ? List.of() : blocks.subList((int) first - 1, blocks.size());
  }
}
