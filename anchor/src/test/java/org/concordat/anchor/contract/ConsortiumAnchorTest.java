package org.concordat.anchor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.anchor.contract.DeployedAnchor.selector;
import static org.concordat.anchor.contract.Submission.flipped;
import static org.concordat.anchor.contract.Submission.replaced;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.types.Log;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.SystemContracts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsortiumAnchorTest {
  private static final long SEED = 20_261_121;
  private static final long GAS_CEILING = 185_000;

  private final Random random = new Random(SEED);
  private final FinalisedConsortium consortium = new FinalisedConsortium(4);
  private final DeployedAnchor anchor = new DeployedAnchor(consortium.validators());

  @BeforeEach
  void registerBatches() {
    consortium.register(random, 20);
  }

  @Test
  void aFinalisedBlockIsAnchoredWithWhatItsStateProves() {
    Submission submission = consortium.submission(consortium.header(7, 2), 3);
    TransactionResult.Executed executed = anchor.anchor(submission);
    assertThat(executed.success()).as("%s", executed.output()).isTrue();
    Bytes32 sealHash = Keccak.hash(submission.header());
    assertThat(executed.logs())
        .containsExactly(
            new Log(
                anchor.address(),
                List.of(
                    Keccak.hash(
                        Bytes.wrap(
                            "Anchored(uint256,bytes32,bytes32,bytes32,uint256)"
                                .getBytes(StandardCharsets.US_ASCII))),
                    Word.of(7).toBytes32()),
                Bytes.concatenate(
                    sealHash,
                    consortium.stateRoot(),
                    consortium.registryRoot().toBytes32(),
                    Word.of(20).toBytes32())));
    assertThat(anchor.anchored(7)).isEqualTo(Word.of((Bytes) record(7, sealHash)));
    assertThat(anchor.call("anchors(uint256)", Word.of(7).toBytes32()))
        .isEqualTo(record(7, sealHash));
    assertThat(anchor.latest()).isEqualTo(Word.of(7));
    assertThat(anchor.call("latest()")).isEqualTo(Word.of(7).toBytes32());
    assertThat(anchor.call("quorum()")).isEqualTo(Word.of(3).toBytes32());
  }

  /// The whole transaction, of the usual kind that finds `latest` set: 175,327 gas when this was
  /// written. A change that makes anchors dearer is noticed here.
  @Test
  void anAnchorOfFourValidatorsStaysAffordable() {
    anchor.anchor(consortium.submission(consortium.header(7, 0), 3));
    TransactionResult.Executed second =
        anchor.anchor(consortium.submission(consortium.header(8, 0), 3));
    assertThat(second.gasUsed()).isBetween(1L, GAS_CEILING);
  }

  @Test
  void laterBlocksFollowAndEarlierOnesAreStale() {
    Submission seventh = consortium.submission(consortium.header(7, 0), 3);
    assertThat(anchor.anchor(seventh).success()).isTrue();
    refused(seventh, "StaleBlock(uint256,uint256)", Word.of(7), Word.of(7));
    refused(
        consortium.submission(consortium.header(6, 0), 3),
        "StaleBlock(uint256,uint256)",
        Word.of(6),
        Word.of(7));
    consortium.register(random, 3);
    assertThat(anchor.anchor(consortium.submission(consortium.header(9, 0), 4)).success()).isTrue();
    assertThat(anchor.latest()).isEqualTo(Word.of(9));
  }

  @Test
  void aRegistryWithoutBatchesIsAnchoredAsEmpty() {
    FinalisedConsortium fresh = new FinalisedConsortium(4);
    assertThat(anchor.anchor(fresh.submission(fresh.header(1, 0), 3)).success()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 10, 13})
  void sealsOfTwoThirdsAreNeededWhateverTheSize(int n) {
    FinalisedConsortium sized = new FinalisedConsortium(n);
    DeployedAnchor contract = new DeployedAnchor(sized.validators());
    int quorum = (2 * n + 2) / 3;
    assertThat(contract.refusal(sized.submission(sized.header(1, 0), quorum - 1)))
        .isEqualTo(encoded("TooFewSeals(uint256,uint256)", Word.of(quorum - 1L), Word.of(quorum)));
    assertThat(contract.anchor(sized.submission(sized.header(1, 0), quorum)).success()).isTrue();
  }

  /// Another header means another hash, and seals recover to strangers or to nobody.
  @Test
  void everyFlippedByteOfTheHeaderIsRefusedAtTheSeals() {
    Submission valid = consortium.submission(consortium.header(7, 1), 3);
    for (int i = 0; i < valid.header().size(); i++) {
      Bytes refusal =
          anchor.refusal(valid.withHeader(flipped(valid.header(), i, 1 + random.nextInt(255))));
      assertThat(refusal.slice(0, 4))
          .as("byte %d", i)
          .isEqualTo(selector("UnknownValidator(uint256,address)"));
    }
  }

  @Test
  void everyFlippedByteOfASealIsRefusedAtThatSeal() {
    Submission valid = consortium.submission(consortium.header(7, 1), 3);
    for (int seal = 0; seal < 3; seal++) {
      for (int i = 0; i < 65; i++) {
        Bytes changed = flipped(valid.seals().get(seal), i, 1 + random.nextInt(255));
        Bytes refusal = anchor.refusal(valid.withSeals(replaced(valid.seals(), seal, changed)));
        assertThat(refusal.slice(0, 4))
            .as("seal %d, byte %d", seal, i)
            .isIn(selector("UnknownValidator(uint256,address)"), selector("InvalidSeal(uint256)"));
        assertThat(refusal.slice(4, 32)).isEqualTo(Word.of(seal).toBytes32());
      }
    }
  }

  @Test
  void everyFlippedByteOfAProofIsRefusedAtThatNode() {
    Submission valid = consortium.submission(consortium.header(7, 1), 3);
    walk(valid.accountProof(), valid::withAccountProof);
    walk(valid.rootProof(), valid::withRootProof);
    walk(valid.countProof(), valid::withCountProof);
  }

  @Test
  void aProofHasExactlyTheNodesOfItsPath() {
    Submission valid = consortium.submission(consortium.header(7, 1), 3);
    List<Bytes> shorter = valid.rootProof().subList(0, valid.rootProof().size() - 1);
    List<Bytes> longer = new ArrayList<>(valid.rootProof());
    longer.add(valid.rootProof().getLast());
    refused(valid.withRootProof(shorter), "ProofEndsEarly()");
    refused(
        valid.withRootProof(longer), "ProofTooLong(uint256)", Word.of(valid.rootProof().size()));
    refused(valid.withAccountProof(List.of()), "ProofEndsEarly()");
  }

  @Test
  void aProofOfAnotherAccountOrSlotIsRefused() {
    Submission valid = consortium.submission(consortium.header(7, 1), 3);
    List<Bytes> other = consortium.proofOf(SystemContracts.CONSTITUTION);
    assertThat(anchor.refusal(valid.withAccountProof(other)).size()).isEqualTo(36);
    assertThat(anchor.refusal(valid.withRootProof(valid.countProof())).slice(0, 4))
        .isIn(
            selector("ProofNodeMismatch(uint256)"),
            selector("ProofTooLong(uint256)"),
            selector("ProofEndsEarly()"));
  }

  @Test
  void aValidatorIsCountedOnce() {
    Submission valid = consortium.submission(consortium.header(7, 1), 3);
    refused(
        valid.withSeals(replaced(valid.seals(), 2, valid.seals().get(0))),
        "SealOutOfOrder(uint256,address)",
        Word.of(2),
        Word.of(consortium.validators().get(0)));
  }

  @Test
  void sealsOutOfOrderAreRefused() {
    Submission valid = consortium.submission(consortium.header(7, 1), 4);
    refused(
        valid.withSeals(valid.seals().reversed()),
        "SealOutOfOrder(uint256,address)",
        Word.ONE,
        Word.of(consortium.validators().get(2)));
  }

  @Test
  void aStrangersSealIsRefusedEvenBesideAQuorum() {
    Submission valid = consortium.submission(consortium.header(7, 1), 4);
    Bytes32 stranger = FinalisedConsortium.key(77);
    Bytes seal = FinalisedConsortium.sealOf(stranger, valid.header());
    refused(
        valid.withSeals(replaced(valid.seals(), 3, seal)),
        "UnknownValidator(uint256,address)",
        Word.of(3),
        Word.of(FinalisedConsortium.addressOf(stranger)));
  }

  @Test
  void theOtherSignatureOfEachPairIsRefused() {
    Submission valid = consortium.submission(consortium.header(7, 1), 3);
    Signature low = Signature.decode(valid.seals().get(1)).orElseThrow();
    Signature high =
        new Signature(low.r(), Secp256k1.ORDER.subtract(low.s()), 1 - low.recoveryId());
    refused(
        valid.withSeals(replaced(valid.seals(), 1, high.encoded())),
        "InvalidSeal(uint256)",
        Word.ONE);
  }

  /// A quorum that signs something else than a header of this form gets nothing anchored.
  @Test
  void signedBytesThatAreNoHeaderInCommitFormAreRefused() {
    Bytes header = consortium.submission(consortium.header(7, 1), 3).header();
    Bytes withSeals = consortium.header(7, 1).encode().slice(0, header.size() - 1);
    for (Bytes signed :
        List.of(Bytes.of(0xc0), withSeals, Bytes.concatenate(header, Bytes.of(1)))) {
      assertThat(anchor.refusal(consortium.submission(signed, 3)).slice(0, 4))
          .isIn(
              selector("RlpTruncated()"),
              selector("RlpUnexpectedItem()"),
              selector("NotAQbftHeader()"));
    }
    refused(consortium.submission(sealed(header), 3), "NotAQbftHeader()");
  }

  @Test
  void validatorsThatCannotBeAreRefusedAtDeployment() {
    Address one = consortium.validators().getFirst();
    LocalChain l2 = new LocalChain(Fork.CANCUN, DeployedAnchor.L2_CHAIN_ID);
    assertThat(DeployedAnchor.deploy(l2, List.of()).output())
        .isEqualTo(encoded("BadValidatorCount(uint256)", Word.ZERO));
    assertThat(DeployedAnchor.deploy(l2, List.of(one, one)).output())
        .isEqualTo(encoded("BadValidator(address)", Word.of(one)));
    assertThat(DeployedAnchor.deploy(l2, List.of(Address.ZERO)).output())
        .isEqualTo(encoded("BadValidator(address)", Word.ZERO));
  }

  /// The same header with a seal inside its extra data, as it is stored after commit.
  private Bytes sealed(Bytes commitForm) {
    return consortium.header(7, 1).toBuilder()
        .extraData(
            new QbftExtraData(
                    Bytes32.ZERO,
                    List.of(),
                    Optional.empty(),
                    1,
                    List.of(Signature.decode(consortium.seal(0, commitForm)).orElseThrow()))
                .encode())
        .build()
        .encode();
  }

  private void walk(List<Bytes> proof, Function<List<Bytes>, Submission> with) {
    for (int node = 0; node < proof.size(); node++) {
      for (int i = 0; i < proof.get(node).size(); i++) {
        Bytes changed = flipped(proof.get(node), i, 1 + random.nextInt(255));
        refused(
            with.apply(replaced(proof, node, changed)),
            "ProofNodeMismatch(uint256)",
            Word.of(node));
      }
    }
  }

  private void refused(Submission submission, String error, Word... arguments) {
    assertThat(anchor.refusal(submission)).as(error).isEqualTo(encoded(error, arguments));
  }

  private static Bytes encoded(String error, Word... arguments) {
    Bytes encoded = selector(error);
    for (Word argument : arguments) {
      encoded = Bytes.concatenate(encoded, argument.toBytes32());
    }
    return encoded;
  }

  /// `keccak256(abi.encode(…))` of what an anchor holds.
  private Bytes32 record(long number, Bytes32 sealHash) {
    return Keccak.hash(
        Bytes.concatenate(
            Word.of(DeployedAnchor.L2_CHAIN_ID).toBytes32(),
            Word.of(FinalisedConsortium.CHAIN_ID).toBytes32(),
            FinalisedConsortium.GENESIS_HASH,
            Word.of(number).toBytes32(),
            sealHash,
            consortium.stateRoot(),
            consortium.registryRoot().toBytes32(),
            consortium.batchCount().toBytes32()));
  }
}
