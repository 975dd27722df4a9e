package org.concordat.ibft.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concordat.ibft.message.Payload;
import org.concordat.ibft.message.PreparedRoundMetadata;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.Signed;
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
final class Certified {
  record Content(long number) implements BlockContent {}

  static final ChainHead HEAD =
      new ChainHead(
          0,
          new ValidatorId(0, 0, 0),
          new ValidatorSet(IntStream.rangeClosed(1, 4).mapToObj(Certified::id).toList()));

  private Certified() {}

  static ValidatorId id(int number) {
    return new ValidatorId(0, 0, number);
  }

  static ProposedBlock block(long number, int builder, int round) {
    return new ProposedBlock(
        1, round, id(builder), new Digest(number, round, 0, 0), new Content(number));
  }

  static ProposedBlock replaceRound(ProposedBlock block, int round) {
    long number = ((Content) block.content()).number();
    return new ProposedBlock(
        block.height(), round, block.proposer(), new Digest(number, round, 0, 0), block.content());
  }

  static <P extends Payload> Signed<P> sign(P payload, int author) {
    return new Signed<>(payload, id(author), Signature.of(new byte[] {1}));
  }

  static List<Signed<UnsignedPrepare>> prepares(ProposedBlock block, int... authors) {
    return IntStream.of(authors)
        .mapToObj(
            it -> sign(new UnsignedPrepare(block.height(), block.round(), block.digest()), it))
        .toList();
  }

  static Signed<UnsignedRoundChange> unprepared(int round, int author) {
    return sign(new UnsignedRoundChange(1, round, Optional.empty()), author);
  }

  static Signed<UnsignedRoundChange> prepared(int round, ProposedBlock block, int author) {
    return sign(
        new UnsignedRoundChange(
            1, round, Optional.of(new PreparedRoundMetadata(block.round(), block.digest()))),
        author);
  }

  static RoundChange roundChange(
      Signed<UnsignedRoundChange> signed,
      Optional<ProposedBlock> block,
      List<Signed<UnsignedPrepare>> prepares) {
    return new RoundChange(signed, block, prepares);
  }

  static Proposal proposal(
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
