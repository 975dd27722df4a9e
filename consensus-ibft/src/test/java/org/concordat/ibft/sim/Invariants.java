package org.concordat.ibft.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.PreparedCertificate;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.model.Signature;
import org.concordat.ibft.model.ValidatorId;
import org.concordat.ibft.model.ValidatorSet;
import org.concordat.ibft.rules.Proposers;
import org.concordat.ibft.state.MessageLog;
import org.concordat.ibft.state.NodeState;
import org.concordat.ibft.state.RoundState;

/// What must hold after every step of an honest node, whatever the others did.
final class Invariants {
  /// 10 heights, 8 messages of each validator.
  private static final int FUTURE_MESSAGES_PER_VALIDATOR = 80;

  private record Vote(ValidatorId author, String kind, RoundId roundId) {}

  private record Decision(SimulatedBlock block, int round) {}

  private final List<Decision> decisions = new ArrayList<>();
  private final Map<Vote, Object> votes = new HashMap<>();
  private int highestRound;

  int highestRound() {
    return highestRound;
  }

  int decidedHeights() {
    return decisions.size();
  }

  /// The proposer of the decided block at `height`; zero for genesis.
  Optional<ValidatorId> proposerOf(long height) {
    if (height == 0) {
      return Optional.of(new ValidatorId(0, 0, 0));
    }
    return height > decisions.size()
        ? Optional.empty()
        : Optional.of(decisions.get((int) height - 1).block.proposer());
  }

  static void check(boolean holds, String invariant, Object... details) {
    if (!holds) {
      throw new AssertionError(invariant + " " + List.of(details));
    }
  }

  /// Heights and rounds never go back, certificates are kept, the log is bounded.
  void afterStep(NodeState before, NodeState after, int futureMessages) {
    check(
        after.height() >= before.height(),
        "heights are monotonic",
        before.height(),
        after.height());
    if (after.height() == before.height()) {
      check(after.round() >= before.round(), "rounds are monotonic", before.round(), after.round());
      check(preparedRound(after) >= preparedRound(before), "certificates are kept");
    }
    int validators = after.validators().size();
    check(
        after.messagesReceived().size() <= MessageLog.maxSize(after.validators()),
        "the log is bounded");
    check(
        futureMessages <= FUTURE_MESSAGES_PER_VALIDATOR * (validators + 1),
        "early messages are bounded");
    if (preparedRound(after) > preparedRound(before)) {
      checkCertificate(after.lastPrepared().get(), after.validators());
    }
    highestRound = Math.max(highestRound, after.round());
  }

  private static int preparedRound(NodeState state) {
    return state.lastPrepared().map(PreparedCertificate::round).orElse(RoundState.NOT_STARTED);
  }

  private static void checkCertificate(PreparedCertificate certificate, ValidatorSet validators) {
    Set<ValidatorId> authors = new HashSet<>();
    certificate.prepares().stream()
        .filter(it -> it.payload().digest().equals(certificate.block().digest()))
        .filter(it -> validators.contains(it.author()))
        .forEach(it -> authors.add(it.author()));
    check(quorum(authors.size(), validators), "a certificate has a quorum", certificate);
  }

  /// On its own arithmetic, so that a wrong quorum in the core does not go unnoticed.
  private static boolean quorum(int count, ValidatorSet validators) {
    return 3 * count >= 2 * validators.size();
  }

  /// An honest node signs one value per kind, height and round, across restarts too.
  void signedByHonest(IbftMessage message, NodeState state) {
    Object value =
        switch (message) {
          case Proposal proposal -> proposal.proposedBlock().digest();
          case Prepare prepare -> prepare.signed().payload().digest();
          case Commit commit -> commit.signed().payload().digest();
          case RoundChange roundChange -> roundChange.signed().payload();
        };
    String kind = message.getClass().getSimpleName();
    Object earlier = votes.putIfAbsent(new Vote(message.author(), kind, message.roundId()), value);
    check(earlier == null || earlier.equals(value), "nobody honest signs twice", message, earlier);
    if (message instanceof RoundChange roundChange) {
      check(
          roundChange.preparedCertificate().equals(state.lastPrepared()),
          "a round change carries the latest certificate");
    }
  }

  /// Once a block is decided in a round, no honest node prepares another one later.
  void preparedByHonest(long height, int round, Digest digest) {
    if (height <= decisions.size()) {
      Decision decision = decisions.get((int) height - 1);
      check(
          round <= decision.round || decision.block.id() == digest.w0(),
          "a decided block is carried over",
          decision,
          digest);
    }
  }

  /// Agreement, validity, and a genuine quorum of seals.
  void decided(Effect.CommitBlock commit, ChainHead head) {
    SimulatedBlock block = SimulatedBlock.of(commit.block());
    checkSeals(commit.block().digest(), commit.commitSeals(), head.validators());
    check(block.valid() && block.height() == head.nextHeight(), "a decided block is valid", block);
    check(
        builtByProposer(block, commit.block().round(), head),
        "a decided block was built by a proposer of its height",
        block);
    Decision decision = new Decision(block, commit.block().round());
    int index = (int) block.height() - 1;
    check(index <= decisions.size(), "heights are decided in order", block);
    long parent = index == 0 ? 0 : decisions.get(index - 1).block.id();
    check(block.parent() == parent, "a decided block extends the one before", block, parent);
    if (index == decisions.size()) {
      decisions.add(decision);
    } else {
      check(decisions.get(index).block.equals(block), "agreement", decisions.get(index), decision);
      if (decision.round < decisions.get(index).round) {
        decisions.set(index, decision);
      }
    }
  }

  private static boolean builtByProposer(SimulatedBlock block, int lastRound, ChainHead head) {
    return IntStream.rangeClosed(0, lastRound)
        .anyMatch(round -> Proposers.proposer(round, head).equals(block.proposer()));
  }

  private static void checkSeals(Digest digest, List<Signature> seals, ValidatorSet validators) {
    long genuine =
        validators.members().stream()
            .filter(it -> seals.contains(Signing.seal(digest, it)))
            .count();
    check(
        genuine == seals.size() && quorum((int) genuine, validators),
        "a decision has a quorum of genuine seals",
        seals.size());
  }
}
