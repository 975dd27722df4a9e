package org.concordat.chain.evm.precompile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.concordat.chain.crypto.Ripemd160;

/// SHA-256 (2), RIPEMD-160 (3) and identity (4): a base price and a price per word.
final class Hashes {
  static final Precompile SHA_256 = new PerWord(60, 12, Hashes::sha256);
  static final Precompile RIPEMD_160 = new PerWord(600, 120, Hashes::ripemd160);
  static final Precompile IDENTITY = new PerWord(15, 3, input -> input);

  private static final int WORD = 32;

  private Hashes() {}

  @FunctionalInterface
  private interface Function {
    byte[] apply(byte[] input);
  }

  private record PerWord(long base, long word, Function function) implements Precompile {
    @Override
    public long gas(byte[] input) {
      return base + word * Input.words(input);
    }

    @Override
    public Optional<byte[]> run(byte[] input) {
      return Optional.of(function.apply(input));
    }
  }

  static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// 20 bytes, padded on the left to a word.
  private static byte[] ripemd160(byte[] input) {
    byte[] digest = Ripemd160.hash(input);
    byte[] word = new byte[WORD];
    System.arraycopy(digest, 0, word, WORD - digest.length, digest.length);
    return word;
  }
}
