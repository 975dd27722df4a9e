package org.concordat.chain.consensus;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.types.Block;
import org.concordat.genesis.Address;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Payload;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.Signed;
import org.concordat.ibft.message.UnsignedCommit;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.message.UnsignedRoundChange;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.Signature;
import org.concordat.ibft.model.ValidatorId;
import org.concordat.ibft.model.ValidatorSet;

/// Bytes of a peer to messages. Whatever comes out has been verified to the last signature: authors
/// are recovered, never claimed; a Commit's seal is by its author; blocks carry digests computed
/// here.
final class QbftMessageReader {
  /// Longest message: Besu's bound for one devp2p message.
  static final int MAX_SIZE = 10 * 1024 * 1024;

  /// An empty RLP list: no block.
  private static final Bytes NO_BLOCK = Bytes.of(0xc0);

  private QbftMessageReader() {}

  /// @param admitted whose messages are worth the work of reading on; asked before anything costly
  /// @throws RlpException with the reason when the message is refused
  static IbftMessage read(PeerMessage.Consensus message, Predicate<Address> admitted) {
    if (message.payload().size() > MAX_SIZE) {
      throw new RlpException("a message of " + message.payload().size() + " bytes");
    }
    for (QbftCode code : QbftCode.values()) {
      if (code.code() == message.code()) {
        return read(code, message.payload(), admitted);
      }
    }
    throw new RlpException("message code " + message.code());
  }

  private static IbftMessage read(QbftCode code, Bytes payload, Predicate<Address> admitted) {
    RlpReader in = RlpReader.of(payload);
    IbftMessage message =
        switch (code) {
          case PROPOSAL -> in.readList(list -> readProposal(list, admitted));
          case PREPARE -> new Prepare(readPrepare(in, admitted));
          case COMMIT -> new Commit(readCommit(in, admitted));
          case ROUND_CHANGE -> in.readList(list -> readRoundChange(list, admitted));
        };
    in.expectEnd();
    return message;
  }

  private static Proposal readProposal(RlpReader in, Predicate<Address> admitted) {
    var signed = readSigned(in, QbftCode.PROPOSAL, PayloadCodec::readProposal, admitted);
    RlpReader justification = in.readList();
    List<Signed<UnsignedRoundChange>> roundChanges =
        bounded(
            justification.readListOf(it ->
                readSigned(it, QbftCode.ROUND_CHANGE, PayloadCodec::readRoundChange, admitted)));
    List<Signed<UnsignedPrepare>> prepares = readPrepares(justification, admitted);
    justification.expectEnd();
    return new Proposal(signed, roundChanges, prepares);
  }

  private static RoundChange readRoundChange(RlpReader in, Predicate<Address> admitted) {
    var signed = readSigned(in, QbftCode.ROUND_CHANGE, PayloadCodec::readRoundChange, admitted);
    Optional<ProposedBlock> block = readBlock(in.readRaw());
    if (!in.nextIsList()) {
      PayloadCodec.expectEmptySlot(in);
    }
    return new RoundChange(signed, block, readPrepares(in, admitted));
  }

  private static Optional<ProposedBlock> readBlock(Bytes raw) {
    return raw.equals(NO_BLOCK)
        ? Optional.empty()
        : Optional.of(QbftBlock.proposed(Block.decode(raw)));
  }

  private static List<Signed<UnsignedPrepare>> readPrepares(
      RlpReader in, Predicate<Address> admitted) {
    return bounded(in.readListOf(it -> readPrepare(it, admitted)));
  }

  private static Signed<UnsignedPrepare> readPrepare(RlpReader in, Predicate<Address> admitted) {
    return readSigned(in, QbftCode.PREPARE, PayloadCodec::readPrepare, admitted);
  }

  private static Signed<UnsignedCommit> readCommit(RlpReader in, Predicate<Address> admitted) {
    var signed = readSigned(in, QbftCode.COMMIT, PayloadCodec::readCommit, admitted);
    UnsignedCommit commit = signed.payload();
    Address sealer = recover(Wire.hash(commit.digest()), commit.commitSeal());
    if (!Wire.id(sealer).equals(signed.author())) {
      throw new RlpException("a commit seal by another than the author");
    }
    return signed;
  }

  /// Reads `[payload, signature]`. The signature is checked over the payload's bytes as they came,
  /// so both wire shapes verify without being told apart.
  private static <P extends Payload> Signed<P> readSigned(
      RlpReader in, QbftCode code, Function<RlpReader, P> decode, Predicate<Address> admitted) {
    RlpReader signed = in.readList();
    Bytes payload = signed.readRaw();
    Signature signature = PayloadCodec.readSignature(signed);
    signed.expectEnd();
    Address author = recover(code.signedHash(payload), signature);
    if (!admitted.test(author)) {
      throw new RlpException("signed by " + author + ", who is no validator");
    }
    ValidatorId id = Wire.id(author);
    return new Signed<>(RlpReader.decodeList(payload, decode), id, signature);
  }

  private static Address recover(Bytes32 hash, Signature signature) {
    return org.concordat.chain.crypto.Signature.decode(Wire.bytes(signature))
        .filter(Secp256k1::isLow)
        .flatMap(it -> Secp256k1.recover(hash, it))
        .orElseThrow(() -> new RlpException("a signature that fits no key"));
  }

  private static <T> List<T> bounded(List<T> certificate) {
    if (certificate.size() > ValidatorSet.MAX_VALIDATORS) {
      throw new RlpException("a certificate of " + certificate.size() + " members");
    }
    return certificate;
  }
}
