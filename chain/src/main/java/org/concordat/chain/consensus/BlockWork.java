package org.concordat.chain.consensus;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ChainException;
import org.concordat.chain.ledger.BlockBuilder;
import org.concordat.chain.ledger.ImportResult;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.ProposalResult;
import org.concordat.chain.ledger.TransactionSource;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;
import org.concordat.ibft.event.Event;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.model.Signature;

/// What takes long: building, judging and importing blocks, one after the other on one thread, so
/// that the protocol's thread is always free to listen. Answers are events.
///
/// What the protocol asks for is bounded by the protocol; what peers announce is bounded here.
final class BlockWork {
  /// Announced blocks that wait for their turn. One that is dropped comes with the next that is
  /// not.
  static final int MAX_ANNOUNCED = 64;

  private static final Logger LOG = LogManager.getLogger();

  private final Ledger ledger;
  private final TransactionSource transactions;
  private final ValidatorVotes votes;
  private final ProducerPolicy policy;
  private final InstantSource clock;
  private final Link link;
  private final Consumer<Event> answers;
  private final Consumer<RuntimeException> faults;
  private final Executor worker;
  private final ChainSync sync;
  private final Semaphore announcements = new Semaphore(MAX_ANNOUNCED);
  private volatile boolean closing;

  /// @param faults told when this validator must not go on: the disk refused, or the chain refused
  ///   what a quorum decided
  BlockWork(
      Ledger ledger,
      TransactionSource transactions,
      ValidatorVotes votes,
      ProducerPolicy policy,
      InstantSource clock,
      Link link,
      Executor worker,
      Executor fetcher,
      Consumer<Event> answers,
      Consumer<RuntimeException> faults) {
    this.ledger = ledger;
    this.transactions = transactions;
    this.votes = votes;
    this.policy = policy;
    this.clock = clock;
    this.link = link;
    this.answers = answers;
    this.faults = faults;
    this.sync = new ChainSync(ledger, link, policy.name(), fetcher, this::report);
    this.worker = worker;
  }

  void build(RoundId round, Address proposer) {
    submit(() -> {
      BlockHeader parent = ledger.head().header();
      if (parent.number() + 1 != round.height()) {
        return;
      }
      Block block =
          ledger
              .blockBuilder()
              .build(parent, proposal(parent, proposer, round.round()), transactions);
      answers.accept(new Event.BlockBuilt(round, QbftBlock.proposed(block)));
    });
  }

  private BlockBuilder.Proposal proposal(BlockHeader parent, Address proposer, int round) {
    return new BlockBuilder.Proposal(
        BlockTiming.after(parent, ledger).timestamp(round, clock.millis()),
        proposer,
        round,
        policy.gasLimitTarget(),
        policy.vanity(),
        votes.next(ledger, parent, proposer));
  }

  /// Tries whether a block of this node on `parent` would be empty: without transactions and, if it
  /// is its turn, without a vote.
  void tryNext(BlockHeader parent, Address proposer, boolean turn, Consumer<Boolean> empty) {
    submit(() -> {
      BlockBuilder.Proposal proposal = proposal(parent, proposer, 0);
      if (turn && proposal.vote().isPresent()) {
        empty.accept(false);
        return;
      }
      Block trial = ledger.blockBuilder().build(parent, proposal, new FirstThatFits(transactions));
      empty.accept(trial.body().transactions().isEmpty());
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
    submit(
        () -> {
          List<org.concordat.chain.crypto.Signature> commitSeals =
              seals.stream().map(BlockWork::seal).toList();
          Block block =
              BlockBuilder.sealed(QbftBlock.contentOf(decided), decided.round(), commitSeals);
          switch (ledger.importDecided(block)) {
            case ImportResult.Imported _, ImportResult.AlreadyKnown _ -> announce(block);
            case ImportResult.UnknownParent _, ImportResult.Rejected _ ->
                throw new IllegalStateException(
                    "the chain refused decided block " + block.number());
          }
        },
        faults);
  }

  private void announce(Block block) {
    link.broadcast(new PeerMessage.NewBlock(block.encode()));
  }

  /// A sealed block from a peer: imported if it is the next one, a reason to catch up if it is
  /// later.
  void announced(String from, Bytes encoded) {
    if (!announcements.tryAcquire()) {
      LOG.debug("{}: busy, announced block dropped", policy.name());
      return;
    }
    submit(() -> {
      try {
        sync.announced(from, encoded).ifPresent(this::announce);
      } finally {
        announcements.release();
      }
    });
  }

  /// Fetches what is missing, beside the work at hand: a validator that waits for a peer's answer
  /// still proposes and judges.
  void requestSync() {
    sync.catchUpSoon();
  }

  boolean isBehind() {
    return sync.isBehind();
  }

  private static org.concordat.chain.crypto.Signature seal(Signature seal) {
    return org.concordat.chain.crypto.Signature.decode(Wire.bytes(seal))
        .orElseThrow(() -> new IllegalStateException("a verified seal that does not decode"));
  }

  private void submit(Runnable work) {
    submit(work, this::report);
  }

  private void submit(Runnable work, Consumer<RuntimeException> onFault) {
    worker.execute(() -> run(work, onFault));
  }

  private void run(Runnable work, Consumer<RuntimeException> onFault) {
    if (closing) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException e) {
      onFault.accept(e);
    }
  }

  /// A fault of the environment ends the validating; any other may come from one hostile block, is
  /// loud, and the work goes on.
  private void report(RuntimeException fault) {
    if (fault instanceof ChainException) {
      faults.accept(fault);
    } else {
      LOG.error("{}: block work failed", policy.name(), fault);
    }
  }

  /// Drops what still waits, and ends a catching up after the block at hand.
  void stop() {
    closing = true;
    sync.stop();
  }
}
