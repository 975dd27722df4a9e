package org.concordat.anchor.assemble;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.concordat.anchor.evidence.EvidencePackage;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.HeaderFields;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.QbftHeader;
import org.concordat.anchor.proof.RegistryLeaf;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.anchor.proof.Seals;
import org.concordat.anchor.proof.StateProof;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.anchor.relayer.AnchorIdentity;
import org.concordat.anchor.relayer.ConsortiumSource;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.SystemContracts;

/// Collects the shared part of the packages under one anchor, and the packages.
///
/// The nodes asked must be able to prove the anchored block, the genesis block and the L2 block:
/// archive nodes, or the anchor must be young.
public final class EvidenceAssembler {
  private final AnchorIdentity identity;
  private final ProofSource consortium;
  private final ValidatorChanges changes;
  private final RegistrySource registry;
  private final ProofSource l2;
  private final AnchorPoints anchors;

  /// @param consortium a node of the consortium chain; `source` and `registry` are its other sides
  public EvidenceAssembler(
      AnchorIdentity identity,
      ProofSource consortium,
      ConsortiumSource source,
      RegistrySource registry,
      ProofSource l2,
      AnchorPoints anchors) {
    this.identity = identity;
    this.consortium = consortium;
    this.changes = new ValidatorChanges(consortium, source);
    this.registry = registry;
    this.l2 = l2;
    this.anchors = anchors;
  }

  /// Packages for all these records, in their order; each under the first anchor that covers it.
  ///
  /// @throws AnchorException when no anchor covers a record yet, or a node fails
  public List<EvidencePackage> assemble(List<RecordInputs> records) {
    List<AnchorPoint> points = anchors.points();
    TreeMap<AnchorPoint, AnchoredEvidence> shared =
        new TreeMap<>(Comparator.comparingLong(AnchorPoint::consortiumBlock));
    return records.stream()
        .map(record ->
            shared
                .computeIfAbsent(covering(points, record.registryIndex()), this::at)
                .forRecord(record))
        .toList();
  }

  private static AnchorPoint covering(List<AnchorPoint> points, long registryIndex) {
    return points.stream()
        .filter(point -> point.batchCount() > registryIndex)
        .findFirst()
        .orElseThrow(() ->
            new AnchorException(
                Code.NOT_ANCHORED, "no anchor covers batch " + registryIndex + " yet"));
  }

  /// The shared part under one anchor.
  public AnchoredEvidence at(AnchorPoint point) {
    try {
      return collect(point);
    } catch (MalformedException e) {
      throw new AnchorException(Code.CHAIN_INCONSISTENT, point + ": " + e.reason());
    }
  }

  private AnchoredEvidence collect(AnchorPoint point) throws MalformedException {
    EvidencePackage.NetworkPart network = network(point.consortiumBlock());
    Set<Address> validators = ValidatorChanges.inForce(network);
    EvidencePackage.BlockPart block = block(point.consortiumBlock(), validators);
    QbftHeader header = QbftHeader.readCommitForm(block.header());
    RegistryProof.Registry state = block.registry().check(header.stateRoot());
    List<RegistryLeaf> leaves = registry.batches(point.consortiumBlock());
    RegistryTree tree = RegistryTree.of(leaves);
    if (leaves.size() != state.batchCount() || !tree.root().equals(state.root())) {
      throw new MalformedException(leaves.size() + " batch events do not give the proven root");
    }
    EvidencePackage.AnchorPart anchor = anchor(point);
    checkAnchor(anchor, header, state);
    return new AnchoredEvidence(block, network, anchor, state, leaves, tree);
  }

  private EvidencePackage.NetworkPart network(long block) throws MalformedException {
    Bytes header = consortium.header(0).encoded();
    if (!Keccak256.of(header).equals(identity.genesisHash())) {
      throw new MalformedException("the consortium node has another genesis block");
    }
    ValidatorProof genesis = ValidatorProofs.collect(consortium, 0);
    return new EvidencePackage.NetworkPart(
        identity.consortiumChainId(),
        identity.genesisHash(),
        header,
        genesis,
        changes.before(block, genesis.check(HeaderFields.read(header).stateRoot())));
  }

  private EvidencePackage.BlockPart block(long number, Set<Address> validators)
      throws MalformedException {
    QbftHeader header = QbftHeader.read(consortium.header(number).encoded());
    List<Bytes32> slots =
        List.of(
            StateProof.slotNumber(RegistryProof.ROOT_SLOT),
            StateProof.slotNumber(RegistryProof.COUNT_SLOT));
    ProofSource.Proofs proofs = consortium.proofs(SystemContracts.RECORD_REGISTRY, slots, number);
    RegistryProof proof =
        new RegistryProof(
            proofs.account(), proofs.storage().getFirst(), proofs.storage().getLast());
    List<Bytes> seals = Seals.canonical(header.sealHash(), header.extra().seals(), validators);
    return new EvidencePackage.BlockPart(header.commitForm(), seals, proof);
  }

  private EvidencePackage.AnchorPart anchor(AnchorPoint point) throws MalformedException {
    ProofSource.HeaderWithHash header = l2.header(point.l2Block());
    Bytes32 slot = StateProof.mappingEntry(AnchorRecord.ANCHORS_SLOT, point.consortiumBlock());
    ProofSource.Proofs proofs = l2.proofs(identity.contract(), List.of(slot), point.l2Block());
    return new EvidencePackage.AnchorPart(
        identity.l2ChainId(),
        identity.contract(),
        point.l2Block(),
        HashPreimage.of(header),
        header.hash(),
        proofs.account(),
        proofs.storage().getFirst());
  }

  /// A round change after the anchor could leave the node with other bytes than those anchored; a
  /// package of them would only be called tampered.
  private void checkAnchor(
      EvidencePackage.AnchorPart anchor, QbftHeader header, RegistryProof.Registry state)
      throws MalformedException {
    AnchorRecord expected =
        new AnchorRecord(
            identity.l2ChainId(),
            identity.consortiumChainId(),
            identity.genesisHash(),
            header.number(),
            header.sealHash(),
            header.stateRoot(),
            state.root(),
            state.batchCount());
    Bytes32 l2State = HeaderFields.read(anchor.header()).stateRoot();
    Bytes32 storageRoot =
        StateProof.account(l2State, identity.contract(), anchor.accountProof()).storageRoot();
    Bytes32 slot = StateProof.mappingEntry(AnchorRecord.ANCHORS_SLOT, header.number());
    if (!StateProof.slot(storageRoot, slot, anchor.storageProof()).equals(expected.digest())) {
      throw new MalformedException("the L2 contract holds something else for this block");
    }
  }
}
