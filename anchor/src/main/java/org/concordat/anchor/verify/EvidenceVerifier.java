package org.concordat.anchor.verify;

import org.concordat.anchor.evidence.EvidencePackage;
import org.concordat.anchor.evidence.EvidenceReader;
import org.concordat.anchor.evidence.ReadResult;
import org.concordat.anchor.proof.HeaderFields;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.verify.LinkCheck.LinkFailure;
import org.concordat.anchor.verify.Verdict.Word;

/// Checks every link of an evidence package again from its bytes.
///
/// What stays with the reader is in the verdict's assumptions: which genesis hash and which anchor
/// contract are the consortium's, and whether the L2 block is part of the L2. `valid` says what the
/// validators finalised and when the public could see it, not that they executed it rightly.
public final class EvidenceVerifier {
  private final TrustOptions trust;
  private final RememberedSigners signers = new RememberedSigners();

  public EvidenceVerifier(TrustOptions trust) {
    this.trust = trust;
  }

  /// @param file a package file as found, of any content
  public Verdict verify(byte[] file) {
    return switch (EvidenceReader.read(file)) {
      case ReadResult.Read read -> verify(read.evidence(), read.version());
      case ReadResult.Refused refused -> refuse(refused);
    };
  }

  public Verdict verify(EvidencePackage evidence) {
    return verify(evidence, EvidencePackage.VERSION);
  }

  private Verdict verify(EvidencePackage evidence, int version) {
    Findings findings = new Findings();
    findings.check(Link.FORMAT, () -> "version " + version);
    checkConsortium(findings, new PackageLinks(evidence, signers));
    checkTrust(findings, evidence);
    checkEndpoint(findings, evidence);
    return findings.verdict("every link holds from the record to the anchor on the L2");
  }

  private static Verdict refuse(ReadResult.Refused refused) {
    Word word =
        switch (refused.fault()) {
          case TAMPERED -> Word.TAMPERED;
          case INCOMPLETE -> Word.INCOMPLETE;
          case UNKNOWN_VERSION -> Word.UNKNOWN_VERSION;
        };
    Findings findings = new Findings();
    findings.fail(Link.FORMAT, word, refused.where() + " " + refused.reason());
    return findings.verdict("");
  }

  private static void checkConsortium(Findings findings, PackageLinks links) {
    findings.check(Link.GENESIS, links::genesis);
    findings.check(Link.VALIDATORS, links::validators);
    findings.check(Link.SET_CHANGES, links::setChanges);
    findings.check(Link.BLOCK, links::block);
    findings.check(Link.SEALS, links::seals);
    findings.check(Link.REGISTRY, links::registry);
    findings.check(Link.BATCH, links::batch);
    findings.check(Link.RECORD, links::record);
    findings.check(Link.L2_BLOCK, links::l2Block);
    findings.check(Link.ANCHOR, links::anchor);
  }

  private void checkTrust(Findings findings, EvidencePackage evidence) {
    String genesis = evidence.network().genesisHash().toHexString();
    trust
        .genesisHash()
        .ifPresentOrElse(
            hash -> findings.check(Link.TRUSTED_GENESIS, () -> same(genesis, hash.toHexString())),
            () ->
                findings.assume(
                    Link.TRUSTED_GENESIS,
                    "compare the consortium's genesis hash with the one it published: " + genesis));
    String contract = evidence.anchor().contract().toHex();
    trust
        .contract()
        .ifPresentOrElse(
            address -> findings.check(Link.TRUSTED_CONTRACT, () -> same(contract, address.toHex())),
            () ->
                findings.assume(
                    Link.TRUSTED_CONTRACT,
                    "compare ConsortiumAnchor's address with the one the consortium published: "
                        + contract));
    trust
        .freshness()
        .ifPresent(limit -> findings.check(Link.FRESHNESS, () -> fresh(evidence, limit)));
  }

  private void checkEndpoint(Findings findings, EvidencePackage evidence) {
    trust
        .l2()
        .ifPresentOrElse(
            l2 -> findings.check(Link.L2_ENDPOINT, new EndpointLink(evidence, l2)::check),
            () -> findings.assume(Link.L2_ENDPOINT, l2Assumption(evidence.anchor())));
  }

  private static String l2Assumption(EvidencePackage.AnchorPart anchor) {
    return "compare the hash of block %d of the L2 with chain id %d: %s"
        .formatted(anchor.blockNumber(), anchor.chainId(), anchor.blockHash());
  }

  private static String same(String actual, String trusted) throws MalformedException {
    if (!actual.equals(trusted)) {
      throw new MalformedException("it is " + actual + ", trusted is " + trusted);
    }
    return actual;
  }

  private static String fresh(EvidencePackage evidence, TrustOptions.Freshness limit)
      throws MalformedException, LinkFailure {
    long made = HeaderFields.read(evidence.anchor().header()).timestamp();
    long age = limit.nowSeconds() - made;
    if (age > limit.maximumAgeSeconds()) {
      throw new LinkFailure(
          Word.STALE, "anchored " + age + " s ago, allowed are " + limit.maximumAgeSeconds());
    }
    return "anchored " + age + " s ago";
  }
}
