package org.concordat.ibft.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.Payload;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.PreparedRoundMetadata;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.Signed;
import org.concordat.ibft.message.UnsignedCommit;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.message.UnsignedProposal;
import org.concordat.ibft.message.UnsignedRoundChange;
import org.concordat.ibft.model.BlockContent;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.Signature;
import org.concordat.ibft.model.ValidatorId;
import org.concordat.ibft.model.ValidatorSet;

/// Messages for height 1 of four validators, numbered 1 to 4; validator r + 1 proposes round r.
public final class Certified {
  public record Content(long number) implements BlockContent {}

  public static final ChainHead HEAD =
      new ChainHead(
          0,
          new ValidatorId(0, 0, 0),
          new ValidatorSet(IntStream.rangeClosed(1, 4).mapToObj(Certified::id).toList()));

  private Certified() {}

  public static ValidatorId id(int number) {
    return new ValidatorId(0, 0, number);
  }

  public static ProposedBlock block(long number, int builder, int round) {
    return block(1, number, builder, round);
  }

  public static ProposedBlock block(long height, long number, int builder, int round) {
    return new ProposedBlock(
        height, round, id(builder), new Digest(number, round, 0, 0), new Content(number));
  }

  public static ProposedBlock replaceRound(ProposedBlock block, int round) {
    long number = ((Content) block.content()).number();
    return new ProposedBlock(
        block.height(), round, block.proposer(), new Digest(number, round, 0, 0), block.content());
  }

  public static <P extends Payload> Signed<P> sign(P payload, int author) {
    return new Signed<>(payload, id(author), Signature.of(new byte[] {1}));
  }

  public static List<Signed<UnsignedPrepare>> prepares(ProposedBlock block, int... authors) {
    return IntStream.of(authors)
        .mapToObj(
            it -> sign(new UnsignedPrepare(block.height(), block.round(), block.digest()), it))
        .toList();
  }

  public static Prepare prepare(ProposedBlock block, int author) {
    return new Prepare(prepares(block, author).getFirst());
  }

  public static Commit commit(ProposedBlock block, int author) {
    Signature seal = Signature.of(new byte[] {2, (byte) author});
    return new Commit(
        sign(new UnsignedCommit(block.height(), block.round(), block.digest(), seal), author));
  }

  public static Signed<UnsignedRoundChange> unprepared(int round, int author) {
    return sign(new UnsignedRoundChange(1, round, Optional.empty()), author);
  }

  public static Signed<UnsignedRoundChange> prepared(int round, ProposedBlock block, int author) {
    return sign(
        new UnsignedRoundChange(
            1, round, Optional.of(new PreparedRoundMetadata(block.round(), block.digest()))),
        author);
  }

  /// To `round`, by an author that prepared nothing.
  public static RoundChange roundChange(int round, int author) {
    return roundChange(unprepared(round, author), Optional.empty(), List.of());
  }

  /// To `round`, by an author that prepared `block` with validators 1 to 3.
  public static RoundChange roundChange(int round, ProposedBlock block, int author) {
    return roundChange(
        prepared(round, block, author), Optional.of(block), prepares(block, 1, 2, 3));
  }

  public static RoundChange roundChange(
      Signed<UnsignedRoundChange> signed,
      Optional<ProposedBlock> block,
      List<Signed<UnsignedPrepare>> prepares) {
    return new RoundChange(signed, block, prepares);
  }

  public static Proposal proposal(
      ProposedBlock block,
      int author,
      List<Signed<UnsignedRoundChange>> roundChanges,
      List<Signed<UnsignedPrepare>> prepares) {
    return new Proposal(
        sign(new UnsignedProposal(block.height(), block.round(), block), author),
        roundChanges,
        prepares);
  }
}
