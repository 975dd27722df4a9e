package org.concordat.chain.network;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/// Blocks as one peer claims them.
///
/// @param from whose claim it is; nobody's when there are none
/// @param blocks consecutive, encoded
public record Fetched(String from, List<Bytes> blocks) {
  public static final Fetched NOTHING = new Fetched("", List.of());

  public Fetched {
    blocks = List.copyOf(blocks);
  }
}
