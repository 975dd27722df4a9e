package org.concordat.chain.types;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;

/// A header with its body. That the one fits the other is for the ledger to check.
public record Block(BlockHeader header, BlockBody body) {
  /// The on-chain hash ([BlockHashing#hash]).
  ///
  /// @throws org.concordat.chain.rlp.RlpException when the extra data is not QBFT's
  public Bytes32 hash() {
    return BlockHashing.hash(header);
  }

  public long number() {
    return header.number();
  }

  /// The same block, of the same transactions in other objects.
  public Block withTransactions(List<Transaction> transactions) {
    return new Block(header, new BlockBody(transactions, body.withdrawals()));
  }

  public Bytes encode() {
    RlpWriter writer = new RlpWriter();
    write(writer);
    return writer.toBytes();
  }

  public void write(RlpWriter writer) {
    writer.startList().writeRaw(header.encode());
    body.write(writer);
    writer.endList();
  }

  /// Reads what [#encode] writes.
  ///
  /// @throws org.concordat.chain.rlp.RlpException for everything else
  public static Block decode(Bytes encoded) {
    return RlpReader.decodeList(encoded, Block::readFields);
  }

  /// Reads a block that is an item of something larger, such as a QBFT proposal.
  public static Block read(RlpReader reader) {
    return reader.readList(Block::readFields);
  }

  private static Block readFields(RlpReader in) {
    return new Block(BlockHeader.read(in), BlockBody.read(in));
  }
}
