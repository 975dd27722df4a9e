package org.concordat.chain.consensus;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ledger.Breach;
import org.concordat.chain.ledger.ImportResult;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.Rule;
import org.concordat.chain.network.Fetched;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.Block;

/// Takes sealed blocks from peers into the chain: those announced on the caller's thread, those it
/// fetches on its own, where it may wait for peers without keeping anyone from validating.
final class ChainSync {
  /// Longest block read from a peer: Besu's bound for one devp2p message.
  static final int MAX_BLOCK_BYTES = 10 * 1024 * 1024;

  private static final Logger LOG = LogManager.getLogger();

  private final Ledger ledger;
  private final Link link;
  private final String name;
  private final Consumer<RuntimeException> faults;
  private final Executor fetcher;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private volatile boolean stopped;
  private volatile boolean behind;

  /// @param faults told when fetching fails for another reason than a peer
  ChainSync(
      Ledger ledger, Link link, String name, Executor fetcher, Consumer<RuntimeException> faults) {
    this.ledger = ledger;
    this.link = link;
    this.name = name;
    this.faults = faults;
    this.fetcher = fetcher;
  }

  /// A sealed block from a peer: imported if it is the next one, a reason to catch up if it is
  /// later.
  ///
  /// @return the block, when it is the new head
  Optional<Block> announced(String from, Bytes encoded) {
    Optional<Block> block = decoded(from, encoded);
    long next = ledger.head().number() + 1;
    if (block.isEmpty() || block.get().number() < next) {
      return Optional.empty();
    }
    if (block.get().number() == next) {
      return imported(from, block.get()) ? block : Optional.empty();
    }
    catchUpSoon();
    return Optional.empty();
  }

  /// Has the missing blocks fetched: once more after the fetching at hand, however often it is
  /// asked for meanwhile.
  void catchUpSoon() {
    if (wanted.compareAndSet(false, true)) {
      fetcher.execute(this::run);
    }
  }

  /// Whether peers have blocks that are being fetched.
  boolean isBehind() {
    return behind;
  }

  private void run() {
    wanted.set(false);
    try {
      catchUp();
      behind = false;
    } catch (RuntimeException e) {
      faults.accept(e);
    }
  }

  /// A peer whose blocks lead nowhere costs one attempt: the link asks another one next.
  private void catchUp() {
    int fruitless = 0;
    while (!stopped && fruitless <= link.peerCount()) {
      long before = ledger.head().number();
      Fetched fetched = link.fetchBlocks(before + 1);
      if (fetched.blocks().isEmpty()) {
        return;
      }
      behind = true;
      importWhileGood(fetched);
      fruitless = ledger.head().number() > before ? 0 : fruitless + 1;
    }
  }

  private void importWhileGood(Fetched fetched) {
    int most = Math.min(fetched.blocks().size(), PeerHandler.MAX_BLOCKS);
    for (Bytes encoded : fetched.blocks().subList(0, most)) {
      Optional<Block> block = decoded(fetched.from(), encoded);
      if (stopped || block.isEmpty() || !imported(fetched.from(), block.get())) {
        return;
      }
    }
  }

  private Optional<Block> decoded(String from, Bytes encoded) {
    if (encoded.size() > MAX_BLOCK_BYTES) {
      link.blame(from, "a block of " + encoded.size() + " bytes");
      return Optional.empty();
    }
    try {
      return Optional.of(Block.decode(encoded));
    } catch (RlpException e) {
      link.blame(from, "a malformed block: " + e.getMessage());
      return Optional.empty();
    }
  }

  /// @return whether the chain holds the block now
  private boolean imported(String from, Block block) {
    return switch (ledger.importBlock(block)) {
      case ImportResult.Imported _, ImportResult.AlreadyKnown _ -> true;
      case ImportResult.UnknownParent _ -> false;
      case ImportResult.Rejected(Breach breach) -> {
        LOG.warn("{}: block {} of {} refused: {}", name, block.number(), from, breach);
        if (breach.rule() != Rule.TIMESTAMP_IN_FUTURE) {
          link.blame(from, "block " + block.number() + ": " + breach);
        }
        yield false;
      }
    };
  }

  /// Ends a catching up after the block at hand.
  void stop() {
    stopped = true;
  }
}
