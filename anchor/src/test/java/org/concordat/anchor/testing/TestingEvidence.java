package org.concordat.anchor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.evidence.EvidencePackage;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.RegistryLeaf;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.anchor.proof.Seals;
import org.concordat.anchor.proof.StateProof;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.SystemContracts;

/// Builds a complete, true package from a seed: four validators, three batches, an anchor, and as
/// many changes of the validators as asked for.
public final class TestingEvidence {
  public static final long CONSORTIUM = 20261;
  public static final long L2 = 31337;
  public static final long CONSORTIUM_BLOCK = 12;
  public static final long L2_BLOCK = 77;
  public static final Address CONTRACT =
      Address.fromHex("0x5fbdb2315678afecb367f032d93f642f64180aa3");

  private static final Address REGISTRY = SystemContracts.RECORD_REGISTRY;
  private static final Bytes32 SCHEMA = Keccak256.of(Bytes.wrap("legal-entity/1".getBytes(UTF_8)));
  private static final int RECORD = 2;
  private static final int BATCH = 1;

  private final Random random;
  private final long seed;
  private final int changes;
  private TestingValidators validators;
  private final TestingBatch batch;
  private final TestingRegistry registry;
  private final RegistryLeaf leaf;

  public TestingEvidence(long seed) {
    this(seed, TestingBatch.random(new Random(seed), 5), 0);
  }

  public TestingEvidence(long seed, int changes) {
    this(seed, TestingBatch.random(new Random(seed), 5), changes);
  }

  public TestingEvidence(long seed, TestingBatch batch) {
    this(seed, batch, 0);
  }

  private TestingEvidence(long seed, TestingBatch batch, int changes) {
    this.seed = seed;
    this.changes = changes;
    this.random = new Random(seed);
    this.validators = new TestingValidators(seed, 4);
    this.batch = batch;
    this.leaf = leaf(BATCH, batch);
    RegistryLeaf before = leaf(0, TestingBatch.random(random, 3));
    RegistryLeaf after = leaf(2, TestingBatch.random(random, 8));
    this.registry = new TestingRegistry(List.of(before, leaf, after));
  }

  private static RegistryLeaf leaf(long index, TestingBatch batch) {
    Address member = Address.of(Keccak256.of(Bytes.ofUnsignedLong(index)).slice(12));
    return new RegistryLeaf(index, member, batch.root(), batch.count(), SCHEMA);
  }

  public EvidencePackage build() {
    NetworkState network = network();
    TestingState state = network.state();
    state
        .set(REGISTRY, RegistryProof.ROOT_SLOT, registry.root())
        .set(REGISTRY, RegistryProof.COUNT_SLOT, StateProof.slotNumber(3))
        .crowdStorage(REGISTRY, random, 6);
    Bytes header = TestingHeaders.commitForm(CONSORTIUM_BLOCK, state.root(), 1);
    EvidencePackage.BlockPart block = block(header, state);
    return new EvidencePackage(
        new EvidencePackage.RecordPart(batch.commitment(RECORD)),
        new EvidencePackage.BatchPart(
            batch.root(), SCHEMA, batch.count(), RECORD, batch.path(RECORD)),
        new EvidencePackage.RegistryPart(
            BATCH, leaf.member(), registry.path(BATCH), registry.root(), 3),
        block,
        network.part(),
        anchor(anchorRecord(network.part().genesisHash(), header, state.root())));
  }

  private EvidencePackage.BlockPart block(Bytes header, TestingState state) {
    Bytes32 digest = Keccak256.of(header);
    RegistryProof proof =
        new RegistryProof(
            state.accountProof(REGISTRY),
            state.storageProof(REGISTRY, RegistryProof.ROOT_SLOT),
            state.storageProof(REGISTRY, RegistryProof.COUNT_SLOT));
    return new EvidencePackage.BlockPart(header, seals(digest), proof);
  }

  private record NetworkState(EvidencePackage.NetworkPart part, TestingState state) {}

  /// The genesis state and its proofs; the state may then be written on.
  private NetworkState network() {
    List<Address> addresses = validators.addresses();
    TestingState state = new TestingState().touch(REGISTRY).crowd(random, 6);
    state.list(addresses, 0);
    Bytes header = TestingHeaders.commitForm(0, state.root(), 0);
    ValidatorProof proof = state.validatorProof(addresses.size());
    List<EvidencePackage.SetChangePart> changed = new ArrayList<>();
    for (int i = 1; i <= changes; i++) {
      changed.add(change(i, state));
    }
    return new NetworkState(
        new EvidencePackage.NetworkPart(CONSORTIUM, Keccak256.of(header), header, proof, changed),
        state);
  }

  /// Validators of which none was one before, so that nobody else's seals will do.
  private EvidencePackage.SetChangePart change(int index, TestingState state) {
    TestingValidators next = new TestingValidators(seed + 1000L * index, 4 + index % 2);
    state.list(next.addresses(), 5);
    Bytes header = TestingHeaders.commitForm(3L * index, state.root(), index);
    List<Bytes> seals = seals(Keccak256.of(header));
    validators = next;
    return new EvidencePackage.SetChangePart(
        header, seals, state.validatorProof(next.addresses().size()));
  }

  private List<Bytes> seals(Bytes32 digest) {
    try {
      return Seals.canonical(
          digest, validators.seals(digest), new TreeSet<>(validators.addresses()));
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  private AnchorRecord anchorRecord(Bytes32 genesis, Bytes header, Bytes32 stateRoot) {
    return new AnchorRecord(
        L2,
        CONSORTIUM,
        genesis,
        CONSORTIUM_BLOCK,
        Keccak256.of(header),
        stateRoot,
        registry.root(),
        3);
  }

  private EvidencePackage.AnchorPart anchor(AnchorRecord anchored) {
    Bytes32 slot = StateProof.mappingEntry(0, CONSORTIUM_BLOCK);
    TestingState state =
        new TestingState()
            .crowd(random, 6)
            .set(CONTRACT, slot, anchored.digest())
            .set(CONTRACT, 1, StateProof.slotNumber(CONSORTIUM_BLOCK));
    Bytes header = TestingHeaders.plain(L2_BLOCK, state.root());
    return new EvidencePackage.AnchorPart(
        L2,
        CONTRACT,
        L2_BLOCK,
        header,
        Keccak256.of(header),
        state.accountProof(CONTRACT),
        state.storageProof(CONTRACT, slot));
  }
}
