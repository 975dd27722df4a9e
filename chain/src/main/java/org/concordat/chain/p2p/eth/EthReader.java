package org.concordat.chain.p2p.eth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHeader;

/// Bytes of a peer to messages of `eth`.
///
/// @param version decides the form of receipts and of Status
public record EthReader(int version) {
  /// @throws RlpException when the bytes are malformed
  /// @throws PeerFault when there is no such message, or a list in it is too long
  public EthMessage read(int code, Bytes payload) {
    EthCode known =
        EthCode.of(code).orElseThrow(() -> PeerFault.breach("eth has no message " + code));
    if (known == EthCode.BLOCK_RANGE_UPDATE && version < Protocols.ETH_69) {
      throw PeerFault.breach("a block range on eth/" + version);
    }
    return RlpReader.decodeList(payload, in -> read(known, in));
  }

  private EthMessage read(EthCode code, RlpReader in) {
    return switch (code) {
      case STATUS -> Status.read(in, version);
      case NEW_BLOCK_HASHES ->
          new EthMessage.NewBlockHashes(
              rest(in, EthLimits.BLOCK_HASHES, it -> it.readList(EthReader::reference)));
      case TRANSACTIONS ->
          new EthMessage.Transactions(rest(in, EthLimits.TRANSACTIONS, EthReader::transaction));
      case GET_BLOCK_HEADERS -> headersRequest(in);
      case BLOCK_HEADERS ->
          new EthMessage.BlockHeaders(
              in.readUnsignedLong(), list(in, EthLimits.HEADERS, BlockHeader::read));
      case GET_BLOCK_BODIES ->
          new EthMessage.GetBlockBodies(in.readUnsignedLong(), hashes(in, REQUESTED));
      case BLOCK_BODIES ->
          new EthMessage.BlockBodies(
              in.readUnsignedLong(), list(in, REQUESTED, it -> BlockBody.decode(it.readRaw())));
      case NEW_BLOCK -> new EthMessage.NewBlock(in.readRaw(), in.readWord());
      case NEW_POOLED_TRANSACTION_HASHES -> announcement(in);
      case GET_POOLED_TRANSACTIONS ->
          new EthMessage.GetPooledTransactions(in.readUnsignedLong(), hashes(in, REQUESTED));
      case POOLED_TRANSACTIONS ->
          new EthMessage.PooledTransactions(
              in.readUnsignedLong(), list(in, REQUESTED, EthReader::transaction));
      case GET_RECEIPTS -> new EthMessage.GetReceipts(in.readUnsignedLong(), hashes(in, REQUESTED));
      case RECEIPTS ->
          new EthMessage.Receipts(
              in.readUnsignedLong(),
              list(in, REQUESTED, it -> it.readListOf(ReceiptForm.of(version)::read)));
      case BLOCK_RANGE_UPDATE -> range(in);
    };
  }

  /// Hashes a peer may ask for at once; what is served of them is less.
  private static final int REQUESTED = 1024;

  private static EthMessage.BlockReference reference(RlpReader in) {
    return new EthMessage.BlockReference(in.readBytes32(), in.readLong());
  }

  private static EthMessage headersRequest(RlpReader in) {
    long id = in.readUnsignedLong();
    return in.readList(it -> {
      Bytes first = it.readBytes();
      EthMessage.Start start =
          first.size() == Bytes32.SIZE
              ? new EthMessage.Start.AtHash(Bytes32.wrap(first))
              : new EthMessage.Start.AtNumber(number(first));
      int amount = (int) Math.min(it.readLong(), EthLimits.HEADERS);
      long skip = it.readLong();
      return new EthMessage.GetBlockHeaders(id, start, amount, skip, it.readInt() != 0);
    });
  }

  private static long number(Bytes scalar) {
    if (scalar.size() > Long.BYTES || (!scalar.isEmpty() && scalar.get(0) == 0)) {
      throw new RlpException("neither a block hash nor a block number");
    }
    long number = scalar.toLong();
    if (number < 0) {
      throw new RlpException("a block number above 2^63 - 1");
    }
    return number;
  }

  private static EthMessage announcement(RlpReader in) {
    Bytes types = in.readBytes();
    List<Integer> sizes = list(in, EthLimits.ANNOUNCED, RlpReader::readInt);
    List<Bytes32> hashes = hashes(in, EthLimits.ANNOUNCED);
    if (types.size() != sizes.size() || sizes.size() != hashes.size()) {
      throw new RlpException("an announcement whose lists differ in length");
    }
    return new EthMessage.NewPooledTransactionHashes(types, sizes, hashes);
  }

  private static EthMessage range(RlpReader in) {
    var range = new EthMessage.BlockRangeUpdate(in.readLong(), in.readLong(), in.readBytes32());
    if (range.latest() < range.earliest()) {
      throw PeerFault.breach("a block range that ends before it begins");
    }
    return range;
  }

  private static Bytes transaction(RlpReader in) {
    return in.nextIsList() ? in.readRaw() : in.readBytes();
  }

  private static List<Bytes32> hashes(RlpReader in, int most) {
    return list(in, most, RlpReader::readBytes32);
  }

  private static <T> List<T> list(RlpReader in, int most, Function<RlpReader, T> item) {
    return rest(in.readList(), most, item);
  }

  /// All items up to the end, counted while they are read.
  private static <T> List<T> rest(RlpReader in, int most, Function<RlpReader, T> item) {
    List<T> items = new ArrayList<>();
    while (!in.isAtEnd()) {
      if (items.size() == most) {
        throw PeerFault.breach("a list of more than " + most + " items");
      }
      items.add(item.apply(in));
    }
    return List.copyOf(items);
  }
}
