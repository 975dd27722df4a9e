package org.concordat.ibft.state;

import java.util.Optional;
import org.concordat.ibft.message.PreparedCertificate;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.model.ValidatorSet;
import org.concordat.ibft.rules.Proposers;

/// The state of a node.
///
/// @param head stands for `blockchain` of the specification
/// @param lastPrepared the latest certificate of this height; survives round changes
/// @param decided the block of this height is decided and on its way into the chain; until it
///   arrives the node neither votes nor times out, which the argument for agreement relies on
/// @param recorded what the shell was last told to persist, or found on disk when it started
/// @param silentThroughRound the node signs nothing at this height up to this round, because it may
///   have signed something else there before it was restarted
public record NodeState(
    Configuration configuration,
    ChainHead head,
    RoundState current,
    Optional<PreparedCertificate> lastPrepared,
    MessageLog messagesReceived,
    boolean decided,
    Optional<SafetyRecord> recorded,
    int silentThroughRound) {

  /// The state on top of a head, before round 0, or in the recorded round if the record says that
  /// this node has already signed at this height.
  public static NodeState on(
      ChainHead head, Configuration configuration, Optional<SafetyRecord> recorded) {
    Optional<SafetyRecord> here = recorded.filter(it -> it.height() == head.nextHeight());
    return new NodeState(
        configuration,
        head,
        here.map(it -> RoundState.at(it.round())).orElse(RoundState.BEFORE_ROUND_ZERO),
        here.flatMap(SafetyRecord::lastPrepared),
        MessageLog.EMPTY,
        false,
        recorded,
        recorded.map(it -> silentThrough(it, head.nextHeight())).orElse(RoundState.NOT_STARTED));
  }

  /// A record of a later height means that this node's chain was cut: it signed here, in whatever
  /// round.
  private static int silentThrough(SafetyRecord record, long height) {
    if (record.height() > height) {
      return Integer.MAX_VALUE;
    }
    return record.height() == height ? record.round() : RoundState.NOT_STARTED;
  }

  public long height() {
    return head.nextHeight();
  }

  public int round() {
    return current.round();
  }

  /// @throws IllegalArgumentException before round 0
  public RoundId roundId() {
    return new RoundId(height(), round());
  }

  public ValidatorSet validators() {
    return head.validators();
  }

  public boolean isValidator() {
    return validators().contains(configuration.id());
  }

  public boolean isProposer() {
    return Proposers.proposer(round(), head).equals(configuration.id());
  }

  public Optional<Proposal> proposalAcceptedForCurrentRound() {
    return current.proposalAcceptedForCurrentRound();
  }

  public boolean isPreparedInCurrentRound() {
    return lastPrepared.isPresent() && lastPrepared.get().round() == round();
  }

  /// Whether signing in the current round cannot contradict anything signed before a restart.
  public boolean maySign() {
    return round() > silentThroughRound;
  }

  /// For the record of what is signed next. A record still about the rounds this node is silent in
  /// is the one it was restarted with.
  public int restartsBeforeSigning() {
    return recorded
        .filter(it -> it.height() == height())
        .map(it -> it.restarts() + (it.round() == silentThroughRound ? 1 : 0))
        .orElse(0);
  }

  public NodeState with(RoundState next) {
    return new NodeState(
        configuration,
        head,
        next,
        lastPrepared,
        messagesReceived,
        decided,
        recorded,
        silentThroughRound);
  }

  public NodeState with(MessageLog next) {
    return new NodeState(
        configuration, head, current, lastPrepared, next, decided, recorded, silentThroughRound);
  }

  public NodeState with(PreparedCertificate next) {
    return new NodeState(
        configuration,
        head,
        current,
        Optional.of(next),
        messagesReceived,
        decided,
        recorded,
        silentThroughRound);
  }

  public NodeState with(SafetyRecord next) {
    return new NodeState(
        configuration,
        head,
        current,
        lastPrepared,
        messagesReceived,
        decided,
        Optional.of(next),
        silentThroughRound);
  }

  public NodeState decide() {
    return new NodeState(
        configuration,
        head,
        current,
        lastPrepared,
        messagesReceived,
        true,
        recorded,
        silentThroughRound);
  }
}
