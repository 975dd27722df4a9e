package org.concordat.anchor.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.evidence.EvidencePackage;
import org.concordat.anchor.evidence.EvidenceReader;
import org.concordat.anchor.evidence.EvidenceWriter;
import org.concordat.anchor.evidence.ReadResult;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.QbftHeader;
import org.concordat.anchor.proof.RegistryLeaf;
import org.concordat.anchor.proof.StateProof;
import org.concordat.anchor.relayer.AnchorIdentity;
import org.concordat.anchor.testing.InMemoryConsortium;
import org.concordat.anchor.testing.TestingBatch;
import org.concordat.anchor.testing.TestingHeaders;
import org.concordat.anchor.testing.TestingRegistry;
import org.concordat.anchor.testing.TestingState;
import org.concordat.anchor.testing.TestingValidators;
import org.concordat.anchor.verify.EvidenceVerifier;
import org.concordat.anchor.verify.TrustOptions;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvidenceAssemblerTest {
  private static final Address MEMBER =
      Address.fromHex("0x00000000000000000000000000000000000000aa");
  private static final Address CONTRACT =
      Address.fromHex("0x5fbdb2315678afecb367f032d93f642f64180aa3");
  private static final Bytes32 SCHEMA = Bytes32.repeat((byte) 5);

  private final InMemoryConsortium consortium = new InMemoryConsortium(3);
  private final AnchorIdentity identity = consortium.identity(31337, CONTRACT);
  private final InMemoryL2 l2 = new InMemoryL2();
  private final List<TestingBatch> batches = new ArrayList<>();
  private final EvidenceAssembler assembler =
      new EvidenceAssembler(identity, consortium, consortium, consortium, l2, l2);

  /// An L2 whose every block is one anchor.
  private final class InMemoryL2 implements ProofSource, AnchorPoints {
    private final TreeMap<Long, HeaderWithHash> headers = new TreeMap<>();
    private final TreeMap<Long, TestingState> states = new TreeMap<>();
    private final List<AnchorPoint> points = new ArrayList<>();
    private TestingState state = new TestingState().crowd(new Random(9), 3);

    void anchor(long block, boolean asQbft) {
      state =
          state
              .copy()
              .set(CONTRACT, StateProof.mappingEntry(0, block), consortium.digest(block, identity));
      long number = 100 + block;
      states.put(number, state);
      headers.put(number, asQbft ? qbft(number) : plain(number));
      points.add(new AnchorPoint(block, consortium.batchCount(block), number));
    }

    private HeaderWithHash plain(long number) {
      Bytes header = TestingHeaders.plain(number, state.root());
      return new HeaderWithHash(header, Keccak256.of(header));
    }

    private HeaderWithHash qbft(long number) {
      List<Bytes> seals = List.of(Bytes.wrap(new byte[65]));
      Bytes header = TestingHeaders.sealed(number, state.root(), 2, seals);
      try {
        return new HeaderWithHash(header, QbftHeader.read(header).blockHash());
      } catch (MalformedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public HeaderWithHash header(long number) {
      return headers.get(number);
    }

    @Override
    public Proofs proofs(Address account, List<Bytes32> slots, long block) {
      TestingState then = states.get(block);
      return new Proofs(
          then.accountProof(account),
          slots.stream().map(slot -> then.storageProof(account, slot)).toList());
    }

    @Override
    public List<AnchorPoint> points() {
      return points;
    }
  }

  @BeforeEach
  void registerFourBatchesInTwoAnchoredBlocks() {
    for (int i = 0; i < 4; i++) {
      TestingBatch batch = TestingBatch.random(new Random(i), 6 + 10 * i);
      batches.add(batch);
      consortium.register(MEMBER, batch, SCHEMA);
      if (i % 2 == 1) {
        consortium.seal(i);
      }
    }
    l2.anchor(1, false);
    l2.anchor(2, true);
  }

  private RecordInputs inputs(int batch, int record) {
    TestingBatch tree = batches.get(batch);
    return new RecordInputs(
        tree.commitment(record),
        record,
        tree.path(record),
        tree.root(),
        tree.count(),
        SCHEMA,
        batch,
        MEMBER);
  }

  @Test
  void packagesOfAllBatchesAreValidUnderPlainAndQbftBlocks() {
    List<EvidencePackage> packages =
        assembler.assemble(List.of(inputs(0, 0), inputs(1, 15), inputs(2, 7), inputs(3, 35)));

    assertThat(packages.get(0).anchor().blockNumber()).isEqualTo(101);
    assertThat(packages.get(3).anchor().blockNumber()).isEqualTo(102);
    for (EvidencePackage evidence : packages) {
      TrustOptions trust = TrustOptions.none().withGenesisHash(identity.genesisHash());
      assertThat(new EvidenceVerifier(trust).verify(EvidenceWriter.write(evidence)).reason())
          .startsWith("every link holds");
    }
  }

  @Test
  void recordsBeforeAndAfterSetChangesAreValidWithTheChangesBeforeThem() {
    consortium.change(new TestingValidators(3, 5));
    anchorABatch();
    anchorABatch();
    consortium.change(new TestingValidators(77, 4));
    consortium.seal(0);
    anchorABatch();
    List<EvidencePackage> packages =
        assembler.assemble(List.of(inputs(0, 0), inputs(4, 0), inputs(5, 0), inputs(6, 0)));
    assertThat(packages.stream().map(it -> it.network().setChanges().size()))
        .as("the block of a change is sealed by those before it")
        .containsExactly(0, 0, 1, 2);
    for (EvidencePackage evidence : packages) {
      byte[] file = EvidenceWriter.write(evidence);
      assertThat(EvidenceReader.read(file))
          .isEqualTo(new ReadResult.Read(evidence, EvidencePackage.VERSION));
      assertThat(new EvidenceVerifier(TrustOptions.none()).verify(file).reason())
          .startsWith("every link holds");
    }
  }

  private void anchorABatch() {
    TestingBatch batch = TestingBatch.random(new Random(batches.size()), 3);
    batches.add(batch);
    consortium.register(MEMBER, batch, SCHEMA);
    consortium.seal(0);
    l2.anchor(consortium.head(), false);
  }

  @Test
  void aPackageReadsBackAsItWasWritten() {
    EvidencePackage evidence = assembler.assemble(List.of(inputs(2, 1))).getFirst();
    byte[] file = EvidenceWriter.write(evidence);
    assertThat(EvidenceReader.read(file))
        .isEqualTo(new ReadResult.Read(evidence, EvidencePackage.VERSION));
    assertThat(EvidenceWriter.write(evidence)).isEqualTo(file);
  }

  @Test
  void aBatchWithoutAnAnchorIsSaidToBeNotAnchored() {
    TestingBatch batch = TestingBatch.random(new Random(8), 3);
    batches.add(batch);
    consortium.register(MEMBER, batch, SCHEMA);
    consortium.seal(0);
    assertThatThrownBy(() -> assembler.assemble(List.of(inputs(4, 0))))
        .isInstanceOfSatisfying(
            AnchorException.class,
            e -> assertThat(e.code()).isEqualTo(AnchorException.Code.NOT_ANCHORED));
  }

  @Test
  void inputsThatTheRegistryDoesNotKnowAreRefused() {
    RecordInputs wrong = inputs(1, 0);
    RecordInputs moved =
        new RecordInputs(
            wrong.commitment(),
            0,
            wrong.path(),
            wrong.batchRoot(),
            wrong.count(),
            SCHEMA,
            0,
            MEMBER);
    assertThatThrownBy(() -> assembler.assemble(List.of(moved)))
        .hasMessageContaining("CHAIN_INCONSISTENT");
  }

  @Test
  void eventsThatDoNotGiveTheProvenRootAreRefused() {
    RegistrySource incomplete =
        block -> consortium.batches(block).subList(1, (int) consortium.batchCount(block));
    EvidenceAssembler misled =
        new EvidenceAssembler(identity, consortium, consortium, incomplete, l2, l2);
    assertThatThrownBy(() -> misled.assemble(List.of(inputs(1, 0))))
        .hasMessageContaining("do not give the proven root");
  }

  @Test
  void theTreeOfEventsIsTheRegistrysTree() {
    for (int size : new int[] {0, 1, 2, 3, 7, 8, 9, 33}) {
      List<RegistryLeaf> leaves =
          IntStream.range(0, size)
              .mapToObj(i -> new RegistryLeaf(i, MEMBER, Bytes32.repeat((byte) i), 3, SCHEMA))
              .toList();
      TestingRegistry plain = new TestingRegistry(leaves);
      RegistryTree tree = RegistryTree.of(leaves);
      assertThat(tree.root()).isEqualTo(plain.root());
      for (int i = 0; i < size; i++) {
        assertThat(tree.path(i)).isEqualTo(plain.path(i));
      }
    }
  }
}
