package org.concordat.chain.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.genesis.Address;

/// The commit seals of a header: a quorum of distinct validators signed it in its round. Their
/// order says nothing, and the proposer need not be among them.
public final class SealRules {
  private SealRules() {}

  public static Optional<Breach> check(
      BlockHeader header, QbftExtraData extraData, List<Address> validators) {
    List<Signature> seals = extraData.seals();
    if (seals.size() > validators.size()) {
      return Breach.of(Rule.SEALS, seals.size() + " seals of " + validators.size() + " validators");
    }
    Bytes32 digest = BlockHashing.commitHash(header);
    Set<Address> signers = new HashSet<>();
    for (Signature seal : seals) {
      Optional<Address> signer = Secp256k1.recover(digest, seal);
      if (signer.isEmpty() || !validators.contains(signer.get())) {
        return Breach.of(Rule.SEALS, signer + " is no validator of this block");
      }
      if (!signers.add(signer.get())) {
        return Breach.of(Rule.SEALS, signer.get() + " sealed twice");
      }
    }
    int quorum = Quorum.of(validators.size());
    return Breach.unless(
        signers.size() >= quorum, Rule.SEALS, signers.size() + " seals", "at least " + quorum);
  }
}
