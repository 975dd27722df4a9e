package org.concordat.privacy.commitment;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import org.concordat.genesis.bn254.Fr;

/// The secret that makes a commitment hide its record: a uniform element of the scalar field.
/// Whoever loses it can no longer open the commitment; whoever learns it can test guesses of the
/// record.
public final class Blinding {
  private static final int BYTES = 32;

  /// The field's modulus has 254 bits; the two bits above it are cleared before the comparison.
  private static final int TOP_BYTE_MASK = 0x3f;

  private final Fr value;

  public Blinding(Fr value) {
    this.value = value;
  }

  /// Draws until the 254 bits fall below the modulus (three in four do), so that no value is more
  /// likely than another.
  public static Blinding draw(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    while (true) {
      random.nextBytes(bytes);
      bytes[0] &= TOP_BYTE_MASK;
      Optional<Fr> drawn = Fr.of(new BigInteger(1, bytes));
      if (drawn.isPresent()) {
        return new Blinding(drawn.get());
      }
    }
  }

  public Fr value() {
    return value;
  }

  @Override
  public String toString() {
    return "Blinding[withheld]";
  }
}
