package org.concordat.chain.p2p.eth;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.p2p.wire.Message;
import org.concordat.chain.p2p.wire.MessageSpace;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.types.BlockBody;

/// Messages of `eth` to bytes.
///
/// @param version decides the form of receipts and of Status
public record EthWriter(int version) {
  private static final int FIRST_LIST_BYTE = 0xc0;

  /// With the id it has on this connection.
  public Message message(EthMessage message, MessageSpace space) {
    return space.message(Protocols.ETH, EthCode.of(message).code(), payload(message));
  }

  Bytes payload(EthMessage message) {
    RlpWriter out = new RlpWriter().startList();
    write(message, out);
    return out.endList().toBytes();
  }

  private void write(EthMessage message, RlpWriter out) {
    switch (message) {
      case Status status -> status.write(out);
      case EthMessage.NewBlockHashes(var blocks) ->
          blocks.forEach(
              it -> out.startList().writeBytes(it.hash()).writeScalar(it.number()).endList());
      case EthMessage.Transactions(var encoded) -> encoded.forEach(it -> transaction(it, out));
      case EthMessage.GetBlockHeaders request -> headersRequest(request, out);
      case EthMessage.BlockHeaders(long id, var headers) ->
          out.writeScalar(id).writeList(headers, (w, it) -> w.writeRaw(it.encode()));
      case EthMessage.GetBlockBodies(long id, var hashes) -> hashesRequest(id, hashes, out);
      case EthMessage.BlockBodies(long id, var bodies) ->
          out.writeScalar(id)
              .writeList(bodies, (RlpWriter w, BlockBody it) -> w.writeRaw(it.encode()));
      case EthMessage.NewBlock(Bytes block, var difficulty) ->
          out.writeRaw(block).writeScalar(difficulty);
      case EthMessage.NewPooledTransactionHashes(Bytes types, var sizes, var hashes) -> {
        out.writeBytes(types).writeList(sizes, (w, it) -> w.writeScalar(it));
        out.writeList(hashes, (w, it) -> w.writeBytes(it));
      }
      case EthMessage.GetPooledTransactions(long id, var hashes) -> hashesRequest(id, hashes, out);
      case EthMessage.PooledTransactions(long id, var encoded) ->
          out.writeScalar(id).writeList(encoded, (w, it) -> transaction(it, w));
      case EthMessage.GetReceipts(long id, var hashes) -> hashesRequest(id, hashes, out);
      case EthMessage.Receipts(long id, var blocks) ->
          out.writeScalar(id)
              .writeList(
                  blocks,
                  (w, block) ->
                      w.writeList(block, (v, it) -> ReceiptForm.of(version).write(it, v)));
      case EthMessage.BlockRangeUpdate(long earliest, long latest, Bytes32 hash) ->
          out.writeScalar(earliest).writeScalar(latest).writeBytes(hash);
    }
  }

  private static void headersRequest(EthMessage.GetBlockHeaders request, RlpWriter out) {
    out.writeScalar(request.requestId()).startList();
    switch (request.start()) {
      case EthMessage.Start.AtHash(Bytes32 hash) -> out.writeBytes(hash);
      case EthMessage.Start.AtNumber(long number) -> out.writeScalar(number);
    }
    out.writeScalar(request.amount()).writeScalar(request.skip());
    out.writeScalar(request.reverse() ? 1 : 0).endList();
  }

  private static void hashesRequest(long id, List<Bytes32> hashes, RlpWriter out) {
    out.writeScalar(id).writeList(hashes, (w, it) -> w.writeBytes(it));
  }

  /// A legacy transaction is a list among the items, any other a string that holds an envelope.
  private static void transaction(Bytes encoded, RlpWriter out) {
    if (!encoded.isEmpty() && (encoded.get(0) & 0xff) >= FIRST_LIST_BYTE) {
      out.writeRaw(encoded);
    } else {
      out.writeBytes(encoded);
    }
  }
}
