package org.concordat.genesis.groth16;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.snarkfile.Reading;
import org.concordat.genesis.snarkfile.WtnsFile;

/// The value of every wire of a circuit: what a proof hides, but for the public inputs.
public final class Witness {
  private final long[] plain;

  private Witness(long[] plain) {
    this.plain = plain;
  }

  /// @param values of all wires, the constant one first
  public static Witness of(List<Fr> values) {
    long[] plain = ScalarArrays.pack(values);
    for (int i = 0; i < plain.length; i += ScalarArrays.STRIDE) {
      ScalarArrays.toPlain(plain, i, plain, i);
    }
    return ofPlain(plain);
  }

  /// @param plain as {@link WtnsFile} reads it; not copied
  public static Witness ofPlain(long[] plain) {
    if (plain.length < ScalarArrays.STRIDE || plain[0] != 1) {
      throw new IllegalArgumentException("wire 0 is not the constant one");
    }
    return new Witness(plain);
  }

  public static Reading<Witness> read(Path path) {
    return switch (WtnsFile.read(path)) {
      case Reading.Refused<long[]>(String reason) -> new Reading.Refused<>(reason);
      case Reading.Accepted<long[]>(long[] plain) -> new Reading.Accepted<>(new Witness(plain));
    };
  }

  public int wires() {
    return plain.length / ScalarArrays.STRIDE;
  }

  /// The wires that come right after the constant one.
  public List<Fr> publicInputs(int count) {
    List<Fr> inputs = new ArrayList<>();
    long[] element = ScalarArrays.zeros(1);
    for (int i = 1; i <= count; i++) {
      ScalarArrays.fromPlain(element, 0, plain, i * ScalarArrays.STRIDE);
      inputs.add(ScalarArrays.load(element, 0));
    }
    return inputs;
  }

  /// Not a copy: for this package, which does not write to it.
  long[] plain() {
    return plain;
  }
}
