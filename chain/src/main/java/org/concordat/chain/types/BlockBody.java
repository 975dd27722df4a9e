package org.concordat.chain.types;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;

/// What a block holds besides its header. There are no ommers under QBFT: the encoding has their
/// empty list.
///
/// @param withdrawals present, and empty in practice, from Shanghai on
public record BlockBody(List<Transaction> transactions, Optional<List<Withdrawal>> withdrawals) {
  public BlockBody {
    transactions = List.copyOf(transactions);
    withdrawals = withdrawals.map(List::copyOf);
  }

  /// A body as QBFT validators produce it.
  ///
  /// @param fromShanghai whether it carries the (empty) list of withdrawals
  public static BlockBody of(List<Transaction> transactions, boolean fromShanghai) {
    return new BlockBody(transactions, fromShanghai ? Optional.of(List.of()) : Optional.empty());
  }

  /// `[transactions, ommers, withdrawals?]`, as bodies are stored and sent on their own.
  public Bytes encode() {
    RlpWriter writer = new RlpWriter().startList();
    write(writer);
    return writer.endList().toBytes();
  }

  /// Reads what [#encode] writes.
  ///
  /// @throws RlpException for everything else
  public static BlockBody decode(Bytes encoded) {
    return RlpReader.decodeList(encoded, BlockBody::read);
  }

  /// Reads the items, without a list around them, to the end of the reader.
  static BlockBody read(RlpReader in) {
    List<Transaction> transactions = in.readListOf(TransactionDecoder::readInBody);
    if (!in.readList().isAtEnd()) {
      throw new RlpException("a block with ommers");
    }
    return new BlockBody(
        transactions,
        in.isAtEnd() ? Optional.empty() : Optional.of(in.readListOf(Withdrawal::read)));
  }

  void write(RlpWriter writer) {
    writer.writeList(transactions, TransactionEncoder::writeInBody).startList().endList();
    withdrawals.ifPresent(list -> writer.writeList(list, (w, withdrawal) -> withdrawal.write(w)));
  }
}
