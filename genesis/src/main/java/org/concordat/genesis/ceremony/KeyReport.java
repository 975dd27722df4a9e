package org.concordat.genesis.ceremony;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.GenesisException;

/// A key in which everything is in order.
///
/// @param circuitHash 64 bytes: of the key nobody had contributed to
/// @param contributions in order, at least one
public record KeyReport(Bytes circuitHash, List<KeyProvenance.Contribution> contributions) {
  public KeyReport {
    contributions = List.copyOf(contributions);
  }

  /// What goes on chain for the whole transcript: SHA-256 over the circuit's hash and each
  /// contribution's.
  public Bytes32 transcriptHash() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(circuitHash.toArrayUnsafe());
      contributions.forEach(each -> sha.update(each.hash().toArrayUnsafe()));
      return Bytes32.wrap(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new GenesisException("this JVM has no SHA-256: use another one", e);
    }
  }
}
