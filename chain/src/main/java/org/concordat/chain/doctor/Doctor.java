package org.concordat.chain.doctor;

import java.time.InstantSource;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.doctor.Examination.StateSize;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.LedgerOpening;
import org.concordat.chain.ledger.ValidatorSource;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.state.StateRetention;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.config.GenesisFile;

/// Examines stored chains of one network.
///
/// @param clock for the rule that a block is not from the future
public record Doctor(GenesisFile genesis, InstantSource clock) {
  private static final long NONE = -1;

  /// Blocks, indexes, seals and the newest state.
  ///
  /// @throws ChainException when the store cannot be read for another reason than damage
  public Examination examine(KeyValueStore store) {
    return examine(store, Optional.empty());
  }

  /// Also executes all blocks again.
  ///
  /// @param scratch an empty store, where the second chain grows
  public Examination examineFully(KeyValueStore store, KeyValueStore scratch) {
    return examine(store, Optional.of(scratch));
  }

  private Examination examine(KeyValueStore store, Optional<KeyValueStore> scratch) {
    Findings findings = new Findings();
    ChainTables tables = new ChainTables(store);
    return tables
        .head()
        .flatMap(hash ->
            head(tables, hash, findings)
                .map(head -> {
                  Course course = new Course(store, tables, hash, head, findings);
                  return examine(course, scratch);
                }))
        .orElseGet(() -> {
          findings.inChain("no head block is named, or it cannot be read");
          return new Examination(
              NONE,
              0,
              0,
              StateSize.NONE,
              0,
              findings.listed(),
              findings.count(),
              findings.unchecked());
        });
  }

  /// One examination under way.
  private record Course(
      KeyValueStore store,
      ChainTables tables,
      Bytes32 headHash,
      BlockHeader head,
      Findings findings) {}

  private static Optional<BlockHeader> head(ChainTables tables, Bytes32 hash, Findings findings) {
    Optional<BlockHeader> head = tables.header(hash).found();
    if (head.isEmpty()) {
      findings.inChain("the head block " + hash + " is missing or damaged");
    }
    return head;
  }

  private Examination examine(Course course, Optional<KeyValueStore> scratch) {
    Findings findings = course.findings();
    boolean ours = isOurs(course);
    SealCheck seals = new SealCheck(ours ? validators(course) : Optional.empty(), findings);
    ChainCheck chain = new ChainCheck(course.tables(), seals, findings);
    guarded(
        findings,
        "blocks",
        0,
        () -> {
          chain.check(course.headHash(), course.head());
          return 0;
        });
    StateSize size = states(course);
    long executed =
        ours && scratch.isPresent()
            ? guarded(findings, "blocks to execute", 0L, () -> replay(course, scratch.get()))
            : 0;
    return new Examination(
        course.head().number(),
        chain.blocks(),
        chain.transactions(),
        size,
        executed,
        findings.listed(),
        findings.count(),
        findings.unchecked());
  }

  /// Every table of states, each for itself, so that what one of them lacks can be told from what
  /// another has.
  private static StateSize states(Course course) {
    KeyValueStore store = course.store();
    Findings findings = course.findings();
    BlockHeader head = course.head();
    StateCheck state = new StateCheck(store, StateLayout.byPlace(store), findings);
    StateSize size = guarded(findings, "state", StateSize.NONE, () -> state.check(head));
    guarded(findings, "flat tables", 0, () -> new FlatCheck(store, findings).check(head));
    HistoryCheck history = new HistoryCheck(store, course.tables(), findings);
    guarded(findings, "history", 0L, () -> history.check(head.number()));
    return size;
  }

  private long replay(Course course, KeyValueStore scratch) {
    Ledger again = LedgerOpening.open(genesis, scratch, clock, new StateRetention.Archive());
    long executed =
        new Replay(course.tables(), again, course.findings()).upTo(course.head().number());
    new HistoryCheck(course.store(), course.tables(), course.findings()).against(scratch, executed);
    return executed;
  }

  private boolean isOurs(Course course) {
    Bytes32 expected =
        LedgerOpening.open(genesis, new InMemoryKeyValueStore(), clock).genesisHash();
    Optional<Bytes32> stored = course.tables().indexed(0);
    if (stored.isPresent() && !stored.get().equals(expected)) {
      course
          .findings()
          .inChain("its genesis block is " + stored.get() + ", the genesis file makes " + expected);
    }
    return stored.isPresent() && stored.get().equals(expected);
  }

  private Optional<ValidatorSource> validators(Course course) {
    try {
      return Optional.of(LedgerOpening.open(genesis, course.store(), clock));
    } catch (ChainException | RlpException damaged) {
      course.findings().inChain("the ledger does not open: " + damaged.getMessage());
      return Optional.empty();
    }
  }

  private interface Step<T> {
    T run();
  }

  /// Damage below the tables, where a database file does not match its checksum, is a finding too;
  /// the next step may still tell more.
  private static <T> T guarded(Findings findings, String what, T otherwise, Step<T> step) {
    try {
      return step.run();
    } catch (ChainException fault) {
      if (fault.code() != ChainException.Code.STORE_CORRUPT) {
        throw fault;
      }
      findings.inChain("reading the " + what + " ended early: " + fault.getMessage());
      return otherwise;
    }
  }
}
