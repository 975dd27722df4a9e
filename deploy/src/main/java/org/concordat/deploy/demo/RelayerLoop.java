package org.concordat.deploy.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.concordat.anchor.assemble.AnchorPoint;
import org.concordat.anchor.assemble.AnchorPoints;
import org.concordat.anchor.relayer.OutboxState;
import org.concordat.anchor.relayer.Progress.Anchored;
import org.concordat.anchor.relayer.Progress.ChangePlanned;
import org.concordat.anchor.relayer.Progress.Fault;
import org.concordat.anchor.relayer.Progress.Followed;
import org.concordat.anchor.relayer.Progress.Overtaken;
import org.concordat.anchor.relayer.Progress.Planned;
import org.concordat.anchor.relayer.Progress.Refused;
import org.concordat.anchor.relayer.Progress.Sent;
import org.concordat.anchor.relayer.Progress.Signed;
import org.concordat.anchor.relayer.Progress.Waiting;
import org.concordat.anchor.relayer.Relayer;
import org.jspecify.annotations.Nullable;

/// The relayer at work on its own thread, and the wait for it, which always ends.
final class RelayerLoop implements AutoCloseable {
  /// Longest time that nothing the relayer tries works before the wait is given up.
  static final Duration TROUBLE_LIMIT = Duration.ofSeconds(45);

  /// Longest wait for an anchor over everything registered.
  static final Duration ANCHOR_LIMIT = Duration.ofMinutes(10);

  private static final long TICK_NANOS = 100_000_000;

  /// What does not work, and since when.
  private record Trouble(Instant since, String reason) {}

  private final Relayer relayer;
  private final AnchorPoints anchors;
  private final NewestAnchor newest;
  private final InstantSource clock;
  private final Progress progress;
  private final Thread thread;
  private volatile @Nullable RuntimeException failure;
  private volatile @Nullable Trouble trouble;
  private volatile boolean closing;

  /// Whether there is an anchor that `newest` was not told of; only the thread uses it.
  private boolean outdated;

  RelayerLoop(
      Relayer relayer,
      AnchorPoints anchors,
      NewestAnchor newest,
      InstantSource clock,
      Progress progress) {
    this.relayer = relayer;
    this.anchors = anchors;
    this.newest = newest;
    this.clock = clock;
    this.progress = progress;
    this.thread = Thread.ofPlatform().daemon().name("relayer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Waits until the newest anchor covers so many batches and the relayer has seen it included.
  ///
  /// @throws AnchorException when the relayer stopped, or nothing works for too long
  void awaitBatches(long batches) {
    Instant end = clock.instant().plus(ANCHOR_LIMIT);
    while (newest.anchoredBatches() < batches || relayer.state() instanceof OutboxState.Submitted) {
      checkHealth(end);
      progress.count("batches anchored", newest.anchoredBatches(), batches);
      LockSupport.parkNanos(TICK_NANOS);
    }
  }

  private void checkHealth(Instant end) {
    RuntimeException fault = failure;
    if (fault != null) {
      throw fault;
    }
    Trouble current = trouble;
    Instant now = clock.instant();
    if (current != null && !now.isBefore(current.since().plus(TROUBLE_LIMIT))) {
      throw givenUp(TROUBLE_LIMIT, current.reason());
    }
    if (!now.isBefore(end)) {
      throw givenUp(ANCHOR_LIMIT, current == null ? "blocks are slow" : current.reason());
    }
  }

  private static AnchorException givenUp(Duration limit, String reason) {
    return new AnchorException(
        Code.NOT_ANCHORED,
        "no anchor over all batches for %d s: %s. Check both chains' endpoints, then run this again"
            .formatted(limit.toSeconds(), reason));
  }

  private void run() {
    try {
      while (!closing) {
        note(relayer.tick());
        refresh();
        LockSupport.parkNanos(TICK_NANOS);
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void note(org.concordat.anchor.relayer.Progress step) {
    switch (step) {
      case Anchored(OutboxState.Included what) -> anchored(what);
      case Fault(AnchorException cause) -> troubled(String.valueOf(cause.getMessage()));
      case Refused(long block, String reason) -> troubled("block " + block + ": " + reason);
      case Followed(OutboxState.Included what) ->
          progress.detail(
              "validators after block %d proven in L2 block %d for %d gas"
                  .formatted(what.block(), what.l2Block(), what.gasUsed()));
      case Waiting _, Planned _, ChangePlanned _, Signed _, Sent _, Overtaken _ -> {}
    }
    if (!relayer.backingOff()) {
      trouble = null;
    }
  }

  private void troubled(String reason) {
    Trouble current = trouble;
    if (current == null) {
      progress.detail("the relayer waits and tries again: " + reason);
    }
    trouble = new Trouble(current == null ? clock.instant() : current.since(), reason);
  }

  private void anchored(OutboxState.Included what) {
    outdated = true;
    progress.detail(
        "block %d anchored in L2 block %d for %d gas"
            .formatted(what.block(), what.l2Block(), what.gasUsed()));
  }

  /// Tells the gateways of a new anchor; an endpoint that fails is asked again at the next tick.
  private void refresh() {
    if (!outdated) {
      return;
    }
    try {
      anchors.points().stream().mapToLong(AnchorPoint::batchCount).max().ifPresent(newest::covers);
      outdated = false;
    } catch (AnchorException e) {
      if (!e.retryable()) {
        throw e;
      }
      troubled(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
