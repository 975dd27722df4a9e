package org.concordat.genesis.ceremony;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.GenesisException;

/// A public value nobody could know when it was announced, and how often it is hashed, so that
/// nobody could choose it either: its contribution has no secret, and everybody can repeat it.
///
/// @param value 1 to 255 bytes
/// @param iterationsLog the base-2 logarithm of the number of SHA-256 rounds, 10 to 63 in a file;
///   {@link #ITERATIONS_LOG_MAX} here
public record Beacon(Bytes value, int iterationsLog) {
  public static final int SIZE_MAX = 255;
  public static final int ITERATIONS_LOG_MIN = 10;

  /// Minutes of work: a verifier is not made to do more by a file.
  public static final int ITERATIONS_LOG_MAX = 32;

  public Beacon {
    if (value.isEmpty() || value.size() > SIZE_MAX) {
      throw new IllegalArgumentException("a beacon has 1 to 255 bytes, not " + value.size());
    }
    if (iterationsLog < ITERATIONS_LOG_MIN || iterationsLog > ITERATIONS_LOG_MAX) {
      throw new IllegalArgumentException(
          "a beacon is hashed 2^10 to 2^32 times, not 2^" + iterationsLog);
    }
  }

  /// The words its contribution draws its keys from.
  ChaChaStream stream() {
    MessageDigest sha = sha256();
    byte[] hash = value.toArrayUnsafe();
    for (long i = 0; i < 1L << iterationsLog; i++) {
      hash = sha.digest(hash);
    }
    return new ChaChaStream(hash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new GenesisException("this JVM has no SHA-256: use another one", e);
    }
  }
}
