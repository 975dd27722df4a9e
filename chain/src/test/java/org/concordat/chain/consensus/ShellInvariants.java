package org.concordat.chain.consensus;

import java.util.HashMap;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.network.PeerMessage;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.model.ValidatorId;

/// What must hold of every byte an honest node sends and every block it holds.
final class ShellInvariants {
  private record Vote(ValidatorId author, String kind, long height, int round) {}

  private final Map<Vote, Object> votes = new HashMap<>();
  private final Map<Long, Bytes32> blocks = new HashMap<>();
  private int highestRound;

  int highestRound() {
    return highestRound;
  }

  static void check(boolean holds, String invariant, Object... details) {
    if (!holds) {
      throw new AssertionError(invariant + " " + java.util.Arrays.asList(details));
    }
  }

  /// Read from the wire: an honest node signs one value per kind, height and round, whatever
  /// happened to it in between.
  void sent(PeerMessage.Consensus bytes) {
    IbftMessage message = QbftMessageReader.read(bytes, _ -> true);
    Object value =
        switch (message) {
          case Proposal proposal -> proposal.proposedBlock().digest();
          case Prepare prepare -> prepare.signed().payload().digest();
          case Commit commit -> commit.signed().payload().digest();
          case RoundChange roundChange -> roundChange.signed().payload();
        };
    String kind = message.getClass().getSimpleName();
    Vote vote = new Vote(message.author(), kind, message.height(), message.round());
    Object earlier = votes.putIfAbsent(vote, value);
    check(earlier == null || earlier.equals(value), "nobody honest signs twice", vote);
    highestRound = Math.max(highestRound, message.round());
  }

  void holds(String node, long height, Bytes32 hash) {
    Bytes32 earlier = blocks.putIfAbsent(height, hash);
    check(earlier == null || earlier.equals(hash), "agreement", node, height);
  }
}
