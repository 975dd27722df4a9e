package org.concordat.chain.consensus;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;
import org.concordat.ibft.event.Event;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.rules.Proposers;

/// The timer of the next block and of its rounds.
///
/// A block without content is put off while the period for empty blocks lasts: each time the block
/// timer is over, a trial says whether there is something to put in, and if not the timer starts
/// once more. The protocol hears nothing of that, so no round begins and none times out. Every
/// validator tries for itself, as in Besu, so that a transaction it has seen starts its round 0 and
/// a proposer that withholds blocks is left behind. A vote counts for the proposer only: nobody
/// else could put it into the block that is waited for.
///
/// No round begins while this node knows that it is behind: what it would sign is of the past.
///
/// For the protocol's thread only.
final class BlockClock {
  private static final long NONE = -1;
  private static final Logger LOG = LogManager.getLogger();

  /// How long a round is held back at a time while blocks are being fetched, and how often at one
  /// height: a peer must not be able to keep this node from validating by feeding it slowly.
  private static final long HOLD_MILLIS = 100;

  private static final int MAX_HOLDS = 100;

  private final Ledger ledger;
  private final InstantSource clock;
  private final Timers timers;
  private final Executor steps;
  private final BlockWork work;
  private final Address self;
  private final BooleanSupplier alone;
  private final Consumer<Event> events;
  private long waitingFor = NONE;
  private long listenMillis;
  private long listenUntilMillis;
  private boolean listening;
  private boolean told;
  private int held;

  /// @param steps runs them on the protocol's thread
  /// @param alone whether no peer is connected
  BlockClock(
      Ledger ledger,
      InstantSource clock,
      Timers timers,
      Executor steps,
      BlockWork work,
      Address self,
      BooleanSupplier alone,
      Consumer<Event> events) {
    this.ledger = ledger;
    this.clock = clock;
    this.timers = timers;
    this.steps = steps;
    this.work = work;
    this.self = self;
    this.alone = alone;
    this.events = events;
  }

  void startBlockTimer(long height) {
    BlockHeader parent =
        ledger
            .headerByNumber(height - 1)
            .orElseThrow(() -> new IllegalStateException("no block below height " + height));
    BlockTiming timing = BlockTiming.after(parent, ledger);
    long now = clock.millis();
    waitingFor = height;
    held = 0;
    start(timing, timing.delayMillis(now));
  }

  /// Has no round begin until a peer has been there for so long: for a validator that remembers
  /// nothing, whose chain may be far longer at its peers. It would sign at heights where it has
  /// signed before. Alone it could not agree with anybody anyway.
  void listenFirst(long millis) {
    listening = true;
    listenMillis = millis;
    listenUntilMillis = clock.millis() + millis;
  }

  private void sayThatItWaits() {
    if (!told) {
      LOG.warn(
          "no peer is connected: this validator remembers nothing and waits for one before it signs");
      told = true;
    }
  }

  private boolean mustHold() {
    return isListening() || (work.isBehind() && held++ < MAX_HOLDS);
  }

  /// The time begins with the first peer.
  private boolean isListening() {
    if (listening && alone.getAsBoolean()) {
      sayThatItWaits();
      listenUntilMillis = clock.millis() + listenMillis;
    }
    listening = listening && clock.millis() < listenUntilMillis;
    return listening;
  }

  void startRoundTimer(RoundId round, long timeoutMillis) {
    waitingFor = NONE;
    timers.start(timeoutMillis, () -> events.accept(new Event.RoundTimeout(round)));
  }

  void stop() {
    waitingFor = NONE;
    timers.stop();
  }

  private void start(BlockTiming timing, long delayMillis) {
    timers.start(delayMillis, () -> steps.execute(() -> over(timing)));
  }

  private void over(BlockTiming timing) {
    long height = timing.parent().number() + 1;
    if (waitingFor != height) {
      return;
    }
    if (mustHold()) {
      start(timing, HOLD_MILLIS);
    } else if (timing.mayWait(clock.millis())) {
      work.tryNext(
          timing.parent(),
          self,
          isProposerAfter(timing.parent()),
          empty -> steps.execute(() -> tried(timing, empty)));
    } else {
      events.accept(new Event.BlockTimeout(height));
    }
  }

  private boolean isProposerAfter(BlockHeader parent) {
    return Proposers.proposer(0, Heads.of(parent, ledger)).equals(Wire.id(self));
  }

  private void tried(BlockTiming timing, boolean empty) {
    long height = timing.parent().number() + 1;
    if (waitingFor != height) {
      return;
    }
    if (empty) {
      start(timing, timing.waitMillis(clock.millis()));
    } else {
      events.accept(new Event.BlockTimeout(height));
    }
  }
}
