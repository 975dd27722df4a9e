package org.concordat.anchor.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.evidence.EvidencePackage;
import org.concordat.anchor.evidence.EvidencePackage.SetChangePart;
import org.concordat.anchor.proof.HeaderFields;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.QbftHeader;
import org.concordat.anchor.proof.Seals;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.anchor.relayer.ConsortiumSource;
import org.concordat.genesis.Address;

/// Collects the changes of the validators: block by block from what Constitution tells, each with
/// the seals of those before it. What the node leaves out shows in the seals.
final class ValidatorChanges {
  private final ProofSource chain;
  private final ConsortiumSource source;

  ValidatorChanges(ProofSource chain, ConsortiumSource source) {
    this.chain = chain;
    this.source = source;
  }

  /// @param genesis the validators before block 1
  List<SetChangePart> before(long block, Set<Address> genesis) throws MalformedException {
    List<SetChangePart> changes = new ArrayList<>();
    Set<Address> known = genesis;
    for (long number : source.constitutionBlocks(1, block - 1)) {
      if (source.validators(number).equals(known)) {
        continue;
      }
      if (changes.size() == EvidencePackage.MAXIMUM_SET_CHANGES) {
        throw new MalformedException("more set changes than a package holds");
      }
      SetChangePart change = change(number, known);
      changes.add(change);
      known = validatorsAfter(change);
    }
    return changes;
  }

  private SetChangePart change(long number, Set<Address> known) throws MalformedException {
    QbftHeader header = QbftHeader.read(chain.header(number).encoded());
    List<Bytes> seals = Seals.canonical(header.sealHash(), header.extra().seals(), known);
    return new SetChangePart(header.commitForm(), seals, ValidatorProofs.collect(chain, number));
  }

  /// Who seals the blocks after the last change of a package.
  static Set<Address> inForce(EvidencePackage.NetworkPart network) throws MalformedException {
    if (!network.setChanges().isEmpty()) {
      return validatorsAfter(network.setChanges().getLast());
    }
    ValidatorProof genesis = network.validators();
    return genesis.check(HeaderFields.read(network.genesisHeader()).stateRoot());
  }

  private static Set<Address> validatorsAfter(SetChangePart change) throws MalformedException {
    return change.validators().check(QbftHeader.read(change.header()).stateRoot());
  }
}
