package org.concordat.genesis.circuit;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.util.List;
import java.util.stream.IntStream;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;

/// A value for each wire. All but the public ones are secret.
public final class Witness {
  private final WireCounts counts;
  private final long[] values;

  /// @param values packed, one for each wire; the array becomes the witness's own
  Witness(WireCounts counts, long[] values) {
    this.counts = counts;
    this.values = values;
  }

  public int size() {
    return counts.wires();
  }

  public Fr value(int wire) {
    return ScalarArrays.load(values, wire * STRIDE);
  }

  /// What a verifier is given, in order.
  public List<Fr> publics() {
    return IntStream.rangeClosed(1, counts.publics()).mapToObj(this::value).toList();
  }

  /// A copy, packed (see {@link ScalarArrays}).
  public long[] packed() {
    return values.clone();
  }

  /// The plain numbers, as {@link org.concordat.genesis.snarkfile.WtnsFile} writes them and a
  /// prover takes them.
  public long[] plain() {
    long[] plain = new long[values.length];
    for (int at = 0; at < values.length; at += STRIDE) {
      ScalarArrays.toPlain(plain, at, values, at);
    }
    return plain;
  }

  @Override
  public String toString() {
    return "Witness[withheld]";
  }
}
