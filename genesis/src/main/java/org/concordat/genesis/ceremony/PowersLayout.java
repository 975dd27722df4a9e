package org.concordat.genesis.ceremony;

import org.concordat.genesis.snarkfile.Malformed;

/// Where the lists stand in the two files of an exchange: a hash of 64 bytes, the lists, and what
/// follows.
enum PowersLayout {
  /// Of a challenge.
  UNCOMPRESSED(1, 0),
  /// Of a response: half the size for each point, and the proofs at the end.
  COMPRESSED(2, PowersSecret.Proofs.SIZE);

  private final int divisor;
  private final int trailer;

  PowersLayout(int divisor, int trailer) {
    this.divisor = divisor;
    this.trailer = trailer;
  }

  int pointSize(PowersSection section) {
    return section.group().size() / divisor;
  }

  long offset(PowersSection section, int power) {
    long at = Blake2b.SIZE;
    for (PowersSection earlier : PowersSection.values()) {
      if (earlier == section) {
        return at;
      }
      at += earlier.points(power) * pointSize(earlier);
    }
    throw new IllegalStateException("no list " + section);
  }

  long trailerOffset(int power) {
    return offset(PowersSection.BETA_G2, power) + pointSize(PowersSection.BETA_G2);
  }

  int trailerSize() {
    return trailer;
  }

  /// @throws Malformed if no file of this layout has that size
  int power(long size) {
    for (int power = 1; power <= PowersFile.POWER_MAX; power++) {
      if (trailerOffset(power) + trailer == size) {
        return power;
      }
    }
    throw new Malformed(size + " bytes: no power of tau gives a file of that size");
  }
}
