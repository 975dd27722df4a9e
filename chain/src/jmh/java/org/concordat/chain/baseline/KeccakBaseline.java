package org.concordat.chain.baseline;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.concordat.chain.crypto.Keccak;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Keccak-256 of a key, of a branch of the trie, and of something long. SHA3-256 has another
/// padding and the same work: a reference, no candidate.
@State(Scope.Thread)
public class KeccakBaseline {
  @Param({"32", "532", "10240"})
  private int size;

  private byte[] input = new byte[0];

  @Setup
  public void draw() {
    input = new byte[size];
    new Random(size).nextBytes(input);
  }

  @Benchmark
  public byte[] ours() {
    return Keccak.hash(input);
  }

  @Benchmark
  public byte[] bouncyCastle() {
    KeccakDigest digest = new KeccakDigest(256);
    digest.update(input, 0, input.length);
    byte[] out = new byte[32];
    digest.doFinal(out, 0);
    return out;
  }

  @Benchmark
  public byte[] sha3OfTheJdk() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA3-256").digest(input);
  }
}
