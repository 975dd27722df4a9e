package org.concordat.chain.vectors;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.types.BlockHeader;

/// The chain of execution-apis: 54 blocks from Frontier to the second blob-parameter fork. Blocks
/// of its early part have ommers, some late ones blob transactions.
public final class SampleChain {
  /// Of block 0, which is not in the file.
  public static final String GENESIS_HASH =
      "0x44fd89d504659cd58f48f4796b77a7e7012cf296a2409afa2f6c3cb99b5b3d99";

  private SampleChain() {}

  public static List<Bytes> blocks() {
    RlpReader reader = RlpReader.of(Bytes.wrap(Vectors.bytes("blocks/execution_apis_chain.rlp")));
    List<Bytes> blocks = new ArrayList<>();
    while (!reader.isAtEnd()) {
      blocks.add(reader.readRaw());
    }
    return blocks;
  }

  public static List<BlockHeader> headers() {
    return blocks().stream()
        .map(block -> BlockHeader.read(RlpReader.of(block).readList()))
        .toList();
  }
}
