package org.concordat.chain.types;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.genesis.Address;

/// What a transaction left behind (EIP-658, EIP-2718).
///
/// @param cumulativeGasUsed of the block up to and including this transaction
public record Receipt(
    TransactionType type, boolean success, long cumulativeGasUsed, Bloom bloom, List<Log> logs) {
  private static final int FIRST_LIST_BYTE = 0xc0;
  private static final int MAX_TOPICS = 4;

  public Receipt {
    logs = List.copyOf(logs);
  }

  /// With the bloom of its logs.
  public static Receipt of(
      TransactionType type, boolean success, long cumulativeGasUsed, List<Log> logs) {
    return new Receipt(type, success, cumulativeGasUsed, Bloom.of(logs), logs);
  }

  /// The form under the receipts root: a list, behind a type byte unless legacy.
  public Bytes encode() {
    RlpWriter writer = new RlpWriter().startList();
    writer.writeScalar(success ? 1 : 0).writeScalar(cumulativeGasUsed);
    writer.writeBytes(bloom.bytes()).writeList(logs, Receipt::writeLog).endList();
    return type == TransactionType.LEGACY
        ? writer.toBytes()
        : Bytes.concatenate(Bytes.of(type.code()), writer.toBytes());
  }

  /// Reads what [#encode] writes.
  ///
  /// @throws RlpException for everything else
  public static Receipt decode(Bytes encoded) {
    if (encoded.isEmpty()) {
      throw new RlpException("an empty receipt");
    }
    int first = encoded.get(0) & 0xff;
    if (first >= FIRST_LIST_BYTE) {
      return RlpReader.decodeList(encoded, in -> read(TransactionType.LEGACY, in));
    }
    TransactionType type =
        TransactionType.ofEnvelope(first)
            .orElseThrow(() -> new RlpException("unknown receipt type " + first));
    return RlpReader.decodeList(encoded.slice(1), in -> read(type, in));
  }

  private static Receipt read(TransactionType type, RlpReader in) {
    int status = in.readInt();
    if (status > 1) {
      throw new RlpException("receipt status " + status);
    }
    return new Receipt(
        type,
        status == 1,
        in.readLong(),
        new Bloom(in.readFixedBytes(Bloom.SIZE)),
        in.readListOf(Receipt::readLog));
  }

  private static Log readLog(RlpReader reader) {
    return reader.readList(in -> {
      Address address = in.readAddress();
      var topics = in.readListOf(RlpReader::readBytes32);
      if (topics.size() > MAX_TOPICS) {
        throw new RlpException("a log with " + topics.size() + " topics");
      }
      return new Log(address, topics, in.readBytes());
    });
  }

  private static void writeLog(RlpWriter writer, Log log) {
    writer.startList().writeAddress(log.address());
    writer.writeList(log.topics(), RlpWriter::writeBytes).writeBytes(log.data()).endList();
  }
}
