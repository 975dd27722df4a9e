package org.concordat.chain.consensus;

import java.util.HashSet;
import java.util.Set;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.model.Signature;
import org.concordat.ibft.model.ValidatorId;
import org.jspecify.annotations.Nullable;

/// Knows a message that carries this validator's signature and was not sent by this process: of an
/// earlier life, which a peer may still pass around, or of another machine that runs with the same
/// key.
///
/// Two machines with one key sign different things sooner or later, which counts as a lie. Which of
/// the two it was can be told by time: nobody can have signed on top of a block before that block
/// was made.
///
/// For the protocol's thread only. Bounded: it holds the signatures of one height, of which a
/// validator makes at most four in each of its rounds.
final class OwnVoice {
  /// How far the clock of whoever made a block may be ahead of ours.
  static final long CLOCK_TOLERANCE_MILLIS = 15_000;

  private static final long MILLIS = 1000;
  private static final long NEVER = Long.MAX_VALUE;

  /// Whose message it is.
  enum Origin {
    /// Another validator's.
    OTHER,
    /// Sent by this process.
    OURS,
    /// Sent by this process before its last start, as far as anyone can tell.
    EARLIER_LIFE,
    /// Sent by another process that is running now.
    SECOND_MACHINE
  }

  private final ValidatorId self;
  private final long startedMillis;
  private final Set<Signature> said = new HashSet<>();
  private final @Nullable SafetyRecord recorded;
  private long height;
  private long certainFrom = NEVER;

  /// @param recorded what was on disk at the start, null for nothing
  OwnVoice(ValidatorId self, @Nullable SafetyRecord recorded, long startedMillis) {
    this.self = self;
    this.recorded = recorded;
    this.startedMillis = startedMillis;
  }

  /// The chain grew: messages about lower heights do not matter any more.
  ///
  /// @param timestamp of the head, in seconds
  void onHead(long number, long timestamp) {
    if (number + 1 > height) {
      height = number + 1;
      said.clear();
    }
    boolean young = timestamp * MILLIS > startedMillis + CLOCK_TOLERANCE_MILLIS;
    if (young && certainFrom == NEVER) {
      certainFrom = number + 1;
    }
  }

  void said(IbftMessage message) {
    said.add(message.signed().signature());
  }

  Origin of(IbftMessage message) {
    if (!message.author().equals(self)) {
      return Origin.OTHER;
    }
    if (message.height() < height || said.contains(message.signed().signature())) {
      return Origin.OURS;
    }
    return message.height() >= certainFrom && !isRecorded(message)
        ? Origin.SECOND_MACHINE
        : Origin.EARLIER_LIFE;
  }

  private boolean isRecorded(IbftMessage message) {
    return recorded != null
        && (message.height() < recorded.height()
            || (message.height() == recorded.height() && message.round() <= recorded.round()));
  }
}
