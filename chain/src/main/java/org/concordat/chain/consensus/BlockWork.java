package org.concordat.chain.consensus;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ledger.BlockBuilder;
import org.concordat.chain.ledger.ImportResult;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.ProposalResult;
import org.concordat.chain.ledger.TransactionSource;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.QbftConfig;
import org.concordat.ibft.event.Event;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.model.Signature;

/// What takes long: building, judging, importing and fetching blocks, one after the other on one
/// thread, so that the protocol's thread is always free to listen. Answers are events.
final class BlockWork implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger();

  private final Ledger ledger;
  private final TransactionSource transactions;
  private final ProducerPolicy policy;
  private final InstantSource clock;
  private final Link link;
  private final Consumer<Event> answers;
  private final ExecutorService worker;
  private final AtomicBoolean syncing = new AtomicBoolean();

  BlockWork(
      Ledger ledger,
      TransactionSource transactions,
      ProducerPolicy policy,
      InstantSource clock,
      Link link,
      Consumer<Event> answers) {
    this.ledger = ledger;
    this.transactions = transactions;
    this.policy = policy;
    this.clock = clock;
    this.link = link;
    this.answers = answers;
    this.worker =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("blocks-" + policy.name()).factory());
  }

  void build(RoundId round, Address proposer) {
    submit(() -> {
      BlockHeader parent = ledger.head().header();
      if (parent.number() + 1 != round.height()) {
        return;
      }
      long now = clock.millis();
      QbftConfig config = ledger.rulesAfter(parent, parent.timestamp()).consensus();
      BlockBuilder.Proposal proposal =
          new BlockBuilder.Proposal(
              BlockTiming.timestamp(parent, config, round.round(), now),
              proposer,
              round.round(),
              policy.gasLimitTarget(),
              policy.vanity(),
              Optional.empty());
      Block block = ledger.blockBuilder().build(parent, proposal, transactions);
      answers.accept(new Event.BlockBuilt(round, QbftBlock.proposed(block)));
    });
  }

  void validate(RoundId round, ProposedBlock proposed) {
    submit(() -> {
      ProposalResult result = ledger.validateProposal(QbftBlock.contentOf(proposed));
      boolean valid = result instanceof ProposalResult.Valid;
      if (!valid) {
        LOG.warn("{}: proposal {} refused: {}", policy.name(), proposed, result);
      }
      answers.accept(new Event.BlockValidated(round, proposed.digest(), valid));
    });
  }

  void commit(ProposedBlock decided, List<Signature> seals) {
    submit(() -> {
      List<org.concordat.chain.crypto.Signature> commitSeals =
          seals.stream().map(BlockWork::seal).toList();
      Block block = BlockBuilder.sealed(QbftBlock.contentOf(decided), decided.round(), commitSeals);
      if (imported(block)) {
        link.broadcast(new PeerMessage.NewBlock(block.encode()));
      }
    });
  }

  /// A sealed block from a peer: imported if it is the next one, a reason to catch up if it is
  /// later.
  void announced(Bytes encoded) {
    submit(() -> {
      Block block = Block.decode(encoded);
      long next = ledger.head().number() + 1;
      if (block.number() == next) {
        imported(block);
      } else if (block.number() > next) {
        catchUp();
      }
    });
  }

  /// Fetches what is missing, once at a time however often it is asked for.
  void requestSync() {
    if (syncing.compareAndSet(false, true)) {
      submit(() -> {
        try {
          catchUp();
        } finally {
          syncing.set(false);
        }
      });
    }
  }

  private void catchUp() {
    boolean progress = true;
    while (progress) {
      long before = ledger.head().number();
      for (Bytes encoded : link.fetchBlocks(before + 1)) {
        if (!imported(Block.decode(encoded))) {
          return;
        }
      }
      progress = ledger.head().number() > before;
    }
  }

  /// @return whether the chain holds the block now
  private boolean imported(Block block) {
    return switch (ledger.importBlock(block)) {
      case ImportResult.Imported _, ImportResult.AlreadyKnown _ -> true;
      case ImportResult.UnknownParent _ -> false;
      case ImportResult.Rejected(var breach) -> {
        LOG.warn("{}: block {} refused: {}", policy.name(), block.number(), breach);
        yield false;
      }
    };
  }

  private static org.concordat.chain.crypto.Signature seal(Signature seal) {
    return org.concordat.chain.crypto.Signature.decode(Wire.bytes(seal))
        .orElseThrow(() -> new IllegalStateException("a verified seal that does not decode"));
  }

  /// A peer's malformed block costs one line; a fault of our own is loud, and the work goes on.
  private void submit(Runnable work) {
    try {
      worker.execute(() -> {
        try {
          work.run();
        } catch (RlpException e) {
          LOG.warn("{}: malformed block: {}", policy.name(), e.getMessage());
        } catch (RuntimeException e) {
          LOG.error("{}: block work failed", policy.name(), e);
        }
      });
    } catch (RejectedExecutionException e) {
      LOG.debug("{}: closing, block work dropped", policy.name());
    }
  }

  /// Waits for the work at hand, so that the store can be closed after.
  @Override
  public void close() {
    worker.close();
  }
}
