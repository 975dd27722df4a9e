package org.concordat.anchor.verify;

import java.util.List;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.evidence.EvidencePackage;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.HeaderFields;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.QbftHeader;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.anchor.proof.Seals;
import org.concordat.anchor.proof.SignerRecovery;
import org.concordat.anchor.proof.StateProof;
import org.concordat.genesis.Address;

/// The links that the package's own bytes decide. Each check stands alone and starts from the
/// bytes, so that none can lean on another's unproven result.
final class PackageLinks {
  private final EvidencePackage evidence;
  private final SignerRecovery recovery;
  private final ValidatorHistory history;

  PackageLinks(EvidencePackage evidence, SignerRecovery recovery) {
    this.evidence = evidence;
    this.recovery = recovery;
    this.history = new ValidatorHistory(evidence, recovery);
  }

  String genesis() throws MalformedException {
    HeaderFields header = HeaderFields.read(evidence.network().genesisHeader());
    if (header.number() != 0) {
      throw new MalformedException("the genesis header has number " + header.number());
    }
    same("the genesis header's hash", header.hash(), evidence.network().genesisHash());
    return "genesis block " + evidence.network().genesisHash();
  }

  String validators() throws MalformedException {
    return history.genesis().size() + " validators in the genesis state";
  }

  String setChanges() throws MalformedException {
    int validators = history.inForce().size();
    int changes = evidence.network().setChanges().size();
    return changes == 0
        ? "the validators are those of the genesis state"
        : "%d changes since, %d validators in force".formatted(changes, validators);
  }

  String block() throws MalformedException {
    QbftHeader header = QbftHeader.readCommitForm(evidence.block().header());
    if (header.number() == 0) {
      throw new MalformedException("the genesis block has no seals to anchor");
    }
    return "block " + header.number() + ", round " + header.extra().round();
  }

  String seals() throws MalformedException {
    Set<Address> validators = history.inForce();
    Bytes32 sealHash = Keccak256.of(evidence.block().header());
    List<Address> signers = Seals.check(sealHash, evidence.block().seals(), validators, recovery);
    return "sealed by " + signers.size() + " of " + validators.size() + " validators";
  }

  String registry() throws MalformedException {
    QbftHeader header = QbftHeader.read(evidence.block().header());
    RegistryProof.Registry proven = evidence.block().registry().check(header.stateRoot());
    same("the registry root", evidence.registry().root(), proven.root());
    if (proven.batchCount() != evidence.registry().batchCount()) {
      throw new MalformedException(
          "batchCount is " + evidence.registry().batchCount() + ", proven " + proven.batchCount());
    }
    return proven.batchCount() + " batches under " + proven.root();
  }

  String batch() throws MalformedException {
    EvidencePackage.RegistryPart registry = evidence.registry();
    if (registry.index() >= registry.batchCount()) {
      throw new MalformedException(
          "batch " + registry.index() + " of a registry of " + registry.batchCount());
    }
    Bytes32 root = evidence.registryLeaf().root(registry.path());
    same("the registry root over the batch", root, registry.root());
    return "batch " + registry.index() + " of member " + registry.member();
  }

  String record() throws MalformedException {
    Bytes32 root = evidence.recordPath().root();
    same("the batch root over the record", root, evidence.batch().root());
    return "record " + evidence.batch().index() + " of " + evidence.batch().count();
  }

  String l2Block() throws MalformedException {
    EvidencePackage.AnchorPart anchor = evidence.anchor();
    HeaderFields header = HeaderFields.read(anchor.header());
    same("the L2 header's hash", header.hash(), anchor.blockHash());
    if (header.number() != anchor.blockNumber()) {
      throw new MalformedException(
          "blockNumber is " + anchor.blockNumber() + ", the L2 header's " + header.number());
    }
    return "L2 block " + header.number();
  }

  String anchor() throws MalformedException {
    EvidencePackage.AnchorPart anchor = evidence.anchor();
    QbftHeader block = QbftHeader.read(evidence.block().header());
    Bytes32 stateRoot = HeaderFields.read(anchor.header()).stateRoot();
    Bytes32 storageRoot =
        StateProof.account(stateRoot, anchor.contract(), anchor.accountProof()).storageRoot();
    Bytes32 slot = StateProof.mappingEntry(AnchorRecord.ANCHORS_SLOT, block.number());
    Bytes32 stored = StateProof.slot(storageRoot, slot, anchor.storageProof());
    same("the anchor stored on the L2", stored, anchorRecord().digest());
    return "contract " + anchor.contract() + " on chain " + anchor.chainId();
  }

  AnchorRecord anchorRecord() throws MalformedException {
    QbftHeader block = QbftHeader.read(evidence.block().header());
    Bytes32 sealHash = Keccak256.of(evidence.block().header());
    return evidence.anchorRecord(block.number(), sealHash, block.stateRoot());
  }

  private static void same(String what, Bytes32 actual, Bytes32 expected)
      throws MalformedException {
    if (!actual.equals(expected)) {
      throw new MalformedException(what + " is " + actual + ", not " + expected);
    }
  }
}
