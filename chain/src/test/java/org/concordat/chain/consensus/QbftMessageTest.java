package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.Block;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.PreparedCertificate;
import org.concordat.ibft.message.PreparedRoundMetadata;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.message.Signed;
import org.concordat.ibft.message.UnsignedCommit;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.message.UnsignedProposal;
import org.concordat.ibft.message.UnsignedRoundChange;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.RoundId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QbftMessageTest {
  private static final List<SigningKey> KEYS =
      Stream.of(1, 2, 3, 4)
          .map(i -> (SigningKey) SoftwareKey.of(Bytes32.leftPad(Bytes.of(i))))
          .toList();
  private static final Block BLOCK = QbftBlocks.block(5, 1, KEYS.getFirst().address());
  private static final ProposedBlock PROPOSED = QbftBlock.proposed(BLOCK);

  @Test
  void whatAnAuthorSignsHasBesusForm() {
    Bytes32 digest = Keccak.hash(Bytes.of(1));
    Bytes prepare =
        PayloadCodec.encode(
            new UnsignedPrepare(5, 0, Wire.digest(digest)), WireShape.BLOCK_ACCESS_LIST);
    assertThat(prepare.toHexString()).isEqualTo("0xe30580a0" + digest.toUnprefixedHexString());
    assertThat(QbftCode.PREPARE.signedHash(prepare))
        .isEqualTo(Keccak.hash(Bytes.concatenate(Bytes.fromHexString("0xe513"), prepare)));
    Bytes roundChange =
        PayloadCodec.encode(
            new UnsignedRoundChange(5, 1, Optional.empty()), WireShape.BLOCK_ACCESS_LIST);
    assertThat(QbftCode.ROUND_CHANGE.signedHash(roundChange))
        .isEqualTo(Keccak.hash(Bytes.fromHexString("0xc515c30501c0")));
  }

  @Test
  void anUnpreparedRoundChangeHasBesusFormInBothShapes() {
    for (WireShape shape : WireShape.values()) {
      RoundChange message =
          new RoundChange(
              signer(0, shape).sign(new UnsignedRoundChange(5, 1, Optional.empty())),
              Optional.empty(),
              List.of());
      Bytes payload = new QbftMessageWriter(shape).write(message).payload();
      String tail = shape == WireShape.LEGACY ? "c0c0" : "c080c0";
      assertThat(payload.toUnprefixedHexString()).endsWith(tail);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMessageIsReadBackAsItWasWritten(WireShape shape) {
    for (IbftMessage message : messages(shape)) {
      PeerMessage.Consensus written = new QbftMessageWriter(shape).write(message);
      assertThat(QbftMessageReader.read(written, QbftMessageTest::isValidator)).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noByteOfAMessageCanBeChanged(WireShape shape) {
    for (IbftMessage message : messages(shape)) {
      PeerMessage.Consensus written = new QbftMessageWriter(shape).write(message);
      for (int i = 0; i < written.payload().size(); i++) {
        byte[] changed = written.payload().toArray();
        changed[i] ^= 1;
        PeerMessage.Consensus forged =
            new PeerMessage.Consensus(written.code(), Bytes.wrap(changed));
        assertRefusedOrUnsigned(message, forged, i);
      }
    }
  }

  /// The block of a RoundChange is not signed; its digest is what its prepares are about, and the
  /// rules compare the two.
  private static void assertRefusedOrUnsigned(
      IbftMessage message, PeerMessage.Consensus forged, int position) {
    try {
      IbftMessage read = QbftMessageReader.read(forged, QbftMessageTest::isValidator);
      assertThat(read).as("byte %d of %s", position, message).isInstanceOf(RoundChange.class);
      assertThat(read.signed()).isEqualTo(message.signed());
      assertThat(((RoundChange) read).roundChangeJustification())
          .isEqualTo(((RoundChange) message).roundChangeJustification());
      assertThat(((RoundChange) read).proposedBlockForNextRound())
          .isNotEqualTo(((RoundChange) message).proposedBlockForNextRound());
    } catch (RlpException expected) {
      assertThat(expected).hasMessageNotContaining("null");
    }
  }

  @Test
  void aMessageOfAStrangerIsRefusedBeforeItsContentIsRead() {
    SigningKey stranger = SoftwareKey.of(Bytes32.leftPad(Bytes.of(99)));
    Prepare prepare =
        new Prepare(
            new QbftSigner(stranger, WireShape.LEGACY)
                .sign(new UnsignedPrepare(5, 0, PROPOSED.digest())));
    PeerMessage.Consensus written = new QbftMessageWriter(WireShape.LEGACY).write(prepare);
    assertThatThrownBy(() -> QbftMessageReader.read(written, QbftMessageTest::isValidator))
        .isInstanceOf(RlpException.class)
        .hasMessageContaining("no validator");
  }

  @Test
  void aCommitWithTheSealOfAnotherIsRefused() {
    Signed<UnsignedCommit> honest =
        signer(1, WireShape.LEGACY).commit(new RoundId(5, 1), PROPOSED.digest());
    Commit stolen = new Commit(signer(2, WireShape.LEGACY).sign(honest.payload()));
    PeerMessage.Consensus written = new QbftMessageWriter(WireShape.LEGACY).write(stolen);
    assertThatThrownBy(() -> QbftMessageReader.read(written, QbftMessageTest::isValidator))
        .isInstanceOf(RlpException.class)
        .hasMessageContaining("seal");
  }

  @Test
  void aBlocksDigestFollowsItsRoundAndNothingElseChanges() {
    ProposedBlock later = QbftBlock.ROUNDS.replaceRoundInBlock(PROPOSED, 7);
    assertThat(later.round()).isEqualTo(7);
    assertThat(later.digest()).isNotEqualTo(PROPOSED.digest());
    assertThat(later.height()).isEqualTo(PROPOSED.height());
    assertThat(later.proposer()).isEqualTo(PROPOSED.proposer());
    assertThat(QbftBlock.contentOf(later).hash()).isEqualTo(BLOCK.hash());
    assertThat(QbftBlock.ROUNDS.replaceRoundInBlock(later, 1).digest())
        .isEqualTo(PROPOSED.digest());
    assertThat(QbftBlock.ROUNDS.replaceRoundInBlock(PROPOSED, 1)).isEqualTo(PROPOSED);
  }

  @Test
  void aSafetyRecordSurvivesItsEncoding() {
    SafetyRecord bare = new SafetyRecord(5, 3, Optional.empty(), 0);
    SafetyRecord prepared =
        new SafetyRecord(5, 3, Optional.of(new PreparedCertificate(PROPOSED, prepares(1))), 2);
    for (SafetyRecord record : List.of(bare, prepared)) {
      assertThat(SafetyRecordCodec.decode(SafetyRecordCodec.encode(record))).isEqualTo(record);
    }
  }

  static List<IbftMessage> messages(WireShape shape) {
    UnsignedRoundChange prepared =
        new UnsignedRoundChange(5, 2, Optional.of(new PreparedRoundMetadata(1, PROPOSED.digest())));
    Signed<UnsignedRoundChange> roundChange = signer(1, shape).sign(prepared);
    return List.of(
        new Proposal(
            signer(0, shape).sign(new UnsignedProposal(5, 1, PROPOSED)),
            List.of(roundChange),
            prepares(1)),
        new Prepare(signer(1, shape).sign(new UnsignedPrepare(5, 1, PROPOSED.digest()))),
        new Commit(signer(2, shape).commit(new RoundId(5, 1), PROPOSED.digest())),
        new RoundChange(roundChange, Optional.of(PROPOSED), prepares(1)),
        new RoundChange(
            signer(3, shape).sign(new UnsignedRoundChange(5, 1, Optional.empty())),
            Optional.empty(),
            List.of()));
  }

  private static List<Signed<UnsignedPrepare>> prepares(int round) {
    return Stream.of(0, 1, 2)
        .map(
            i -> signer(i, WireShape.LEGACY).sign(new UnsignedPrepare(5, round, PROPOSED.digest())))
        .toList();
  }

  private static QbftSigner signer(int index, WireShape shape) {
    return new QbftSigner(KEYS.get(index), shape);
  }

  private static boolean isValidator(Address address) {
    return KEYS.stream().anyMatch(key -> key.address().equals(address));
  }
}
