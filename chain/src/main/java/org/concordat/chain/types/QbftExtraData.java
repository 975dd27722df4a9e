package org.concordat.chain.types;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.genesis.Address;

/// What QBFT keeps in a header's extra data: `[vanity, validators, vote, round, seals]`.
///
/// @param vanity free bytes, 32 where we or Besu produce them
/// @param validators as the header has them; empty when a contract names the validators
/// @param round in which the block was proposed
/// @param seals commit seals over [BlockHashing#commitHash], in no particular order
public record QbftExtraData(
    Bytes vanity, List<Address> validators, Optional<Vote> vote, int round, List<Signature> seals) {
  public static final int VANITY_SIZE = 32;
  private static final byte ADD = (byte) 0xff;
  private static final byte DROP = 0;

  /// A proposal to change the validators, in block-header mode.
  public record Vote(Address recipient, boolean add) {}

  public QbftExtraData {
    if (round < 0) {
      throw new IllegalArgumentException("round " + round + " is negative");
    }
    validators = List.copyOf(validators);
    seals = List.copyOf(seals);
  }

  /// Contract mode: no validators, no vote, and no seals yet.
  public static QbftExtraData ofRound(Bytes vanity, int round) {
    return new QbftExtraData(vanity, List.of(), Optional.empty(), round, List.of());
  }

  /// Reads extra data. Items after the fifth are ignored and lost, as Besu does.
  ///
  /// @throws RlpException for everything else
  public static QbftExtraData decode(Bytes extraData) {
    RlpReader reader = RlpReader.of(extraData);
    RlpReader in = reader.readList();
    reader.expectEnd();
    return new QbftExtraData(
        in.readBytes(),
        in.readListOf(RlpReader::readAddress),
        readVote(in),
        in.readInt(),
        in.readListOf(QbftExtraData::readSeal));
  }

  public Bytes encode() {
    RlpWriter writer = new RlpWriter().startList().writeBytes(vanity);
    writer.writeList(validators, RlpWriter::writeAddress).startList();
    vote.ifPresent(v -> writeVote(writer, v));
    writer.endList().writeScalar(round);
    writer.writeList(seals, (w, seal) -> w.writeBytes(seal.encoded())).endList();
    return writer.toBytes();
  }

  public QbftExtraData withRound(int newRound) {
    return new QbftExtraData(vanity, validators, vote, newRound, seals);
  }

  public QbftExtraData withSeals(List<Signature> newSeals) {
    return new QbftExtraData(vanity, validators, vote, round, newSeals);
  }

  private static Optional<Vote> readVote(RlpReader reader) {
    RlpReader in = reader.readList();
    if (in.isAtEnd()) {
      return Optional.empty();
    }
    Vote vote = new Vote(in.readAddress(), isAdd(in.readBytes()));
    in.expectEnd();
    return Optional.of(vote);
  }

  private static boolean isAdd(Bytes kind) {
    if (kind.isEmpty() || (kind.size() == 1 && kind.get(0) == DROP)) {
      return false;
    }
    if (kind.size() == 1 && kind.get(0) == ADD) {
      return true;
    }
    throw new RlpException("a vote is 0xff to add or empty to drop, not " + kind);
  }

  private static void writeVote(RlpWriter writer, Vote vote) {
    writer.writeAddress(vote.recipient());
    writer.writeBytes(vote.add() ? new byte[] {ADD} : new byte[0]);
  }

  private static Signature readSeal(RlpReader reader) {
    return Signature.decode(reader.readFixedBytes(Signature.SIZE))
        .orElseThrow(() -> new RlpException("a seal whose recovery id is not 0 or 1"));
  }
}
