package org.concordat.chain.consensus;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Payload;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.Signed;

/// Messages to bytes.
///
/// @param shape of the Proposals and RoundChanges this node sends
record QbftMessageWriter(WireShape shape) {
  /// Only for messages of our own: a foreign proposal may have been signed in the other shape.
  PeerMessage.Consensus write(IbftMessage message) {
    RlpWriter out = new RlpWriter();
    switch (message) {
      case Proposal proposal -> writeProposal(proposal, out);
      case Prepare prepare -> writeSigned(prepare.signed(), out);
      case Commit commit -> writeSigned(commit.signed(), out);
      case RoundChange roundChange -> writeRoundChange(roundChange, out);
    }
    QbftCode code = PayloadCodec.codeOf(message.signed().payload());
    return new PeerMessage.Consensus(code.code(), out.toBytes());
  }

  private void writeProposal(Proposal proposal, RlpWriter out) {
    out.startList();
    writeSigned(proposal.signed(), out);
    out.startList();
    out.writeList(proposal.proposalJustification(), (w, it) -> writeSigned(it, w));
    out.writeList(proposal.roundChangeJustification(), (w, it) -> writeSigned(it, w));
    out.endList().endList();
  }

  private void writeRoundChange(RoundChange roundChange, RlpWriter out) {
    out.startList();
    writeSigned(roundChange.signed(), out);
    roundChange
        .proposedBlockForNextRound()
        .ifPresentOrElse(
            block -> QbftBlock.contentOf(block).write(out), () -> out.startList().endList());
    PayloadCodec.writeAccessListSlot(shape, out);
    out.writeList(roundChange.roundChangeJustification(), (w, it) -> writeSigned(it, w));
    out.endList();
  }

  void writeSigned(Signed<? extends Payload> signed, RlpWriter out) {
    Bytes payload = PayloadCodec.encode(signed.payload(), shape);
    out.startList().writeRaw(payload).writeBytes(Wire.bytes(signed.signature())).endList();
  }
}
