package org.concordat.anchor.verify;

import java.util.Set;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.evidence.EvidencePackage;
import org.concordat.anchor.proof.HeaderFields;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.QbftHeader;
import org.concordat.anchor.proof.Seals;
import org.concordat.anchor.proof.SignerRecovery;
import org.concordat.genesis.Address;

/// The validators from the genesis state to the anchored block. The list in a block's state seals
/// the blocks after it, so each change is sealed by the validators before it.
final class ValidatorHistory {
  private final EvidencePackage evidence;
  private final SignerRecovery recovery;

  ValidatorHistory(EvidencePackage evidence, SignerRecovery recovery) {
    this.evidence = evidence;
    this.recovery = recovery;
  }

  Set<Address> genesis() throws MalformedException {
    HeaderFields header = HeaderFields.read(evidence.network().genesisHeader());
    return evidence.network().validators().check(header.stateRoot());
  }

  /// Who seals the anchored block.
  Set<Address> inForce() throws MalformedException {
    Set<Address> known = genesis();
    long last = 0;
    for (EvidencePackage.SetChangePart change : evidence.network().setChanges()) {
      QbftHeader header = QbftHeader.readCommitForm(change.header());
      if (header.number() <= last) {
        throw new MalformedException(
            "a change in block " + header.number() + " after one in block " + last);
      }
      known = after(change, header, known);
      last = header.number();
    }
    long anchored = QbftHeader.read(evidence.block().header()).number();
    if (anchored <= last) {
      throw new MalformedException(
          "a change in block " + last + ", not before the anchored block " + anchored);
    }
    return known;
  }

  private Set<Address> after(
      EvidencePackage.SetChangePart change, QbftHeader header, Set<Address> known)
      throws MalformedException {
    Bytes32 sealHash = Keccak256.of(change.header());
    try {
      Seals.check(sealHash, change.seals(), known, recovery);
      Set<Address> next = change.validators().check(header.stateRoot());
      if (next.equals(known)) {
        throw new MalformedException("nothing changes");
      }
      return next;
    } catch (MalformedException e) {
      throw new MalformedException("change in block " + header.number() + ": " + e.reason());
    }
  }
}
