package org.concordat.genesis.ceremony;

import org.apache.tuweni.bytes.Bytes;

/// Powers of tau in whatever form they are kept. Any thread may ask.
interface PowersSource {
  /// The largest circuit has 2^power constraints.
  int power();

  /// `count` affine points of a list in a row, from the `from`-th on.
  ///
  /// @throws org.concordat.genesis.snarkfile.Malformed for one that is not on its curve
  long[] points(PowersSection section, long from, int count);

  /// Point `index`, as a value.
  default Bytes point(PowersSection section, long index) {
    return section.group().load(points(section, index, 1), 0);
  }
}
