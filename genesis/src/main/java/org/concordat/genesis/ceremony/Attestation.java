package org.concordat.genesis.ceremony;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.GenesisException;

/// What a member signs after contributing, so that a hash in a transcript is somebody's: names in a
/// transcript are not authenticated by it.
///
/// @param member as the consortium knows it
/// @param circuitHash and contributionHash 64 bytes each, as the step printed them
/// @param number of the contribution, from 1
public record Attestation(String member, Bytes circuitHash, int number, Bytes contributionHash) {
  public Attestation {
    if (member.isBlank() || member.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a member's name is one line of text");
    }
  }

  /// The text that is signed.
  public String statement() {
    return """
    concordat ceremony attestation 1
    member: %s
    circuit: %s
    contribution: %d %s
    I drew my secret at random, used it for this contribution alone and kept no copy.
    """
        .formatted(
            member,
            circuitHash.toUnprefixedHexString(),
            number,
            contributionHash.toUnprefixedHexString());
  }

  /// SHA-256 of the statement, which is what the member's key signs.
  public Bytes32 digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return Bytes32.wrap(sha.digest(statement().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new GenesisException("this JVM has no SHA-256: use another one", e);
    }
  }
}
