package org.concordat.chain.conformance;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Transaction;
import org.concordat.chain.types.Withdrawal;

/// A block of any chain: unlike a QBFT block it may hold blob transactions and have ommers.
///
/// @param size of its encoding, in bytes
record PlainBlock(
    int size,
    BlockHeader header,
    List<Transaction> transactions,
    boolean hasOmmers,
    boolean hasWithdrawals,
    List<Withdrawal> withdrawals) {

  static PlainBlock decode(Bytes encoded) {
    return RlpReader.decodeList(encoded, in -> read(in, encoded.size()));
  }

  private static PlainBlock read(RlpReader in, int size) {
    BlockHeader header = BlockHeader.read(in);
    List<Transaction> transactions = in.readListOf(PlainBlock::transaction);
    boolean hasOmmers = !in.readList().isAtEnd();
    boolean hasWithdrawals = !in.isAtEnd();
    return new PlainBlock(
        size,
        header,
        transactions,
        hasOmmers,
        hasWithdrawals,
        hasWithdrawals ? in.readListOf(PlainBlock::withdrawal) : List.of());
  }

  private static Transaction transaction(RlpReader in) {
    return in.nextIsList()
        ? Transaction.decode(in.readRaw())
        : TransactionFields.transaction(in.readBytes());
  }

  private static Withdrawal withdrawal(RlpReader reader) {
    return reader.readList(in ->
        new Withdrawal(
            in.readUnsignedLong(), in.readUnsignedLong(), in.readAddress(), in.readUnsignedLong()));
  }
}
