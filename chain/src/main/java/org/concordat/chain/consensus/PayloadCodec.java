package org.concordat.chain.consensus;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.types.Block;
import org.concordat.ibft.message.Payload;
import org.concordat.ibft.message.PreparedRoundMetadata;
import org.concordat.ibft.message.UnsignedCommit;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.message.UnsignedProposal;
import org.concordat.ibft.message.UnsignedRoundChange;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.Signature;

/// What is signed: `[height, round, …]`. Height and round stand inline, not in a list.
final class PayloadCodec {
  private PayloadCodec() {}

  static QbftCode codeOf(Payload payload) {
    return switch (payload) {
      case UnsignedProposal _ -> QbftCode.PROPOSAL;
      case UnsignedPrepare _ -> QbftCode.PREPARE;
      case UnsignedCommit _ -> QbftCode.COMMIT;
      case UnsignedRoundChange _ -> QbftCode.ROUND_CHANGE;
    };
  }

  static Bytes encode(Payload payload, WireShape shape) {
    RlpWriter out = new RlpWriter().startList();
    out.writeScalar(payload.height()).writeScalar(payload.round());
    switch (payload) {
      case UnsignedProposal proposal -> writeProposal(proposal, shape, out);
      case UnsignedPrepare prepare -> out.writeBytes(Wire.hash(prepare.digest()));
      case UnsignedCommit commit ->
          out.writeBytes(Wire.hash(commit.digest())).writeBytes(Wire.bytes(commit.commitSeal()));
      case UnsignedRoundChange roundChange -> writePrepared(roundChange, out);
    }
    return out.endList().toBytes();
  }

  private static void writeProposal(UnsignedProposal proposal, WireShape shape, RlpWriter out) {
    QbftBlock.contentOf(proposal.block()).write(out);
    writeAccessListSlot(shape, out);
  }

  /// The empty slot for a block access list, which no fork up to Osaka fills.
  static void writeAccessListSlot(WireShape shape, RlpWriter out) {
    switch (shape) {
      case LEGACY -> {}
      case BLOCK_ACCESS_LIST -> out.writeBytes(Bytes.EMPTY);
    }
  }

  private static void writePrepared(UnsignedRoundChange roundChange, RlpWriter out) {
    out.startList();
    roundChange
        .prepared()
        .ifPresent(
            it -> out.writeScalar(it.preparedRound()).writeBytes(Wire.hash(it.preparedValue())));
    out.endList();
  }

  static UnsignedProposal readProposal(RlpReader in) {
    long height = in.readLong();
    int round = in.readInt();
    UnsignedProposal proposal =
        new UnsignedProposal(height, round, QbftBlock.proposed(Block.read(in)));
    if (!in.isAtEnd()) {
      expectEmptySlot(in);
    }
    return proposal;
  }

  static void expectEmptySlot(RlpReader in) {
    if (!in.readBytes().isEmpty()) {
      throw new RlpException("a block access list before its fork");
    }
  }

  static UnsignedPrepare readPrepare(RlpReader in) {
    return new UnsignedPrepare(in.readLong(), in.readInt(), readDigest(in));
  }

  static UnsignedCommit readCommit(RlpReader in) {
    return new UnsignedCommit(in.readLong(), in.readInt(), readDigest(in), readSignature(in));
  }

  static UnsignedRoundChange readRoundChange(RlpReader in) {
    return new UnsignedRoundChange(
        in.readLong(), in.readInt(), in.readList(PayloadCodec::readPrepared));
  }

  private static Optional<PreparedRoundMetadata> readPrepared(RlpReader in) {
    if (in.isAtEnd()) {
      return Optional.empty();
    }
    return Optional.of(new PreparedRoundMetadata(in.readInt(), readDigest(in)));
  }

  private static Digest readDigest(RlpReader in) {
    return Wire.digest(in.readBytes32());
  }

  static Signature readSignature(RlpReader in) {
    return Wire.signature(in.readFixedBytes(org.concordat.chain.crypto.Signature.SIZE));
  }
}
