package org.concordat.anchor.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.concordat.anchor.assemble.ProofSource;
import org.concordat.anchor.assemble.RegistrySource;
import org.concordat.anchor.assemble.RegistryTree;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.QbftHeader;
import org.concordat.anchor.proof.RegistryLeaf;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.anchor.proof.StateProof;
import org.concordat.anchor.relayer.AnchorIdentity;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.SystemContracts;

/// The batches under one anchored block and the policy in force there: what is to be proved of
/// each, and the arguments that carry the proofs.
public final class ComplianceAttestation {
  private static final long SECONDS_PER_DAY = 86_400;

  private final AnchorIdentity identity;
  private final Address ledger;
  private final QbftHeader header;
  private final RegistryProof.Registry registry;
  private final PolicyTerms policy;
  private final ProofSource.Proofs policyProofs;
  private final List<RegistryLeaf> leaves;
  private final RegistryTree tree;

  private ComplianceAttestation(
      AnchorIdentity identity,
      Address ledger,
      QbftHeader header,
      RegistryProof.Registry registry,
      PolicyTerms policy,
      ProofSource.Proofs policyProofs,
      List<RegistryLeaf> leaves) {
    this.identity = identity;
    this.ledger = ledger;
    this.header = header;
    this.registry = registry;
    this.policy = policy;
    this.policyProofs = policyProofs;
    this.leaves = List.copyOf(leaves);
    this.tree = RegistryTree.of(leaves);
  }

  /// Collects what a node says of a block and checks it against the block's header.
  ///
  /// @param node that can prove the anchored block's state
  /// @param ledger ComplianceLedger's address on the L2
  /// @param anchoredBlock of the consortium chain
  /// @param policy the version in force in that block
  /// @throws AnchorException when the node fails or contradicts itself, or another policy was in
  ///   force
  public static <N extends ProofSource & RegistrySource> ComplianceAttestation assemble(
      N node, AnchorIdentity identity, Address ledger, long anchoredBlock, PolicyTerms policy) {
    try {
      QbftHeader header = QbftHeader.read(node.header(anchoredBlock).encoded());
      RegistryProof.Registry registry =
          registryProof(node, anchoredBlock).check(header.stateRoot());
      ProofSource.Proofs proofs =
          node.proofs(
              SystemContracts.POLICY_REGISTRY,
              List.of(StateProof.slotNumber(PolicyTerms.DIGEST_SLOT)),
              anchoredBlock);
      requireInForce(header, policy, proofs);
      ComplianceAttestation attestation =
          new ComplianceAttestation(
              identity, ledger, header, registry, policy, proofs, node.batches(anchoredBlock));
      attestation.requireConsistent();
      return attestation;
    } catch (MalformedException e) {
      throw inconsistent("consortium block " + anchoredBlock + ": " + e.reason());
    }
  }

  private static RegistryProof registryProof(ProofSource node, long block) {
    List<Bytes32> slots =
        List.of(
            StateProof.slotNumber(RegistryProof.ROOT_SLOT),
            StateProof.slotNumber(RegistryProof.COUNT_SLOT));
    ProofSource.Proofs proofs = node.proofs(SystemContracts.RECORD_REGISTRY, slots, block);
    return new RegistryProof(
        proofs.account(), proofs.storage().getFirst(), proofs.storage().getLast());
  }

  private static void requireInForce(
      QbftHeader header, PolicyTerms policy, ProofSource.Proofs proofs) throws MalformedException {
    Bytes32 storage =
        StateProof.account(header.stateRoot(), SystemContracts.POLICY_REGISTRY, proofs.account())
            .storageRoot();
    Bytes32 digest =
        StateProof.slot(
            storage, StateProof.slotNumber(PolicyTerms.DIGEST_SLOT), proofs.storage().getFirst());
    if (!digest.equals(policy.digest())) {
      throw inconsistent(
          "policy version "
              + policy.version()
              + " is not the one in force in block "
              + header.number());
    }
  }

  private void requireConsistent() throws MalformedException {
    if (leaves.size() != registry.batchCount() || !tree.root().equals(registry.root())) {
      throw new MalformedException(leaves.size() + " batch events do not give the proven root");
    }
  }

  /// The batches registered up to the anchored block, in order.
  public List<RegistryLeaf> batches() {
    return leaves;
  }

  /// What must be proved of a batch.
  public Statement statement(long index) {
    RegistryLeaf leaf = leaf(index);
    return new Statement(
        leaf.batchRoot(),
        leaf.count(),
        header.fields().timestamp() / SECONDS_PER_DAY,
        policy.policyRoot(),
        Statement.context(identity, ledger, index, header.number()));
  }

  /// One call for all these batches.
  ///
  /// @param proofs index of the batch to its proof, [ClaimedBatch#PROOF_SIZE] bytes
  public AttestArguments arguments(SortedMap<Long, Bytes> proofs) {
    List<ClaimedBatch> claims = new ArrayList<>();
    proofs.forEach((index, proof) -> claims.add(new ClaimedBatch(leaf(index), path(index), proof)));
    return new AttestArguments(
        header.commitForm(),
        registry.root(),
        registry.batchCount(),
        policy,
        policyProofs.account(),
        policyProofs.storage().getFirst(),
        claims);
  }

  /// The anchor as ConsortiumAnchor keeps it.
  public AnchorRecord anchored() {
    return new AnchorRecord(
        identity.l2ChainId(),
        identity.consortiumChainId(),
        identity.genesisHash(),
        header.number(),
        header.sealHash(),
        header.stateRoot(),
        registry.root(),
        registry.batchCount());
  }

  /// Above the smallest subtree that holds all batches every sibling is known to be empty.
  private List<Bytes32> path(long index) {
    int height = Long.SIZE - Long.numberOfLeadingZeros(registry.batchCount() - 1);
    return tree.path(index).subList(0, height);
  }

  private RegistryLeaf leaf(long index) {
    if (index < 0 || index >= leaves.size()) {
      throw new AnchorException(
          Code.NOT_ANCHORED, "block " + header.number() + " has no batch " + index);
    }
    return leaves.get((int) index);
  }

  private static AnchorException inconsistent(String reason) {
    return new AnchorException(Code.CHAIN_INCONSISTENT, reason);
  }
}
