package org.concordat.chain.consensus;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.rlp.RlpException;
import org.concordat.genesis.Address;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;

/// Listens to consensus messages and notices a validator that says two things about one round of
/// one height: an observer's view, for tests and for those who watch a network. Safe for use by
/// several threads.
public final class DoubleSigns {
  /// Messages remembered; hours of a network of four.
  static final int MAX_REMEMBERED = 1 << 20;

  private final Map<Said, Bytes32> remembered = new LinkedHashMap<>();
  private long heard;

  private record Said(Address author, QbftCode kind, long height, int round) {}

  /// @return in words, if this message contradicts an earlier one by its author
  public synchronized Optional<String> hear(PeerMessage.Consensus bytes) {
    IbftMessage message;
    try {
      message = QbftMessageReader.read(bytes, _ -> true);
    } catch (RlpException malformed) {
      return Optional.empty();
    }
    heard++;
    Address author = Wire.address(message.author());
    QbftCode kind = PayloadCodec.codeOf(message.signed().payload());
    Said said = new Said(author, kind, message.height(), message.round());
    Bytes32 value = value(message);
    Bytes32 earlier = remembered.putIfAbsent(said, value);
    forgetBeyondBound();
    return earlier == null || earlier.equals(value)
        ? Optional.empty()
        : Optional.of(
            "%s signed two different %s in round %d of block %d"
                .formatted(author, kind, said.round(), said.height()));
  }

  public synchronized long heard() {
    return heard;
  }

  /// What the signature commits to, apart from when it was made.
  private static Bytes32 value(IbftMessage message) {
    return switch (message) {
      case Proposal proposal -> Wire.hash(proposal.proposedBlock().digest());
      case Prepare prepare -> Wire.hash(prepare.signed().payload().digest());
      case Commit commit -> Wire.hash(commit.signed().payload().digest());
      case RoundChange roundChange ->
          Keccak.hash(PayloadCodec.encode(roundChange.signed().payload(), WireShape.LEGACY));
    };
  }

  private void forgetBeyondBound() {
    if (remembered.size() > MAX_REMEMBERED) {
      Iterator<Said> oldest = remembered.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
