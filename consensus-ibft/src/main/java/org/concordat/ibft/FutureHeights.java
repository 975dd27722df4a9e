package org.concordat.ibft;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;

/// Messages about heights that are not being decided yet, kept for when they are: a node that
/// imports a block a moment later than the others must not lose the first round of the next height.
///
/// Bounded by height and author, so that an author can crowd out only itself. Not thread-safe.
final class FutureHeights {
  /// Besu's `futuremessagesmaxdistance`.
  static final int MAX_DISTANCE = 10;

  /// Of one author about one height. An honest one has three messages in round 0.
  static final int MAX_PER_AUTHOR = 8;

  /// Of those, the ones that carry a block.
  static final int MAX_WITH_BLOCK_PER_AUTHOR = 2;

  private final TreeMap<Long, List<IbftMessage>> byHeight = new TreeMap<>();

  /// Keeps a message by a validator about a height after `height`, if there is room for it.
  void keep(IbftMessage message, long height) {
    if (message.height() - height > MAX_DISTANCE) {
      return;
    }
    List<IbftMessage> kept = byHeight.computeIfAbsent(message.height(), _ -> new ArrayList<>());
    List<IbftMessage> ofAuthor =
        kept.stream().filter(it -> it.author().equals(message.author())).toList();
    long withBlock = ofAuthor.stream().filter(FutureHeights::carriesBlock).count();
    boolean room =
        ofAuthor.size() < MAX_PER_AUTHOR
            && !(carriesBlock(message) && withBlock >= MAX_WITH_BLOCK_PER_AUTHOR)
            && !ofAuthor.contains(message);
    if (room) {
      kept.add(message);
    }
  }

  /// The messages about `height` in the order they came; forgets them and those of lower heights.
  List<IbftMessage> take(long height) {
    List<IbftMessage> taken = byHeight.getOrDefault(height, List.of());
    byHeight.headMap(height, true).clear();
    return taken;
  }

  int size() {
    return byHeight.values().stream().mapToInt(List::size).sum();
  }

  private static boolean carriesBlock(IbftMessage message) {
    return switch (message) {
      case Proposal _ -> true;
      case RoundChange roundChange -> roundChange.proposedBlockForNextRound().isPresent();
      case Prepare _, Commit _ -> false;
    };
  }
}
