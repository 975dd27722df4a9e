package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.chain.vectors.Vectors;
import org.concordat.genesis.Address;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What two running Besu validators said to each other and to a third, in both shapes: read, every
/// signature in it verified, and written again to the same bytes.
class BesuMessagesTest {
  private static final JsonNode RECORDED = Vectors.read("besu/qbft_messages.json");
  private static final int QUORUM = 3;

  record Said(MessageKind kind, Address author, PeerMessage.Consensus message) {}

  private static Said said(JsonNode node) {
    return new Said(
        MessageKind.valueOf(node.get("kind").asText()),
        Address.fromHex(node.get("author").asText()),
        new PeerMessage.Consensus(
            node.get("code").asInt(), Bytes.fromHexString(node.get("payload").asText())));
  }

  private static Stream<Said> all() {
    return StreamSupport.stream(RECORDED.get("messages").spliterator(), false)
        .map(BesuMessagesTest::said);
  }

  static Stream<Arguments> messages() {
    return all().map(it -> Arguments.of(it.kind() + " of " + it.author(), it));
  }

  private static Set<Address> validators() {
    return StreamSupport.stream(RECORDED.get("validators").spliterator(), false)
        .map(it -> Address.fromHex(it.asText()))
        .collect(Collectors.toSet());
  }

  private static WireShape shape(Said said) {
    return said.author().toHex().equals(RECORDED.get("legacyAuthor").asText())
        ? WireShape.LEGACY
        : WireShape.BLOCK_ACCESS_LIST;
  }

  @Test
  void everyKindIsThereInBothShapes() {
    for (WireShape shape : WireShape.values()) {
      assertThat(all().filter(it -> shape(it) == shape).map(Said::kind))
          .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(MessageKind.class));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void isReadAndWrittenAgainToTheSameBytes(String name, Said said) {
    IbftMessage read = QbftMessageReader.read(said.message(), validators()::contains);
    assertThat(Wire.address(read.author())).as(name).isEqualTo(said.author());
    assertThat(MessageKind.of(read)).isEqualTo(said.kind());
    assertThat(new QbftMessageWriter(shape(said)).write(read)).isEqualTo(said.message());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void noOtherBytesAreReadAsTheSameMessage(String name, Said said) {
    IbftMessage original = QbftMessageReader.read(said.message(), validators()::contains);
    byte[] bytes = said.message().payload().toArrayUnsafe();
    for (int i = 0; i < bytes.length; i += 5) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertThat(isReadAs(original, said.message().code(), Bytes.wrap(changed)))
          .as("%s, byte %d", name, i)
          .isFalse();
    }
  }

  private static boolean isReadAs(IbftMessage original, int code, Bytes changed) {
    try {
      return QbftMessageReader.read(
              new PeerMessage.Consensus(code, changed), validators()::contains)
          .equals(original);
    } catch (RlpException refused) {
      return false;
    }
  }

  @Test
  void certificatesHoldAQuorumOfDifferentValidators() {
    for (Said said : all().toList()) {
      switch (QbftMessageReader.read(said.message(), validators()::contains)) {
        case Proposal proposal when proposal.round() > 0 -> {
          assertQuorum(proposal.proposalJustification().stream().map(it -> it.author()).toList());
          if (said.kind() == MessageKind.PROPOSAL_WITH_PREPARES) {
            assertQuorum(
                proposal.roundChangeJustification().stream().map(it -> it.author()).toList());
          }
        }
        case RoundChange change when said.kind() == MessageKind.ROUND_CHANGE_WITH_BLOCK -> {
          assertQuorum(change.roundChangeJustification().stream().map(it -> it.author()).toList());
          assertThat(change.signed().payload().prepared().orElseThrow().preparedValue())
              .isEqualTo(change.proposedBlockForNextRound().orElseThrow().digest());
        }
        case Proposal _, RoundChange _, Prepare _, Commit _ -> {}
      }
    }
  }

  private static void assertQuorum(List<?> authors) {
    assertThat(new HashSet<>(authors)).hasSizeGreaterThanOrEqualTo(QUORUM).hasSameSizeAs(authors);
  }

  @Test
  void aBlockThatIsProposedAgainStaysItsFirstProposers() {
    List<Said> again = all().filter(it -> it.kind() == MessageKind.PROPOSAL_WITH_PREPARES).toList();
    for (Said said : again) {
      Proposal proposal = (Proposal) QbftMessageReader.read(said.message(), validators()::contains);
      Block block = QbftBlock.contentOf(proposal.proposedBlock());
      assertThat(validators()).contains(block.header().coinbase());
      assertThat(block.header().coinbase()).isNotEqualTo(said.author());
    }
    assertThat(again).hasSize(WireShape.values().length);
  }

  @Test
  void blocksOfLaterRoundsAreSealedByAQuorumOverTheirRound() {
    List<Block> blocks =
        StreamSupport.stream(RECORDED.get("blocks").spliterator(), false)
            .map(it -> Block.decode(Bytes.fromHexString(it.asText())))
            .toList();
    for (Block block : blocks) {
      QbftExtraData extraData = QbftExtraData.decode(block.header().extraData());
      Bytes32 sealed = BlockHashing.commitHash(block.header());
      Set<Address> sealers =
          extraData.seals().stream()
              .map(it -> Secp256k1.recover(sealed, it).orElseThrow())
              .collect(Collectors.toSet());
      assertThat(extraData.round()).isPositive();
      assertThat(sealers).hasSizeGreaterThanOrEqualTo(QUORUM);
      assertThat(validators()).containsAll(sealers).contains(block.header().coinbase());
    }
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(2);
  }
}
