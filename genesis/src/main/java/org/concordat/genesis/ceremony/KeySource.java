package org.concordat.genesis.ceremony;

import org.apache.tuweni.bytes.Bytes;

/// Where a new key's points come from: the powers of tau of a ceremony, or secrets that are known.
/// Any thread may ask.
interface KeySource {
  Bytes alphaG1();

  Bytes betaG1();

  Bytes betaG2();

  /// `count` affine points of a list in a row, from the `from`-th on.
  long[] points(KeyPart part, int from, int count);
}
