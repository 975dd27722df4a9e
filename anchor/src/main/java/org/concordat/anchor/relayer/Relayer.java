package org.concordat.anchor.relayer;

import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SigningKey;

/// Anchors the consortium's blocks and follows its validators, one transaction at a time. One
/// thread calls {@link #tick}; any may read the metrics.
public final class Relayer {
  /// Steps to wait for the receipt of a transaction whose nonce is used: endpoints behind a load
  /// balancer do not all know the newest block.
  static final int RECEIPT_LAG_STEPS = 16;

  private final AnchorIdentity identity;
  private final Schedule schedule;
  private final ConsortiumSource source;
  private final AnchorTarget target;
  private final AnchorContract contract;
  private final TransactionSigner signer;
  private final SetWatch watch;
  private final Outbox outbox;
  private final LongSupplier clockMillis;

  private Backoff backoff = Backoff.NONE;
  private int stepsWithoutReceipt;
  private volatile RelayerMetrics metrics = RelayerMetrics.ZERO;

  /// @param key its account is used by this relayer alone
  /// @param clockMillis only differences are used
  public Relayer(
      AnchorIdentity identity,
      Schedule schedule,
      ConsortiumSource source,
      AnchorTarget target,
      AnchorContract contract,
      SigningKey key,
      Outbox outbox,
      LongSupplier clockMillis) {
    this.identity = identity;
    this.schedule = schedule;
    this.source = source;
    this.target = target;
    this.contract = contract;
    this.signer = new TransactionSigner(target, key);
    this.watch = new SetWatch(source, target);
    this.outbox = outbox;
    this.clockMillis = clockMillis;
  }

  public RelayerMetrics metrics() {
    return metrics;
  }

  /// Where the anchor under way stands.
  public OutboxState state() {
    return outbox.read();
  }

  /// Whether the last attempt failed and the next one waits. For the thread that calls {@link
  /// #tick}.
  public boolean backingOff() {
    return !backoff.equals(Backoff.NONE);
  }

  /// Makes one step. Endpoint faults are answered by waiting.
  ///
  /// @throws AnchorException when waiting does not help: a damaged outbox, a lying node
  public Progress tick() {
    long now = clockMillis.getAsLong();
    if (backoff.blocks(now)) {
      return new Progress.Waiting("endpoint failed, waiting");
    }
    try {
      Progress progress = step(outbox.read());
      backoff = progress instanceof Progress.Refused ? backoff.afterFailure(now) : Backoff.NONE;
      return progress;
    } catch (AnchorException e) {
      if (!e.retryable()) {
        throw e;
      }
      metrics = metrics.afterFault();
      backoff = backoff.afterFailure(now);
      return new Progress.Fault(e);
    }
  }

  private Progress step(OutboxState state) {
    return switch (state) {
      case OutboxState.Idle _ -> plan();
      case OutboxState.Included _ -> plan();
      case OutboxState.Planned planned ->
          switch (planned.errand()) {
            case ANCHOR -> signAnchor(planned.block());
            case SET_CHANGE -> signSetChange(planned.block());
          };
      case OutboxState.Submitted submitted -> settle(submitted);
    };
  }

  private Progress plan() {
    long latest = target.latest();
    long head = source.head();
    metrics = metrics.seen(latest, head);
    if (head < latest) {
      return new Progress.Waiting("the consortium endpoint is behind block " + latest);
    }
    Optional<OutboxState.Planned> due = watch.due(latest, head);
    if (due.isPresent()) {
      return plan(due.get());
    }
    if (!schedule.farEnough(latest, head)) {
      return new Progress.Waiting("block " + head + " follows anchor " + latest + " too closely");
    }
    if (schedule.onlyNewBatches() && batchCount(head) <= batchCount(latest)) {
      return new Progress.Waiting("no batch since block " + latest);
    }
    return plan(new OutboxState.Planned(Errand.ANCHOR, head));
  }

  private Progress plan(OutboxState.Planned planned) {
    outbox.write(planned);
    return switch (planned.errand()) {
      case ANCHOR -> new Progress.Planned(planned.block());
      case SET_CHANGE -> new Progress.ChangePlanned(planned.block());
    };
  }

  private long batchCount(long block) {
    return block == 0 ? 0 : source.batchCount(block);
  }

  /// The validators are read before the last anchor: a change proven in between leaves a later
  /// anchor to see.
  private Progress signAnchor(long block) {
    Set<Address> validators = target.validators();
    if (target.latest() >= block) {
      return overtaken(block, "a block not below it is anchored");
    }
    Optional<AnchorDraft> draft = AnchorDraft.collect(source, block, validators, identity);
    if (draft.isEmpty()) {
      return new Progress.Waiting("the consortium endpoint does not have block " + block);
    }
    Bytes call = contract.anchor(draft.get().arguments());
    return sign(Errand.ANCHOR, block, draft.get().digest(), call);
  }

  private Progress signSetChange(long block) {
    if (target.validatorsProvenAt() >= block) {
      return overtaken(block, "the validators after it are proven");
    }
    Optional<SetChangeDraft> draft = SetChangeDraft.collect(source, target, block, identity);
    if (draft.isEmpty()) {
      return new Progress.Waiting("an endpoint does not have block " + block + " or its anchor");
    }
    Bytes call = contract.updateValidators(draft.get().arguments());
    return sign(Errand.SET_CHANGE, block, draft.get().digest(), call);
  }

  private Progress sign(Errand errand, long block, Bytes32 digest, Bytes call) {
    return switch (target.simulateCall(signer.sender(), call)) {
      case TransactionPort.Simulation.Passes passes ->
          sign(errand, block, digest, call, passes.gas());
      case TransactionPort.Simulation.Reverts reverts -> giveUp(block, reason(reverts));
    };
  }

  private Progress sign(Errand errand, long block, Bytes32 digest, Bytes call, long gas) {
    long nonce = target.nextNonce(signer.sender());
    FeeMarketTransaction.Signed signed =
        signer.sign(nonce, Optional.of(target.contract()), call, gas);
    OutboxState.Submitted submitted =
        new OutboxState.Submitted(errand, block, digest, nonce, signed.raw(), signed.hash());
    outbox.write(submitted);
    stepsWithoutReceipt = 0;
    return new Progress.Signed(submitted);
  }

  private Progress giveUp(long block, String reason) {
    metrics = metrics.afterRefusal();
    rest();
    return new Progress.Refused(block, reason);
  }

  private Progress overtaken(long block, String why) {
    rest();
    return new Progress.Overtaken(block, why);
  }

  private void rest() {
    watch.forget();
    outbox.write(new OutboxState.Idle());
  }

  private String reason(TransactionPort.Simulation.Reverts reverts) {
    return contract.describe(reverts.revertData()).orElse(reverts.message());
  }

  /// Finds the transaction in a block or sends it, the same bytes each time.
  private Progress settle(OutboxState.Submitted submitted) {
    Optional<TransactionPort.Receipt> receipt = target.receipt(submitted.transactionHash());
    if (receipt.isPresent()) {
      return conclude(submitted, receipt.get());
    }
    if (target.nextNonce(signer.sender()) > submitted.nonce()) {
      return nonceUsed(submitted);
    }
    metrics = metrics.afterSend();
    return switch (target.send(submitted.raw())) {
      case TransactionPort.Submission.Accepted _ -> new Progress.Sent(submitted);
      case TransactionPort.Submission.AlreadyKnown _ -> new Progress.Waiting("in the L2's pool");
      case TransactionPort.Submission.Refused refused -> {
        metrics = metrics.afterRefusal();
        yield new Progress.Refused(submitted.block(), refused.reason());
      }
    };
  }

  private Progress conclude(OutboxState.Submitted submitted, TransactionPort.Receipt receipt) {
    if (!receipt.success()) {
      return giveUp(
          submitted.block(), "the transaction reverted in L2 block " + receipt.blockNumber());
    }
    OutboxState.Included included =
        new OutboxState.Included(
            submitted.errand(),
            submitted.block(),
            submitted.transactionHash(),
            receipt.blockNumber(),
            receipt.gasUsed());
    outbox.write(included);
    watch.forget();
    return switch (submitted.errand()) {
      case ANCHOR -> {
        metrics = metrics.afterInclusion(submitted.block(), receipt.gasUsed());
        yield new Progress.Anchored(included);
      }
      case SET_CHANGE -> {
        metrics = metrics.afterSetChange(receipt.gasUsed());
        yield new Progress.Followed(included);
      }
    };
  }

  /// The nonce is used and there is no receipt: the endpoint lags, or the key is used elsewhere
  /// too.
  private Progress nonceUsed(OutboxState.Submitted submitted) {
    if (++stepsWithoutReceipt <= RECEIPT_LAG_STEPS) {
      return new Progress.Waiting("nonce " + submitted.nonce() + " is used; no receipt yet");
    }
    stepsWithoutReceipt = 0;
    return overtaken(
        submitted.block(),
        held(submitted)
            ? "the contract holds this " + submitted.errand().text()
            : "another transaction took its nonce");
  }

  private boolean held(OutboxState.Submitted submitted) {
    Bytes32 held =
        switch (submitted.errand()) {
          case ANCHOR -> target.anchor(submitted.block());
          case SET_CHANGE -> SetChangeDraft.digest(target.validators());
        };
    return held.equals(submitted.digest());
  }
}
