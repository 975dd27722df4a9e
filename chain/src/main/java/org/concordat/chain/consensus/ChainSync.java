package org.concordat.chain.consensus;

import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ledger.ImportResult;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.Block;

/// Takes sealed blocks from peers into the chain. For the block worker's thread; only [#stop] may
/// be called from elsewhere.
final class ChainSync {
  /// Longest block read from a peer: Besu's bound for one devp2p message.
  static final int MAX_BLOCK_BYTES = 10 * 1024 * 1024;

  private static final Logger LOG = LogManager.getLogger();

  private final Ledger ledger;
  private final Link link;
  private final String name;
  private volatile boolean stopped;

  ChainSync(Ledger ledger, Link link, String name) {
    this.ledger = ledger;
    this.link = link;
    this.name = name;
  }

  /// Ends a catching up after the block at hand.
  void stop() {
    stopped = true;
  }

  /// A sealed block from a peer: imported if it is the next one, a reason to catch up if it is
  /// later.
  void announced(Bytes encoded) {
    decoded(encoded).ifPresent(this::announced);
  }

  private void announced(Block block) {
    long next = ledger.head().number() + 1;
    if (block.number() == next) {
      imported(block);
    } else if (block.number() > next) {
      catchUp();
    }
  }

  /// A peer whose blocks lead nowhere costs one attempt: the link asks another one next.
  void catchUp() {
    int fruitless = 0;
    while (!stopped && fruitless <= link.peerCount()) {
      long before = ledger.head().number();
      List<Bytes> fetched = link.fetchBlocks(before + 1);
      if (fetched.isEmpty()) {
        return;
      }
      importWhileGood(fetched);
      fruitless = ledger.head().number() > before ? 0 : fruitless + 1;
    }
  }

  private void importWhileGood(List<Bytes> fetched) {
    for (Bytes encoded : fetched.subList(0, Math.min(fetched.size(), PeerHandler.MAX_BLOCKS))) {
      Optional<Block> block = decoded(encoded);
      if (stopped || block.isEmpty() || !imported(block.get())) {
        return;
      }
    }
  }

  private Optional<Block> decoded(Bytes encoded) {
    if (encoded.size() > MAX_BLOCK_BYTES) {
      LOG.warn("{}: a block of {} bytes", name, encoded.size());
      return Optional.empty();
    }
    try {
      return Optional.of(Block.decode(encoded));
    } catch (RlpException e) {
      LOG.warn("{}: malformed block: {}", name, e.getMessage());
      return Optional.empty();
    }
  }

  /// @return whether the chain holds the block now
  boolean imported(Block block) {
    return switch (ledger.importBlock(block)) {
      case ImportResult.Imported _, ImportResult.AlreadyKnown _ -> true;
      case ImportResult.UnknownParent _ -> false;
      case ImportResult.Rejected(var breach) -> {
        LOG.warn("{}: block {} refused: {}", name, block.number(), breach);
        yield false;
      }
    };
  }
}
