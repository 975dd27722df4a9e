package org.concordat.anchor.verify;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.evidence.EvidencePackage;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.Seals;
import org.concordat.anchor.verify.LinkCheck.LinkFailure;
import org.concordat.anchor.verify.Verdict.Word;

/// Asks a node of the L2 whether the package's L2 block is canonical and the contract still says
/// the same.
final class EndpointLink {
  private final EvidencePackage evidence;
  private final L2View l2;

  EndpointLink(EvidencePackage evidence, L2View l2) {
    this.evidence = evidence;
    this.l2 = l2;
  }

  String check() throws MalformedException, LinkFailure {
    try {
      return ask(evidence.anchor());
    } catch (AnchorException e) {
      throw new LinkFailure(Word.INCOMPLETE, "the L2 endpoint could not be asked: " + e.code());
    }
  }

  private String ask(EvidencePackage.AnchorPart anchor) throws MalformedException, LinkFailure {
    long chainId = l2.chainId();
    if (chainId != anchor.chainId()) {
      throw new MalformedException("the endpoint is of chain " + chainId);
    }
    Optional<Bytes32> canonical = l2.blockHash(anchor.blockNumber());
    if (canonical.isEmpty()) {
      throw new LinkFailure(
          Word.INCOMPLETE, "the endpoint has no L2 block " + anchor.blockNumber() + " yet");
    }
    checkContract(anchor);
    if (!canonical.get().equals(anchor.blockHash())) {
      throw new LinkFailure(
          Word.STALE,
          "L2 block " + anchor.blockNumber() + " is now " + canonical.get() + "; collect it anew");
    }
    return "L2 block " + anchor.blockNumber() + " is canonical and the contract holds the anchor";
  }

  private void checkContract(EvidencePackage.AnchorPart anchor) throws MalformedException {
    if (l2.code(anchor.contract()).isEmpty()) {
      throw new MalformedException("there is no contract at " + anchor.contract());
    }
    AnchorRecord expected = new PackageLinks(evidence, Seals::signer).anchorRecord();
    Bytes32 stored = l2.anchor(anchor.contract(), expected.blockNumber());
    if (!stored.equals(expected.digest())) {
      throw new MalformedException(
          "the contract holds " + stored + " for block " + expected.blockNumber());
    }
  }
}
