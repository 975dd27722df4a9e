package org.concordat.genesis.compliance;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;

/// A record of the schema `due-diligence/1` as field elements, in the schema's order, with the
/// blinding of its commitment. Nothing checks here that they are what a valid record would hold.
public record ComplianceRecord(
    Fr lei, Fr legalName, Fr level, Fr expiry, Fr jurisdiction, Fr amount, Fr blinding) {
  /// keccak256 of `due-diligence/1`, reduced: what a content digest of that schema begins with.
  static final Fr SCHEMA =
      Fr.reduce(
          Bytes.fromHexString(
              "0x6449815739360c76917c5524bf817eb8f5bceb354b97ed9fe691d1c287f557d9"));

  /// What the issuer signs and the commitment hides.
  public Fr contentDigest() {
    return Poseidon.hash(SCHEMA, lei, legalName, level, expiry, jurisdiction, amount);
  }

  public Fr commitment() {
    return Poseidon.hash(contentDigest(), blinding);
  }

  @Override
  public String toString() {
    return "ComplianceRecord[withheld]";
  }
}
